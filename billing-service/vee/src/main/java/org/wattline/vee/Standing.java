package org.wattline.vee;

/**
 * What a value of an interval is worth to whoever validates and estimates. Stored as a byte each in
 * a {@link ChannelSeries}.
 */
public final class Standing {
  /** There is no value, or one that is marked as wrong. */
  public static final byte GAP = 0;

  /**
   * Read from a meter, or put in its place by whoever operates it for good. Never replaced here.
   */
  public static final byte ACTUAL = 1;

  /** Estimated by the grid operator: neither a gap nor something to estimate from. */
  public static final byte ESTIMATED = 2;

  /** Estimated here: a gap still, that is estimated anew whenever more is known. */
  public static final byte OWN_ESTIMATE = 3;

  private Standing() {}

  /** Whether the true value has yet to come and we are to stand in for it. */
  public static boolean isGap(byte standing) {
    return standing == GAP || standing == OWN_ESTIMATE;
  }
}
