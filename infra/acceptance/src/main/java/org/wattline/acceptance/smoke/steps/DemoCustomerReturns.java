package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoPerson;
import org.wattline.local.demo.DemoSupplier;

/** A customer follows a link kept from before, signs in, and is where the link leads. */
public final class DemoCustomerReturns implements Step {
  /** The demo's customer, among the journey's visitors. */
  static final String VISITOR = "demo customer";

  @Override
  public String name() {
    return "A demo customer signs in through a deep link and sees the account";
  }

  @Override
  public void take(Journey journey) {
    DemoSupplier supplier = journey.stack().demo().suppliers().getLast();
    DemoPerson person = supplier.customers().getFirst();
    Visitor customer = journey.onPhone(VISITOR);
    customer.open(supplier.slug(), "/home");
    customer.signIn(person.username(), Demo.PASSWORD);
    customer.arriveAt(supplier.slug(), "/home");
    customer.page().locator("a.home-way").last().click();
    customer.see("How we write to you");
    String id = customer.idInAddress();
    customer.signOut();

    customer.open(supplier.slug(), "/accounts/" + id);
    customer.signIn(person.username(), Demo.PASSWORD);
    customer.arriveAt(supplier.slug(), "/accounts/" + id);
    customer.see("How we write to you");
  }
}
