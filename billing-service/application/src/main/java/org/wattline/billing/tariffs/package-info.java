/**
 * Products and the tariffs that price them: drafts, versions published under four eyes, and the
 * values of the indices that prices follow, every revision of them.
 *
 * <p>{@link org.wattline.billing.tariffs.TariffBook} gives the tariff of a product bound to days,
 * as known at a moment: what bills and simulations are rated with. {@link
 * org.wattline.billing.tariffs.TariffPublished} tells of a new version.
 */
@ApplicationModule(
    displayName = "Tariffs",
    allowedDependencies = {"access", "audit", "customers"})
@NullMarked
package org.wattline.billing.tariffs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
