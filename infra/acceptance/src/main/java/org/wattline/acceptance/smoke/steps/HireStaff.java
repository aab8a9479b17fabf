package org.wattline.acceptance.smoke.steps;

import java.util.List;
import java.util.Locale;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.identity.Keycloak;

/** Two more of the supplier's staff: nobody publishes a tariff or issues bills alone. */
public final class HireStaff implements Step {
  /** Makes tariffs and runs. */
  static final String BILLING = "billing";

  /** Approves them. */
  static final String SUPERVISOR = "supervisor";

  @Override
  public String name() {
    return "Its billing clerk and its supervisor get their accounts, and sign in";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    for (String role : List.of(BILLING, SUPERVISOR)) {
      journey
          .stack()
          .identity()
          .ensurePerson(
              supplier.slug(),
              new Keycloak.Person(
                  role,
                  role + "@" + supplier.slug() + ".example",
                  role.substring(0, 1).toUpperCase(Locale.ROOT) + role.substring(1),
                  "Harbor",
                  "en"),
              NewSupplier.PASSWORD,
              List.of(role));
      Visitor person = journey.atDesk(role);
      person.enter(supplier.console(), "/billing-runs", role, NewSupplier.PASSWORD);
      person.see("No run yet");
    }
  }
}
