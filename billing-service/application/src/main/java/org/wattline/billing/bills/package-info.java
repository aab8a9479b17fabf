/**
 * Bills as differences: what should be billed for an account's periods less what was billed, as
 * documents that never change; and the runs that make them for many accounts.
 *
 * <p>{@link org.wattline.billing.bills.Bills} shows bills to people, {@link
 * org.wattline.billing.bills.BillDirectory} to other modules, {@link
 * org.wattline.billing.bills.BillsIssued} tells of new ones. {@link
 * org.wattline.billing.bills.BillingRuns} makes them for many accounts at once. What a bill comes
 * to is worked out by {@code org.wattline.bills}, a jar without a database.
 */
@ApplicationModule(
    displayName = "Billing",
    allowedDependencies = {
      "access",
      "audit",
      "copying",
      "customers",
      "metering",
      "tariffs",
      "agreements",
      "ledger",
      "requests",
      "payments::bank"
    })
@NullMarked
package org.wattline.billing.bills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
