package org.wattline.billing.contract.collections;

/** How an arrangement stands today. It follows from what came in, and is kept nowhere. */
public enum ArrangementStatus {
  /** Every instalment that fell due is paid. */
  KEPT,
  /** An instalment is missing, and its days of grace are not over. */
  LATE,
  /** An instalment was missing when its days of grace were over. */
  BROKEN,
  COMPLETED,
  CANCELLED;

  /** Whether what it covers is still to be paid by its instalments. */
  public boolean runs() {
    return this == KEPT || this == LATE;
  }
}
