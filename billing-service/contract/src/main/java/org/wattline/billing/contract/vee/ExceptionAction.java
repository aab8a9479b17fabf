package org.wattline.billing.contract.vee;

/** What staff do with exceptions. */
public enum ExceptionAction {
  /** Become their owner. */
  TAKE,
  /** Owned by nobody again. */
  RELEASE,
  /** The values stand. */
  ACCEPT,
  /** Fill gaps now, also longer ones than are filled without being asked for. */
  ESTIMATE,
  /** The values are wrong: mark them so, and estimate them anew. */
  REJECT
}
