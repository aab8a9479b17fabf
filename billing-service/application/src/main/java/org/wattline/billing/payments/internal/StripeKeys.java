package org.wattline.billing.payments.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Refusals;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.secrets.TenantSecrets;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessClock;

/**
 * The bound supplier's keys at Stripe: its own before the installation's, and the stand-in's only
 * where there is neither.
 */
@Component
class StripeKeys {
  private static final String API_KEY = "stripe.api-key";
  private static final String WEBHOOK_SECRET = "stripe.webhook-secret";
  private static final int FINGERPRINT_BYTES = 8;

  private final StripeSettings settings;
  private final TenantDirectory directory;
  private final @Nullable TenantSecrets secrets;
  private final BusinessClock business;

  StripeKeys(
      StripeSettings settings,
      TenantDirectory directory,
      ObjectProvider<TenantSecrets> secrets,
      @Business BusinessClock business) {
    if (business.isBehind() && isLive(settings.apiKey())) {
      throw new IllegalArgumentException(
          "Business time starts in the past, and STRIPE_API_KEY is a live key: where money moves,"
              + " business time is the machine's. Take one of them away.");
    }
    this.business = business;
    this.settings = settings;
    this.directory = directory;
    this.secrets = secrets.getIfAvailable();
  }

  /**
   * A way into Stripe.
   *
   * @param apiBase null: Stripe's own
   */
  record Keys(String apiKey, String webhookSecret, @Nullable URI apiBase) {

    /** Tells one account at Stripe from another without telling the key. */
    String fingerprint() {
      try {
        return HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(apiKey.getBytes(StandardCharsets.UTF_8)),
                0,
                FINGERPRINT_BYTES);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return "Keys[" + fingerprint() + "]";
    }
  }

  /**
   * @throws org.wattline.tenancy.problem.ProblemException when the supplier takes no cards
   */
  Keys require() {
    Keys keys = find();
    if (keys == null) {
      throw Refusals.conflict(
          "This supplier does not take cards yet. Pay by bank transfer.", "no-cards");
    }
    return keys;
  }

  /** Whether payments under a key are real. */
  private static boolean isLive(String key) {
    return key.startsWith("sk_live_") || key.startsWith("rk_live_");
  }

  /** None while business time is behind and money would move. */
  @Nullable Keys find() {
    Keys keys = given();
    return keys != null && isLive(keys.apiKey()) && business.isBehind() ? null : keys;
  }

  private @Nullable Keys given() {
    TenantEntry tenant =
        directory
            .byId(TenantScope.current())
            .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
    Map<String, String> own = secrets == null ? Map.of() : secrets.of(tenant, "stripe.");
    String key = own.get(API_KEY);
    if (key != null) {
      // without its secret no webhook verifies, and payments are found by asking
      return new Keys(key, own.getOrDefault(WEBHOOK_SECRET, ""), null);
    }
    if (!settings.apiKey().isEmpty()) {
      return new Keys(settings.apiKey(), settings.webhookSecret(), null);
    }
    URI standIn = settings.standIn().url();
    return standIn == null
        ? null
        : new Keys("sk_test_local_" + tenant.slug(), settings.standIn().webhookSecret(), standIn);
  }
}
