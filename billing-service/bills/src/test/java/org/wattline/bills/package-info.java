/** Billing calendars and random histories: suppliers' books kept in memory. */
@NullMarked
package org.wattline.bills;

import org.jspecify.annotations.NullMarked;
