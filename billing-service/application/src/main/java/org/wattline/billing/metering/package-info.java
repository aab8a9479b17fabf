/**
 * Meters, their registers, and where they hang when.
 *
 * <p>{@link org.wattline.billing.metering.MeterInventory} keeps them. A meter hangs at one point at
 * a time and a place at a point has one meter at a time: the database refuses the rest.
 */
@ApplicationModule(
    displayName = "Metering",
    allowedDependencies = {"access", "audit", "premises"})
@NullMarked
package org.wattline.billing.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
