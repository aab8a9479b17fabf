/**
 * Agreements: which account is supplied at which point, when, by which product and on which terms.
 * They are kept by day and by knowledge: what was agreed, changed or undone can be read as it was
 * known at any moment.
 *
 * <p>{@link org.wattline.billing.agreements.AgreementDirectory} answers other modules; {@link
 * org.wattline.billing.agreements.AgreementChanged} tells of every change.
 */
@ApplicationModule(
    displayName = "Agreements",
    allowedDependencies = {"access", "audit", "customers", "premises", "tariffs"})
@NullMarked
package org.wattline.billing.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
