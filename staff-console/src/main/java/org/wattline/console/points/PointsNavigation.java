package org.wattline.console.points;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where service points and their meters are. */
public final class PointsNavigation {
  /** The service points. */
  public static final String POINTS = "points";

  /** Where a point is registered. */
  public static final String NEW = POINTS + "/new";

  static final String POINT = POINTS + "/:servicePointId";
  static final String INSTALL = POINT + "/install";
  static final String EXCHANGE = POINT + "/exchange";
  static final String REMOVE = POINT + "/remove";
  static final String MARKET_ID = "id";
  static final String METER = "meter";

  private PointsNavigation() {}

  /** A point. */
  public static String to(UUID point) {
    return POINTS + "/" + point;
  }

  /** Where a point of this market id is registered. */
  public static String register(String marketId) {
    return NEW + "?" + MARKET_ID + "=" + URLEncoder.encode(marketId, StandardCharsets.UTF_8);
  }

  static String install(UUID point) {
    return to(point) + "/install";
  }

  static String exchange(UUID point, UUID meter) {
    return to(point) + "/exchange?" + METER + "=" + meter;
  }

  static String remove(UUID point, UUID meter) {
    return to(point) + "/remove?" + METER + "=" + meter;
  }
}
