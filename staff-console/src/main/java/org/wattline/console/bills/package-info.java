/** Bills as staff read them to a caller: every line opens down to how it came about. */
@NullMarked
package org.wattline.console.bills;

import org.jspecify.annotations.NullMarked;
