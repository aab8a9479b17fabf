/** Tests of the reading of deliveries. */
@org.jspecify.annotations.NullMarked
package org.wattline.billing.metering.internal.intake;
