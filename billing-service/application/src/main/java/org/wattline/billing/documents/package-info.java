/**
 * Bills as what customers are sent: set as letters, written as e-invoices, mailed. It computes
 * nothing: amounts are the bill's.
 *
 * <p>{@link org.wattline.billing.documents.BillFiles} gives a bill's files, {@link
 * org.wattline.billing.documents.BillPost} knows what became of each on its way, {@link
 * org.wattline.billing.documents.IssuerRegister} keeps who bills are from.
 */
@ApplicationModule(
    displayName = "Documents",
    allowedDependencies = {"access", "audit", "bills", "customers", "metering", "premises"})
@NullMarked
package org.wattline.billing.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
