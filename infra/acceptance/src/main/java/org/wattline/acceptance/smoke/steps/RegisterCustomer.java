package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** Staff register a customer and open an account. */
public final class RegisterCustomer implements Step {
  @Override
  public String name() {
    return "Staff register a customer and open an account";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    String email = "ada@" + supplier.slug() + ".example";
    Visitor staff = journey.atDesk(FirstAdministrator.VISITOR);
    staff.open(supplier.console(), "/customers/new");
    staff.type("Given name", "Ada");
    staff.type("Family name", "Brook");
    staff.type("E-mail", email);
    staff.type("Street and number", "12 Bay Street");
    staff.type("Postal code", "94801");
    staff.type("City", "Richmond");
    staff.press("Register customer");
    staff.seeHeading("Ada Brook");
    String customer = staff.idInAddress();

    staff.press("Open account");
    staff.seeHeading("Open an account for Ada Brook");
    staff.press("Open account");
    staff.see("People with access");
    String heading = staff.page().locator("h1").first().innerText();
    journey.remember(
        new NewAccount(
            staff.idInAddress(),
            heading.replaceFirst("(?s).*Account (\\S+).*", "$1"),
            customer,
            email));
  }
}
