package org.wattline.acceptance.smoke.steps;

import java.util.List;
import java.util.Map;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.demo.history.StaffDesk;
import tools.jackson.databind.JsonNode;

/** The point of the customer's home is registered, and the customer moved in. */
public final class MoveIn implements Step {
  /** What the point is called in the market. */
  static final String POINT = "HP00000019";

  @Override
  public String name() {
    return "A service point is registered and the customer moves in";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    NewProduct product = journey.recall(NewProduct.class);
    String from = SupplyDays.now().from().toString();
    StaffDesk desk = journey.desk(supplier.slug(), HireStaff.SUPERVISOR, NewSupplier.PASSWORD);
    JsonNode premise =
        desk.post(
            "/premises",
            Map.of(
                "kind",
                "DWELLING",
                "address",
                Map.of(
                    "street", "12 Bay Street",
                    "postalCode", "94801",
                    "city", "Richmond",
                    "region", "CA",
                    "country", "US")));
    JsonNode point =
        desk.post(
            "/service-points",
            Map.of(
                "premiseId",
                premise.path("id").asString(),
                "scheme",
                "OWN",
                "marketId",
                POINT,
                "commodity",
                "ELECTRICITY",
                "metering",
                "METERED",
                "terms",
                Map.of("from", from, "direction", "IMPORT", "energisation", "ENERGISED")));
    desk.post(
        "/move-ins",
        Map.of(
            "accountId",
            account.id(),
            "servicePointId",
            point.path("id").asString(),
            "day",
            from,
            "reads",
            List.of(),
            "terms",
            Map.of(
                "productId",
                product.id(),
                "cycle",
                Map.of("kind", "MONTHLY", "anchorDay", 1),
                "attributes",
                Map.of(),
                "overrides",
                List.of())));

    Visitor staff = journey.atDesk(HireStaff.SUPERVISOR);
    staff.open(supplier.console(), "/accounts/" + account.id());
    staff.see(POINT);
    staff.see("Running");
  }
}
