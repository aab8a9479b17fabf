package org.wattline.billing.contract.collections;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is to be paid by when.
 *
 * @param number from 1 on, in the order of the days
 * @param amount above zero
 */
public record PlannedInstalment(int number, LocalDate dueOn, BigDecimal amount) {}
