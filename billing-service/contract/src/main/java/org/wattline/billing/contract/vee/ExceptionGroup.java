package org.wattline.billing.contract.vee;

/**
 * Open exceptions of one rule.
 *
 * @param atStake Wh or litres in doubt
 */
public record ExceptionGroup(String rule, ExceptionSeverity severity, long open, long atStake) {}
