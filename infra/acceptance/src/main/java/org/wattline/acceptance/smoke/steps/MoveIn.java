package org.wattline.acceptance.smoke.steps;

import java.time.LocalDate;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** Staff register the point of the customer's home, install its meter, and move the customer in. */
public final class MoveIn implements Step {
  /** What the point is called in the market. */
  static final String POINT = "HP00000019";

  private static final String METER = "HPM000019";

  @Override
  public String name() {
    return "A point is registered, its meter installed, and the customer moves in";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    journey.recall(NewProduct.class);
    LocalDate from = SupplyDays.now().from();
    Visitor staff = journey.atDesk(HireStaff.SUPERVISOR);
    registerPoint(supplier, staff, from);
    installMeter(staff, from);
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

  private static void registerPoint(NewSupplier supplier, Visitor staff, LocalDate from) {
    staff.open(supplier.console(), "/points");
    staff.press("New service point");
    staff.seeHeading("New service point");
    staff.type("Street and number", "12 Bay Street");
    staff.type("Postal code", "94801");
    staff.type("City", "Richmond");
    staff.type("State or province", "CA");
    staff.type("Market id", POINT);
    staff.chooseDay("First day", from);
    staff.press("Register the point");
    staff.seeState("On");
    staff.see("Electricity point " + POINT);
    staff.see("Nobody is supplied here today.");
  }

  /** It sends its values: nobody reads its display. */
  private static void installMeter(Visitor staff, LocalDate from) {
    staff.press("Install a meter");
    staff.press("Register a new meter");
    staff.type("Serial number", METER);
    staff.type("Manufacturer", "Itron");
    staff.press("Register the meter");
    staff.see("Meter " + METER + ", register 1.8.0 (kWh)");
    staff.chooseDay("Measures from", from);
    staff.press("Install the meter");
    staff.see("Hangs here");
    staff.see(METER);
  }
}
