/** The command that prices files. */
@NullMarked
package org.wattline.commands.rate;

import org.jspecify.annotations.NullMarked;
