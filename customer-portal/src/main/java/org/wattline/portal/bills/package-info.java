/** Bills as letters, and every line of them down to the intervals. */
@NullMarked
package org.wattline.portal.bills;

import org.jspecify.annotations.NullMarked;
