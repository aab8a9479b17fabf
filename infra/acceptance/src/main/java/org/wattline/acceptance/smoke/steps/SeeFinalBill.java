package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** The customer finds the final bill. */
public final class SeeFinalBill implements Step {
  @Override
  public String name() {
    return "The customer opens the final bill";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    journey.recall(NewBill.class);
    Visitor customer = journey.onPhone(ClaimAccount.VISITOR);
    customer.open(supplier.slug(), "/accounts/" + account.id() + "/bills");
    customer.see("Final bill");
    customer.page().locator("main a[href*='/bills/']").first().click();
    customer.see("What it is made of");
    customer.see("Final bill");
  }
}
