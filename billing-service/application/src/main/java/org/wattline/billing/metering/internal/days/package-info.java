/**
 * A channel's local day in memory: its values, what each is worth, how it is packed, and which of
 * two values holds. Knows no database and no clock, so that it can be tried by the million.
 */
@NullMarked
package org.wattline.billing.metering.internal.days;

import org.jspecify.annotations.NullMarked;
