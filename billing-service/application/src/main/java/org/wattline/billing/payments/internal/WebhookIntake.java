package org.wattline.billing.payments.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Refusals;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.problem.Problems;

/**
 * Takes webhooks. The path names the supplier, and proves nothing: the signature does, with that
 * supplier's own secret, before a word of the body is read.
 */
@Component
public class WebhookIntake {
  /** Events are a few kilobytes. */
  public static final int MAX_BYTES = 256 * 1024;

  private final TenantDirectory directory;
  private final StripeKeys keys;
  private final GatewayEvents events;
  private final Clock clock;

  WebhookIntake(TenantDirectory directory, StripeKeys keys, GatewayEvents events, Clock clock) {
    this.directory = directory;
    this.keys = keys;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a webhook for a supplier.
   *
   * @throws org.wattline.tenancy.problem.ProblemException without a valid signature, and likewise
   *     when there is no such supplier
   */
  public void take(String slug, @Nullable String signature, byte[] body) {
    if (body.length > MAX_BYTES) {
      throw Problems.TOO_LARGE.because("An event has at most " + MAX_BYTES + " bytes.");
    }
    Optional<TenantEntry> tenant =
        directory.all().stream()
            .filter(entry -> entry.slug().equals(slug) && entry.state().serves())
            .findFirst();
    if (tenant.isEmpty() || signature == null) {
      throw Refusals.notFound("webhook endpoint");
    }
    TenantScope.<@Nullable Object, RuntimeException>call(
        tenant.get().id(),
        () -> {
          StripeKeys.Keys mine = keys.find();
          if (mine == null
              || !WebhookSignature.verifies(
                  signature, body, mine.webhookSecret(), clock.instant())) {
            throw Refusals.notFound("webhook endpoint");
          }
          GatewayEvents.Stored event = events.store(new String(body, StandardCharsets.UTF_8));
          if (event == null) {
            throw Problems.INVALID_REQUEST.because("The body is no event.");
          }
          events.handle(event);
          return null;
        });
  }
}
