package org.wattline.billing.contract.tariffs;

import java.math.BigDecimal;
import java.util.List;

/**
 * What usage comes to by a tariff.
 *
 * @param total of lines and taxes as printed
 * @param currency ISO 4217
 * @param complete whether nothing was refused; otherwise the total is not the whole
 * @param refusals what could not be rated, and why
 */
public record RatedBill(
    BigDecimal total,
    String currency,
    boolean complete,
    List<RatedLine> lines,
    List<RatedTax> taxes,
    List<String> refusals) {}
