package org.wattline.console.vee;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.vee.ClaimState;

/** Where exceptions of meter data and claims for it are. */
public final class VeeNavigation {
  /** The queue. */
  public static final String QUEUE = "meter-data";

  /** Claims to grid operators. */
  public static final String CLAIMS = "grid-claims";

  /** Edits that wait for a second person. */
  static final String EDITS = QUEUE + "/edits";

  static final String EXCEPTION = QUEUE + "/:exceptionId";

  private VeeNavigation() {}

  /** An exception, met in a queue. */
  static String to(UUID exception, QueueFilter queue) {
    return QUEUE + "/" + exception + queue.suffix();
  }

  /** A queue. */
  static String to(QueueFilter queue) {
    return QUEUE + queue.suffix();
  }

  /** Where an exception is. */
  public static String to(UUID exception) {
    return QUEUE + "/" + exception;
  }

  /** The open exceptions of a point. */
  public static String toPoint(UUID servicePoint) {
    return QUEUE + "?point=" + servicePoint;
  }

  /** Claims in a state, to one grid operator or, where it is null, to all. */
  static String toClaims(ClaimState state, @Nullable String gridOperator) {
    return CLAIMS
        + "?state="
        + state
        + (gridOperator == null
            ? ""
            : "&operator=" + URLEncoder.encode(gridOperator, StandardCharsets.UTF_8));
  }

  /** The open exceptions of a rule. */
  public static String toRule(String rule) {
    return QUEUE + "?rule=" + rule;
  }
}
