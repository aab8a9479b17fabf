package org.wattline.billing.collections.internal;

import org.wattline.billing.collections.ArrangementState;
import org.wattline.billing.contract.collections.ArrangementEnd;
import org.wattline.billing.contract.collections.ArrangementStatus;

/** States in the words of the contract. */
final class ShownStates {
  private ShownStates() {}

  static ArrangementStatus status(ArrangementState state) {
    return switch (state) {
      case ArrangementState.Kept kept -> ArrangementStatus.KEPT;
      case ArrangementState.Late late -> ArrangementStatus.LATE;
      case ArrangementState.Broken broken -> ArrangementStatus.BROKEN;
      case ArrangementState.Completed completed -> ArrangementStatus.COMPLETED;
      case ArrangementState.Cancelled cancelled -> ArrangementStatus.CANCELLED;
    };
  }

  /**
   * @param toStaff whether the reader may know who ended it and why
   */
  static ArrangementEnd end(StoredArrangement.End end, boolean toStaff) {
    return new ArrangementEnd(end.on(), toStaff ? end.by() : null, toStaff ? end.reason() : null);
  }
}
