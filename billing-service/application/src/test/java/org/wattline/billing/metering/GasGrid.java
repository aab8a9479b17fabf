package org.wattline.billing.metering;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;

/** Operators of gas grids, and points on their grids. */
final class GasGrid {
  private final Desk desk;
  private final Post post;
  private final TwoTenants tenants;
  private final JdbcClient jdbc;

  GasGrid(Desk desk, Post post, TwoTenants tenants, JdbcClient jdbc) {
    this.desk = desk;
    this.post = post;
    this.tenants = tenants;
    this.jdbc = jdbc;
  }

  static String aCode() {
    return "gas-" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L);
  }

  /** From now on there is an operator of this code. */
  void operates(String code) {
    tenants.as(
        tenants.acme(),
        () ->
            jdbc.sql(
                    "insert into grid_operator (code, name, commodity, point_id_scheme)"
                        + " values (:code, 'Gas', 'GAS', 'OWN')")
                .param("code", code)
                .update());
  }

  /** A new point's id. */
  String point(String marketId, String operator) {
    Map<String, Object> point =
        new HashMap<>(post.village.newPoint(marketId, "OWN", "Europe/Brussels"));
    point.put("commodity", "GAS");
    point.put("gridOperator", operator);
    return desk.made(Role.SUPERVISOR, "/api/v1/service-points", point).text("id");
  }
}
