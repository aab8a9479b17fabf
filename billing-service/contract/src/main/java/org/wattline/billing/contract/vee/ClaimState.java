package org.wattline.billing.contract.vee;

/** What became of a claim. */
public enum ClaimState {
  /** To be sent; also again, when its day passed without an answer. */
  OPEN,
  /** The grid operator has it. */
  SENT,
  /** Values came, or the grid operator said what became of them. */
  ANSWERED,
  /** Somebody ended it. */
  CLOSED
}
