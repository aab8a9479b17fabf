/**
 * Meters and where they hang; meter data as it arrives, and usage as it is known.
 *
 * <p>{@link org.wattline.billing.metering.MeterInventory} keeps the meters. {@link
 * org.wattline.billing.metering.Deliveries} receives files and accounts for every record; what came
 * for a point is a channel's, one row for each local day and revision. {@link
 * org.wattline.billing.metering.UsageFeed} gives it to rating, {@link
 * org.wattline.billing.metering.UsageReading} to people, and {@link
 * org.wattline.billing.metering.UsageChanges} tells what changed. {@link
 * org.wattline.billing.metering.RegisterReadings} keeps reads that people make, and {@link
 * org.wattline.billing.metering.CalorificValues} what a cubic metre of gas holds.
 */
@ApplicationModule(
    displayName = "Metering",
    allowedDependencies = {"access", "audit", "copying", "premises"})
@NullMarked
package org.wattline.billing.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
