package org.wattline.billing.contract.billing;

import java.time.LocalDate;

/**
 * Days whose energy has no cost yet.
 *
 * @param from the first day
 * @param to the first day after
 */
public record UncostedDays(LocalDate from, LocalDate to, ParkReason reason) {}
