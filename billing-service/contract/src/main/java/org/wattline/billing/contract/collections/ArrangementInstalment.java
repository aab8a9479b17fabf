package org.wattline.billing.contract.collections;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An instalment and what of it is still to be paid. What comes in pays them in their order.
 *
 * @param number from 1 on, in the order of the days
 * @param amount above zero
 * @param open 0 to the amount
 */
public record ArrangementInstalment(
    int number, LocalDate dueOn, BigDecimal amount, BigDecimal open) {}
