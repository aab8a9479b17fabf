package org.wattline.local.demo.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wattline.local.Http;
import tools.jackson.databind.JsonNode;

/** Registers customers, their accounts and premises, and moves them in. */
final class Registry {
  private final StaffDesk desk;
  private final boolean european;

  Registry(StaffDesk desk, boolean european) {
    this.desk = desk;
    this.european = european;
  }

  /** Makes what is not there yet of a household's supply. */
  Supplied ensure(Household household, LocalDate from, Map<String, Object> terms) {
    JsonNode known = desk.get("/service-points?q=" + household.marketId()).path("items");
    String pointId = known.isEmpty() ? point(household, from) : known.path(0).path("id").asString();
    JsonNode agreements =
        known.isEmpty() ? null : desk.get("/service-points/" + pointId + "/agreements");
    if (agreements != null && !agreements.isEmpty()) {
      JsonNode account = desk.get("/accounts/" + agreements.path(0).path("accountId").asString());
      return supplied(household, account, pointId);
    }
    JsonNode account = account(household);
    moveIn(account.path("id").asString(), pointId, from, terms);
    return supplied(household, account, pointId);
  }

  private static Supplied supplied(Household household, JsonNode account, String pointId) {
    return new Supplied(
        household, account.path("id").asString(), account.path("number").asString(), pointId);
  }

  private void moveIn(String accountId, String pointId, LocalDate day, Map<String, Object> terms) {
    desk.post(
        "/move-ins",
        Map.of(
            "accountId", accountId,
            "servicePointId", pointId,
            "day", day.toString(),
            "reads", List.of(),
            "terms", terms));
  }

  /** The account of whoever is registered by that address, or a new one. */
  JsonNode account(Household household) {
    if (!household.email().isEmpty()) {
      JsonNode found =
          desk.get("/customers?limit=1&" + Http.encoded(Map.of("q", household.email())));
      String customer = found.path("items").path(0).path("id").asString();
      return desk.get("/customers/" + customer + "/accounts").path("items").path(0);
    }
    Map<String, Object> customer = new HashMap<>();
    customer.put("kind", household.isBusiness() ? "ORGANISATION" : "PERSON");
    if (household.isBusiness()) {
      customer.put("organisationName", household.organisation());
    } else {
      customer.put("givenName", household.givenName());
      customer.put("familyName", household.familyName());
    }
    customer.put("language", household.language());
    customer.put("address", household.address());
    String id = desk.post("/customers", customer).path("id").asString();
    return desk.post("/accounts", Map.of("customerId", id, "delivery", "POST"));
  }

  private String point(Household household, LocalDate from) {
    String premise =
        desk.post(
                "/premises",
                Map.of(
                    "kind",
                    household.isBusiness() ? "BUSINESS" : "DWELLING",
                    "address",
                    household.address()))
            .path("id")
            .asString();
    return desk.post(
            "/service-points",
            Map.of(
                "premiseId",
                premise,
                "scheme",
                european ? "EAN18" : "OWN",
                "marketId",
                household.marketId(),
                "commodity",
                "ELECTRICITY",
                "metering",
                "METERED",
                "terms",
                Map.of(
                    "from",
                    from.toString(),
                    "direction",
                    household.shape().solarW() > 0 ? "BOTH" : "IMPORT",
                    "energisation",
                    "ENERGISED")))
        .path("id")
        .asString();
  }
}
