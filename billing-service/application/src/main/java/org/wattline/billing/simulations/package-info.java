/**
 * What usage comes to by other prices: a draft tried on real accounts, and what a customer would
 * pay on each tariff. Nothing is stored; the code that prices is that of bills.
 */
@ApplicationModule(
    displayName = "Simulations",
    allowedDependencies = {"access", "customers", "metering", "tariffs", "agreements"})
@NullMarked
package org.wattline.billing.simulations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
