package org.wattline.acceptance.smoke.steps;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/**
 * The customer pays on the provider's page: a card is declined, a part is paid with one whose bank
 * asks, and the rest with another.
 */
public final class PayByCard implements Step {
  private static final String DECLINED = "4000000000000002";
  private static final String CHALLENGED = "4000002500003155";
  private static final String GOOD = "4242424242424242";

  @Override
  public String name() {
    return "The customer pays by card: one declined, one with 3-D Secure, the rest with another";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    journey.recall(NewBill.class);
    Visitor customer = journey.onPhone(ClaimAccount.VISITOR);
    Page page = customer.page();
    String pay = "/accounts/" + account.id() + "/pay";

    customer.open(supplier.slug(), pay);
    page.getByRole(
            AriaRole.RADIO, new Page.GetByRoleOptions().setName("Another amount").setExact(true))
        .check();
    page.locator(".pay-other input").fill("20");
    page.locator(".pay-other input").blur();
    customer.press("Pay $20.00");
    type(page, DECLINED);
    customer.see("Your card was declined");
    type(page, CHALLENGED);
    customer.see("Your bank asks for confirmation");
    customer.press("Confirm");
    customer.arriveAt(supplier.slug(), "/accounts/" + account.id() + "/paid");
    customer.see("Thank you, it is paid");

    customer.open(supplier.slug(), pay);
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Pay \\$")))
        .click();
    type(page, GOOD);
    customer.arriveAt(supplier.slug(), "/accounts/" + account.id() + "/paid");
    customer.see("Thank you, it is paid");
    customer.follow("Receipt");
    customer.see("What it paid for");
    customer.open(supplier.slug(), "/home");
    customer.see("Everything is paid");
  }

  private static void type(Page page, String card) {
    page.locator("#number").fill(card);
    page.locator("#expiry").fill("12/34");
    page.locator("#cvc").fill("123");
    page.locator("#name").fill("Ada Brook");
    page.locator("button[type=submit]").click();
  }
}
