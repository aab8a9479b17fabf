package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** The first administrator follows the mail, chooses a password and signs in at the console. */
public final class FirstAdministrator implements Step {
  /** The administrator, among the journey's visitors. */
  static final String VISITOR = "administrator";

  @Override
  public String name() {
    return "Its first administrator follows the mail, sets a password and signs in";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    Visitor administrator = journey.atDesk(VISITOR);
    administrator.open(journey.mails().linkFor(supplier.administrator()));
    administrator.seeHeading("Welcome to " + supplier.name());
    administrator.follow("Go on");
    administrator.choosePassword(NewSupplier.PASSWORD);
    administrator.see("Your account is ready");

    administrator.openWhenServed(supplier.console(), "/customers");
    administrator.signIn(supplier.administrator(), NewSupplier.PASSWORD);
    administrator.arriveAt(supplier.console(), "/customers");
    administrator.see("No customers yet");
  }
}
