package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;

/**
 * What is known of a register.
 *
 * @param digits whole digits of its display
 * @param period the time-of-use period that it counts; empty for all of them
 * @param power its display counts 10^power of the unit
 */
record RegisterFacts(int digits, BigDecimal multiplier, String period, int power) {}
