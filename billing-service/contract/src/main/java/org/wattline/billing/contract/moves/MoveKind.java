package org.wattline.billing.contract.moves;

/** What moved. */
public enum MoveKind {
  MOVE_OUT,
  MOVE_IN,
  /** One account out and another in on the same day. */
  CHANGE_OF_OCCUPANT
}
