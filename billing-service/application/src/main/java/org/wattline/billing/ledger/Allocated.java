package org.wattline.billing.ledger;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * How much of a document a credit has paid.
 *
 * @param amount above zero
 */
public record Allocated(UUID creditId, UUID documentId, BigDecimal amount) {}
