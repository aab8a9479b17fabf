package org.wattline.billing.contract.collections;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A document that an arrangement covers.
 *
 * @param number what people know it by
 * @param dueOn when it falls due by itself; an arrangement does not change that
 * @param amount what was open of it
 */
public record CoveredItem(UUID documentId, String number, LocalDate dueOn, BigDecimal amount) {}
