/**
 * The books of what customers owe: double entry, append-only, per account and per general ledger
 * account; and which document is still open. It knows nothing of energy.
 *
 * <p>{@link org.wattline.billing.ledger.Ledger} books {@link
 * org.wattline.billing.ledger.Transaction}s in the caller's transaction. {@link
 * org.wattline.billing.ledger.OpenItems} says which document a payment pays. Whoever books to an
 * account's receivables also opens an item or allocates a credit of the same amount and day; {@link
 * org.wattline.billing.ledger.AccountBooks} shows both to people, {@link
 * org.wattline.billing.ledger.BookReports} sums them up and tells where they differ.
 */
@ApplicationModule(
    displayName = "Ledger",
    allowedDependencies = {"access", "audit", "copying", "customers"})
@NullMarked
package org.wattline.billing.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
