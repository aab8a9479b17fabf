package org.wattline.billing.contract.billing;

import java.math.BigDecimal;

/**
 * A check and how often it speaks in a run.
 *
 * @param accounts how many accounts
 * @param total the sum of their bills
 */
public record CheckGroup(CheckCode code, int accounts, BigDecimal total) {}
