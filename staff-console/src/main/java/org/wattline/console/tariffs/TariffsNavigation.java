package org.wattline.console.tariffs;

import java.util.UUID;

/** Where products and their tariffs are. */
public final class TariffsNavigation {
  /** The products. */
  public static final String TARIFFS = "tariffs";

  static final String NEW = TARIFFS + "/new";
  static final String PRODUCT = TARIFFS + "/:productId";

  private TariffsNavigation() {}

  static String to(UUID product) {
    return TARIFFS + "/" + product;
  }
}
