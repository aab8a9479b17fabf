/**
 * How rating works. {@code Plan} binds a tariff to a period and to what decides prices; {@code
 * Measurements} sums each channel in one pass; pricers turn sums into formulas, one class for each
 * kind of component; the {@code Biller} rounds, taxes and totals. Nothing outside the rating module
 * uses this package.
 */
@NullMarked
package org.wattline.rating.engine;

import org.jspecify.annotations.NullMarked;
