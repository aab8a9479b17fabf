package org.wattline.billing.contract.metering;

/**
 * Values one after the other that share a quality.
 *
 * @param from the first value's place in the series
 * @param count how many values
 * @param quality of a value; of an hour, day, month or year, the worst in it
 * @param code the grid operator's own code, such as {@code S14}; empty where there is none, and for
 *     anything but intervals
 */
public record QualityRun(int from, int count, UsageQuality quality, String code) {}
