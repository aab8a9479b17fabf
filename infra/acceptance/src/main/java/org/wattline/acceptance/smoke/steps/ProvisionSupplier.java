package org.wattline.acceptance.smoke.steps;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.UUID;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.demo.Demo;

/** The onboarding team fills the wizard in and watches the supplier come to be. */
public final class ProvisionSupplier implements Step {
  private static final double PATIENCE_MILLIS = 90_000;

  @Override
  public String name() {
    return "The onboarding team provisions a supplier and watches its steps";
  }

  @Override
  public void take(Journey journey) {
    String slug = "smoke-" + UUID.randomUUID().toString().substring(0, 8);
    NewSupplier supplier = new NewSupplier(slug, "Harbor Power", "grace@" + slug + ".example");
    Visitor operator = journey.atDesk("operator");
    operator.open(Demo.PLATFORM, "/suppliers/new");
    operator.signIn(Demo.OPERATOR.username(), Demo.PASSWORD);

    operator.seeHeading("Who is it, and where does it supply?");
    operator.type("Legal name", supplier.name() + " LLC");
    operator.type("Short name in addresses", slug);
    operator.choose("Market", "United States: California");
    operator.press("Next");
    operator.seeHeading("What do its customers see?");
    operator.type("Colour", "#0a5c8a");
    operator.type("Support e-mail", "care@" + slug + ".example");
    operator.press("Next");
    operator.seeHeading("Which company sends the bills?");
    operator.type("Registration number", "C5550199");
    operator.type("Street and number", "1 Pier Road");
    operator.type("Postal code", "94804");
    operator.type("City", "Richmond");
    operator.press("Next");
    operator.seeHeading("Who is its first administrator?");
    operator.type("Given name", "Grace");
    operator.type("Family name", "Okafor");
    operator.type("E-mail", supplier.administrator());
    operator.press("Next");
    operator.seeHeading("Is everything right?");
    operator.press("Provision supplier");

    operator.see("First administrator");
    operator.see("of 8 steps");
    assertThat(
            operator
                .page()
                .locator(
                    ".wl-badge",
                    new com.microsoft.playwright.Page.LocatorOptions().setHasText("Ready"))
                .first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    journey.remember(supplier);
  }
}
