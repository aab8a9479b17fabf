package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One side of a transaction.
 *
 * @param accountId the customer's account, where the leg concerns one
 * @param amount debit above zero, credit below
 */
public record JournalLeg(BookAccount gl, @Nullable UUID accountId, BigDecimal amount) {}
