package org.wattline.billing.metering.internal;

/**
 * A meter hangs at a point from now on. Told within the transaction that says so.
 *
 * @param serial as on its plate
 */
public record MeterInstalled(String serial) {}
