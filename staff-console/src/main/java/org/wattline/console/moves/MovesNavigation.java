package org.wattline.console.moves;

import java.util.UUID;

/** Where moves and vacant points are. */
public final class MovesNavigation {
  /** The points that nobody holds. */
  public static final String VACANCIES = "vacancies";

  static final String NEW = "moves/new";
  static final String MOVE = "moves/:moveId";
  static final String ACCOUNT = "account";
  static final String POINT = "point";
  static final String DAY = "day";

  private MovesNavigation() {}

  /** A move of an account: out, in, or out with somebody after it. */
  public static String ofAccount(UUID account) {
    return NEW + "?" + ACCOUNT + "=" + account;
  }

  /** A move in to a point. */
  public static String into(UUID servicePoint) {
    return NEW + "?" + POINT + "=" + servicePoint;
  }

  static String to(UUID move) {
    return "moves/" + move;
  }
}
