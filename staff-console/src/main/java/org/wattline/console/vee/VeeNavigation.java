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

  static final String EXCEPTION = QUEUE + "/:exceptionId";

  private VeeNavigation() {}

  /** Where an exception is. */
  public static String to(UUID exception) {
    return QUEUE + "/" + exception;
  }

  /** The open exceptions of a point. */
  static String toPoint(UUID servicePoint) {
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

  static String toRule(String rule) {
    return QUEUE + "?rule=" + rule;
  }
}
