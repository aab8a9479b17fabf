package org.wattline.billing.contract.metering;

/**
 * Whether a channel is part of its point's usage. Two channels that measure the same energy must
 * not both be.
 */
public record Counting(boolean counted) {}
