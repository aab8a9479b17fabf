package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** The customer moves out, a question at a time. */
public final class MoveOut implements Step {
  @Override
  public String name() {
    return "The customer moves out and is told what happens next";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    journey.recall(NewProduct.class);
    Visitor customer = journey.onPhone(ClaimAccount.VISITOR);
    customer.open(supplier.slug(), "/accounts/" + account.id() + "/move");
    customer.chooseDay("Day", SupplyDays.now().today());
    customer.press("Go on");
    customer.seeHeading("Where do we send the final bill?");
    customer.type("Street and number", "5 Hill Road");
    customer.type("Postal code", "95616");
    customer.type("Town", "Davis");
    customer.press("Go on");
    customer.seeHeading("Is this right?");
    customer.press("Send");
    customer.seeHeading("Your move is known");
    customer.see("Your final bill, at the latest");
  }
}
