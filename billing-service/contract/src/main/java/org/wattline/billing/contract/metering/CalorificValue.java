package org.wattline.billing.contract.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The energy in a cubic metre of gas, in one area from a day on.
 *
 * @param area the grid operator's code
 * @param from the first day; it holds until the day of the next value
 * @param kwhPerCubicMetre as metered, at most 6 decimals
 * @param source who stated it, or where
 * @param revision from 1, counted up each time that the day's value is put right
 */
public record CalorificValue(
    String area,
    LocalDate from,
    BigDecimal kwhPerCubicMetre,
    CalorificState state,
    String source,
    int revision,
    Instant recordedAt,
    String recordedBy) {}
