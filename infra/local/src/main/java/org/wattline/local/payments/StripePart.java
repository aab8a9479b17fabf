package org.wattline.local.payments;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Folders;
import org.wattline.local.LocalStackException;
import org.wattline.local.Part;
import org.wattline.local.Ports;
import org.wattline.stripe.StripeStandIn;

/**
 * The stand-in for Stripe. Each supplier has an account of its own there, named like its slug;
 * events go to the supplier's own host, through the gateway, as Stripe's would.
 */
public final class StripePart implements Part {
  /** The first label of the host on which payers see its pages. */
  public static final String LABEL = "stripe";

  /** The name of the secret that signs its events. */
  public static final String WEBHOOK_SECRET = "stripe-webhook";

  private final StripeStandIn.Settings settings;
  private final Path log;
  private @Nullable StripeStandIn standIn;

  /**
   * @param business that its books are kept by, as the service's are
   */
  public StripePart(Ports ports, Folders folders, String webhookSecret, Clock business) {
    this.settings =
        new StripeStandIn.Settings(
            ports.payments(),
            "http://" + LABEL + ".localhost:" + ports.gateway(),
            folders.payments(),
            "http://{account}.localhost:" + ports.gateway() + "/api/v1/webhooks/stripe/{account}",
            webhookSecret,
            business,
            Clock.systemUTC());
    this.log = folders.log("up");
  }

  @Override
  public String name() {
    return LABEL;
  }

  @Override
  public synchronized void start() {
    if (standIn == null) {
      try {
        standIn = StripeStandIn.start(settings);
      } catch (UncheckedIOException e) {
        throw new LocalStackException(
            "The stand-in for Stripe cannot listen on port "
                + settings.port()
                + ": free it or use another --port.",
            e);
      }
    }
  }

  @Override
  public synchronized void stop() {
    if (standIn != null) {
      standIn.close();
      standIn = null;
    }
  }

  @Override
  public void kill() {
    stop();
  }

  @Override
  public synchronized boolean isRunning() {
    return standIn != null;
  }

  @Override
  public boolean isHealthy() {
    return isRunning();
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public long residentBytes() {
    return 0;
  }

  @Override
  public void onDeath(Consumer<String> listener) {}
}
