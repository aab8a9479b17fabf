package org.wattline.billing.payments;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.wattline.stripe.StripeStandIn;
import org.wattline.tenancy.test.TwoTenants;

/**
 * Gives every test's service the same stand-in for Stripe, on the tests' clock. It sends nothing:
 * tests deliver its events themselves, in the order they want.
 */
public final class TestStripe
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  static final String WEBHOOK_SECRET = "whsec_tests";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("wattline.stripe.stand-in.url", shared().url());
    settings.put("wattline.stripe.stand-in.webhook-secret", WEBHOOK_SECRET);
    settings.put("wattline.stripe.api-key", "");
    settings.put("wattline.stripe.scheduled", "false");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("stripe-stand-in", settings));
  }

  static StripeStandIn shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    static final StripeStandIn INSTANCE =
        StripeStandIn.start(
            new StripeStandIn.Settings(
                0, null, null, null, WEBHOOK_SECRET, TwoTenants.shared().clock()));
  }
}
