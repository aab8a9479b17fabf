package org.wattline.billing.contract.ledger;

import java.math.BigDecimal;

/**
 * What is owed, by days overdue; each 0 or more.
 *
 * @param notDue falls due that day or later
 * @param over90 more than 90 days overdue
 * @param inCredit paid and not used for any document
 * @param total all that is owed less what is in credit
 */
public record Aging(
    BigDecimal notDue,
    BigDecimal days1To30,
    BigDecimal days31To60,
    BigDecimal days61To90,
    BigDecimal over90,
    BigDecimal inCredit,
    BigDecimal total) {}
