package org.wattline.billing.contract.billing;

/** Where a run is in its life. */
public enum RunState {
  /** Its accounts are counted; nothing is computed yet. */
  SELECTED,
  /** Bills are being computed. */
  PREVIEWING,
  /** All is computed; somebody looks at it. */
  PREVIEWED,
  /** Somebody else than its maker approved it. */
  APPROVED,
  /** Bills are being issued. */
  FINALISING,
  FINALISED,
  /** Stopped by staff; it can go on where it was. */
  PAUSED,
  /** Given up. What was issued stays issued. */
  CANCELLED
}
