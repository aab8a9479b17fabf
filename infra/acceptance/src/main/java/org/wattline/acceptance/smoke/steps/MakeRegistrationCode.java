package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** Staff make the code that lets the customer in. */
public final class MakeRegistrationCode implements Step {
  @Override
  public String name() {
    return "Staff make a registration code for the customer";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    Visitor staff = journey.atDesk(FirstAdministrator.VISITOR);
    staff.open(supplier.console(), "/accounts/" + account.id());
    staff.press("Registration code");
    staff.press("Make a code");
    staff.see("The code is shown only now");
    journey.remember(new NewCode(staff.page().locator(".code").innerText().strip()));
  }
}
