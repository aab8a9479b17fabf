/**
 * AEMO's Meter Data File Format: NEM12 interval data and NEM13 accumulated readings of the
 * Australian National Electricity Market. All its times are market time, UTC+10 without daylight
 * saving.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.nem;
