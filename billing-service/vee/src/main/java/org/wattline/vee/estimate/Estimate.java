package org.wattline.vee.estimate;

/**
 * A value for a gap.
 *
 * @param slot interval of the series
 * @param value in the series' counts
 * @param method how it was worked out
 * @param scaled whether it was scaled to what registers counted
 */
public record Estimate(int slot, long value, Method method, boolean scaled) {}
