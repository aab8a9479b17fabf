package org.wattline.billing.metering.internal.intake;

/** A delivery of the bound supplier was read to its end. */
public record DeliveryRead() {}
