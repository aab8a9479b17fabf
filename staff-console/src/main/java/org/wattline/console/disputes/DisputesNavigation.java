package org.wattline.console.disputes;

/** Where disputes and refunds are. */
public final class DisputesNavigation {
  /** Both, in two parts. */
  public static final String DISPUTES = "disputes";

  private DisputesNavigation() {}
}
