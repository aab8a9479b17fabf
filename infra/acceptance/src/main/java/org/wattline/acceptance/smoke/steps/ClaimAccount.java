package org.wattline.acceptance.smoke.steps;

import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** The customer opens an online account on a phone, confirms the address, and takes the account. */
public final class ClaimAccount implements Step {
  /** The new customer, among the journey's visitors. */
  static final String VISITOR = "customer";

  @Override
  public String name() {
    return "The customer opens an online account and adds the account by its code";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    NewCode code = journey.recall(NewCode.class);
    Visitor customer = journey.onPhone(VISITOR);
    customer.open(supplier.slug(), "/claim");
    customer.follow("Open an online account");
    customer.page().locator("#username").fill("ada.brook");
    customer.page().locator("#email").fill(account.email());
    customer.page().locator("#firstName").fill("Ada");
    customer.page().locator("#lastName").fill("Brook");
    customer.press("Open an online account");
    customer.see("verify");
    customer.open(journey.mails().linkFor(account.email()));
    customer.choosePassword(NewSupplier.PASSWORD);

    customer.arriveAt(supplier.slug(), "/claim");
    customer.type("Account number", account.number());
    customer.type("Code", code.code());
    customer.press("Add this account");
    customer.arriveAt(supplier.slug(), "/accounts/" + account.id());
    customer.see(account.number());
  }
}
