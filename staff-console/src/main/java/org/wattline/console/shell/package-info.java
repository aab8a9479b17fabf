/** The console's frame: few areas at the left, one search at the top; and the pages for trouble. */
@NullMarked
package org.wattline.console.shell;

import org.jspecify.annotations.NullMarked;
