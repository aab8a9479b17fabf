package org.wattline.billing.contract.billing;

import java.time.LocalDate;

/**
 * The intervals or register reads behind a line.
 *
 * @param channel such as {@code import}; the usage pages show its intervals
 * @param registers whether they are reads of registers
 * @param from the first day
 * @param to the first day after
 * @param minutes of each interval; 0 for registers
 * @param count how many intervals or registers
 * @param estimated how many of them the tariff's policy estimated
 * @param hash XXH64 of the values, sixteen hexadecimal digits; empty for registers
 */
public record ExplainedEvidence(
    String channel,
    boolean registers,
    LocalDate from,
    LocalDate to,
    int minutes,
    int count,
    int estimated,
    String hash) {}
