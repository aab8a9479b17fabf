package org.wattline.acceptance.smoke.steps;

import java.time.LocalDate;
import java.util.Map;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.demo.history.StaffDesk;
import tools.jackson.databind.JsonNode;

/** The point of the customer's home is registered, and staff move the customer in. */
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
    journey.recall(NewProduct.class);
    LocalDate from = SupplyDays.now().from();
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
            Map.of("from", from.toString(), "direction", "IMPORT", "energisation", "ENERGISED")));
    Visitor staff = journey.atDesk(HireStaff.SUPERVISOR);
    staff.open(supplier.console(), "/accounts/" + account.id());
    staff.follow("Move");
    staff.find("Meter point", POINT);
    staff.chooseDay("First day of the new state", from);
    staff.find("Product", PublishTariff.NAME);
    staff.press("See what will happen");
    staff.seeHeading("Is this right?");
    staff.press("Confirm the move");
    staff.see("Moved in to " + POINT);
    staff.open(supplier.console(), "/accounts/" + account.id());
    staff.readOn();
    staff.see(POINT);
    staff.see("Running");
  }
}
