package org.wattline.acceptance.smoke.steps;

import java.net.URI;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** One person makes a run and looks at it, another approves it and issues the bills. */
public final class RunBilling implements Step {
  /** Which of the journey's runs. */
  public enum Which {
    FIRST,
    FINAL
  }

  private final Which which;

  public RunBilling(Which which) {
    this.which = which;
  }

  @Override
  public String name() {
    return switch (which) {
      case FIRST -> "A billing run is computed, approved by a second person, and issued";
      case FINAL -> "Another run issues the final bill";
    };
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    journey.recall(NewProduct.class);
    SupplyDays days = SupplyDays.now();
    Visitor billing = journey.atDesk(HireStaff.BILLING);
    billing.open(supplier.console(), "/billing-runs/new");
    billing.type("Name", which == Which.FIRST ? "First bills" : "Final bills");
    billing.chooseDay("Periods ending by", which == Which.FIRST ? days.billed() : days.today());
    billing.press("Select accounts");
    billing.press("Start computing");
    billing.see("another person of billing or a supervisor approves it");
    String run = URI.create(billing.page().url()).getPath();

    Visitor supervisor = journey.atDesk(HireStaff.SUPERVISOR);
    supervisor.open(supplier.console(), run);
    supervisor.press("Approve");
    supervisor.press("Issue the bills");
    supervisor.confirm("Issue the bills");
    supervisor.seeState("Issued");
    Journey.expect(
        supervisor.page().getByText("Readings are missing").count() == 0, "An account was parked");
  }
}
