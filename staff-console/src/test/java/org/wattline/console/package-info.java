@NullMarked
package org.wattline.console;

import org.jspecify.annotations.NullMarked;
