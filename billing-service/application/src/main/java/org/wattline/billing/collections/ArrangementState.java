package org.wattline.billing.collections;

import java.time.LocalDate;

/** Where an arrangement stands on a day. */
public sealed interface ArrangementState {

  /** Every instalment that fell due is paid. */
  record Kept() implements ArrangementState {}

  /**
   * An instalment is missing, and its days of grace are not over.
   *
   * @param dueOn its day, the first of them where several are
   */
  record Late(LocalDate dueOn) implements ArrangementState {}

  /** An instalment was missing when its days of grace were over: from that day on all is due. */
  record Broken(LocalDate on) implements ArrangementState {}

  /** All came in. */
  record Completed() implements ArrangementState {}

  /** Staff ended it. */
  record Cancelled(LocalDate on) implements ArrangementState {}

  /** Whether what it covers is still to be paid by its instalments. */
  default boolean runs() {
    return this instanceof Kept || this instanceof Late;
  }
}
