/**
 * Moves out and in as one flow over agreements, supplies and reads, and the points that stand empty
 * between.
 */
@ApplicationModule(
    displayName = "Moves",
    allowedDependencies = {"access", "audit", "customers", "premises", "metering", "agreements"})
@NullMarked
package org.wattline.billing.moves;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
