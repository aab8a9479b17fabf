package org.wattline.billing.contract.ledger;

import java.util.UUID;

/** What one account owes, by how long it is overdue. */
public record AgedAccount(UUID accountId, String number, String customerName, Aging aging) {}
