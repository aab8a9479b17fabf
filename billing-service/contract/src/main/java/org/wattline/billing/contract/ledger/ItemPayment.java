package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a credit paid of a document.
 *
 * @param creditId the payment, credit note or write-off
 * @param on from when on it counts
 * @param amount above zero
 */
public record ItemPayment(UUID creditId, LocalDate on, BigDecimal amount) {}
