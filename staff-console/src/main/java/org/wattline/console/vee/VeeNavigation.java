package org.wattline.console.vee;

import java.util.UUID;

/** Where exceptions of meter data are. */
public final class VeeNavigation {
  /** The queue. */
  public static final String QUEUE = "meter-data";

  static final String EXCEPTION = QUEUE + "/:exceptionId";

  private VeeNavigation() {}

  static String to(UUID exception) {
    return QUEUE + "/" + exception;
  }

  static String toRule(String rule) {
    return QUEUE + "?rule=" + rule;
  }
}
