/**
 * Payment arrangements: what an account owes on a day, paid by monthly instalments.
 *
 * <p>{@link org.wattline.billing.collections.Arrangements} offers, agrees, shows and ends them. An
 * {@link org.wattline.billing.collections.ArrangementPolicy} says who gets which, a {@link
 * org.wattline.billing.collections.Schedule} splits the sum, and a {@link
 * org.wattline.billing.collections.Standing} is worked out from what came in: nothing of how an
 * arrangement stands is stored. The books hear of it by {@link
 * org.wattline.billing.ledger.Deferrals}, which this module answers.
 */
@ApplicationModule(
    displayName = "Collections",
    allowedDependencies = {"access", "audit", "copying", "customers", "ledger", "requests"})
@NullMarked
package org.wattline.billing.collections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
