package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of how an amount came about, with the steps that it was made of.
 *
 * @param kind what was done: {@code measured}, {@code price}, {@code fact}, {@code carried}, {@code
 *     line}, {@code sum}, {@code product}, {@code difference}, {@code quotient}, {@code least},
 *     {@code greatest}, {@code rounded}, {@code tiered}, {@code tier}
 * @param value its exact result, to 12 digits where it has more
 * @param unit of a measured value or a price
 * @param channel of what was measured
 * @param from the first day it speaks of: of what was measured, or of the price version
 * @param to the first day after
 * @param period the time-of-use period
 * @param tier the tier, from 1
 * @param at when a peak was reached
 * @param of what it was made of
 */
public record ExplainedStep(
    String kind,
    BigDecimal value,
    @Nullable String unit,
    @Nullable String channel,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String period,
    @Nullable Integer tier,
    @Nullable Instant at,
    List<ExplainedStep> of) {}
