package org.wattline.billing.contract.vee;

/** What became of an exception that somebody decided about. */
public enum DecisionOutcome {
  /** Whoever decided owns it now. */
  TAKEN,
  /** Nobody owns it now. */
  RELEASED,
  /** The values stand. */
  ACCEPTED,
  /** What is missing is being estimated. */
  ESTIMATED,
  /** The values are marked as wrong and estimated anew. */
  REJECTED,
  /** Not done: there is no such exception. */
  UNKNOWN,
  /** Not done: it was settled before. */
  SETTLED,
  /** Not done: somebody settled it at the same time. */
  SETTLED_MEANWHILE,
  /** Not done: a register's read is put right by the right read of its day, or accepted. */
  READ_OF_REGISTER,
  /** Not done: there are no values to reject, they are missing. */
  NOTHING_TO_REJECT;

  /** Whether what was decided was done. */
  public boolean isDone() {
    return compareTo(UNKNOWN) < 0;
  }
}
