/**
 * The packed form of interval data: one blob of bytes for one channel and one market-local day.
 * Metering stores it, rating computes from it, and nobody else needs to know how it looks inside.
 */
@NullMarked
package org.wattline.kernel.codec;

import org.jspecify.annotations.NullMarked;
