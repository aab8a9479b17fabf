package org.wattline.acceptance.smoke.steps;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** The customer opens the bill, a line of it down to its values, and takes the letter. */
public final class OpenBill implements Step {
  private static final int MOST_STEPS = 12;

  @Override
  public String name() {
    return "The customer opens the bill, a line's explanation, and the letter";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    Visitor customer = journey.onPhone(ClaimAccount.VISITOR);
    customer.open(supplier.slug(), "/accounts/" + account.id() + "/bills");
    customer.page().locator("main a[href*='/bills/']").first().click();
    customer.see("What it is made of");
    journey.remember(new NewBill(customer.idInAddress()));

    customer.unfold("Energy");
    customer.see("values of 60 minutes each");
    PlaywrightAssertions.assertThat(customer.page().locator("wl-chart").first()).isVisible();
    openStepsUntil(customer.page(), "measured on import");

    byte[] letter = customer.take("Letter (PDF)");
    Journey.expect(
        new String(letter, StandardCharsets.ISO_8859_1).startsWith("%PDF-"), "It is no PDF");
  }

  /** Opens the calculation a step at a time, as somebody does who wants to know. */
  private static void openStepsUntil(Page page, String words) {
    Locator lists = page.locator(".bill-steps:visible");
    for (int opened = 0; opened < MOST_STEPS && page.getByText(words).count() == 0; opened++) {
      int before = lists.count();
      page.locator(".bill-tree vaadin-details:not([opened]):visible")
          .first()
          .locator("vaadin-details-summary")
          .first()
          .click();
      lists.nth(before).waitFor();
    }
    PlaywrightAssertions.assertThat(page.getByText(words).first()).isVisible();
  }
}
