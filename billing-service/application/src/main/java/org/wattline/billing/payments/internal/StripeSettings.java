package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached.
 *
 * @param apiKey for suppliers without a key of their own; empty: none
 * @param webhookSecret of the endpoint that belongs to it
 * @param standIn the local stand-in, used where there is no key at all
 * @param timeout for one answer; then the outcome is unknown
 * @param refundCap the most that the role finance gives back at once
 */
@ConfigurationProperties("wattline.stripe")
record StripeSettings(
    @DefaultValue("") String apiKey,
    @DefaultValue("") String webhookSecret,
    @DefaultValue StandIn standIn,
    @DefaultValue("20s") Duration timeout,
    @DefaultValue("500.00") BigDecimal refundCap) {

  /**
   * The stand-in of a local stack.
   *
   * @param url of its API; null: there is none
   */
  record StandIn(@Nullable URI url, @DefaultValue("") String webhookSecret) {}
}
