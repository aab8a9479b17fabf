package org.wattline.acceptance.smoke.steps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.demo.DemoSupplier;

/** Signing out ends the session here and the one of the sign-in; nothing can be brought back. */
public final class SignOutEverywhere implements Step {
  @Override
  public String name() {
    return "Signing out ends both sessions, and going back shows nothing";
  }

  @Override
  public void take(Journey journey) {
    DemoSupplier supplier = journey.stack().demo().suppliers().getLast();
    Visitor customer = journey.onPhone(DemoCustomerReturns.VISITOR);
    customer.open(supplier.slug(), "/home");
    customer.page().locator("a.home-way").last().click();
    customer.see("How we write to you");
    String account = customer.idInAddress();
    Page other = customer.page().context().newPage();
    other.navigate(journey.stack().url(supplier.slug()) + "/home");
    assertThat(other.locator("a.home-way").first()).isVisible();

    customer.signOut();

    customer.page().goBack();
    assertThat(customer.page().locator("a.home-way")).hasCount(0);
    assertThat(customer.page().getByText("How we write to you")).hasCount(0);
    other.reload();
    assertThat(other.locator("#password")).isVisible();
    other.close();
    customer.open(supplier.slug(), "/accounts/" + account);
    assertThat(customer.page().locator("#password")).isVisible();
  }
}
