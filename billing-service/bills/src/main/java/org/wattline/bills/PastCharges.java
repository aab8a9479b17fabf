package org.wattline.bills;

import java.util.List;

/** What issued bills charged on periods. */
public interface PastCharges {
  /** All lines and taxes on a period, of every bill, the oldest first. */
  Charges on(PeriodKey period);

  /**
   * Lines and taxes.
   *
   * @param currency ISO 4217
   */
  record Charges(
      String currency, List<BillDocument.Line> lines, List<BillDocument.TaxAmount> taxes) {}
}
