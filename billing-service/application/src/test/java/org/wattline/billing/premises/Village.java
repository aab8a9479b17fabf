package org.wattline.billing.premises;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.security.Role;

/** Builds what tests of points need, through the service's own doors. */
public final class Village {
  private final Desk desk;

  public Village(Desk desk) {
    this.desk = desk;
  }

  public String aPremise(String street) {
    Map<String, Object> address = new HashMap<>(Desk.ADDRESS);
    address.put("street", street);
    return made("/api/v1/premises", Map.of("kind", "DWELLING", "address", address)).text("id");
  }

  /** A point of an own number, in Brussels' zone. */
  public Answer aPoint(String marketId) {
    return made("/api/v1/service-points", newPoint(marketId, "OWN", "Europe/Brussels"));
  }

  public Answer aPoint(String marketId, String zone, String commodity) {
    Map<String, Object> point = new HashMap<>(newPoint(marketId, "OWN", zone));
    point.put("commodity", commodity);
    return made("/api/v1/service-points", point);
  }

  public Map<String, Object> newPoint(String marketId, String scheme, String zone) {
    return Map.of(
        "premiseId",
        aPremise("Meir 2"),
        "scheme",
        scheme,
        "marketId",
        marketId,
        "commodity",
        "ELECTRICITY",
        "metering",
        "METERED",
        "zone",
        zone,
        "terms",
        terms("2020-01-01"));
  }

  public static Map<String, Object> terms(String from) {
    return Map.of("from", from, "direction", "IMPORT", "energisation", "ENERGISED");
  }

  public void supply(String pointId, Member resident, String from, String to) {
    Map<String, Object> supply = new HashMap<>();
    supply.put("accountId", resident.accountId());
    supply.put("from", from);
    supply.put("to", to.isEmpty() ? null : to);
    made("/api/v1/service-points/" + pointId + "/supplies", supply);
  }

  private Answer made(String path, Object body) {
    return desk.made(Role.SUPERVISOR, path, body);
  }

  /** Eighteen digits whose last is right. */
  public static String anEan() {
    StringBuilder ean = new StringBuilder("5414488");
    while (ean.length() < 17) {
      ean.append(ThreadLocalRandom.current().nextInt(10));
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (ean.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return ean.append((10 - sum % 10) % 10).toString();
  }
}
