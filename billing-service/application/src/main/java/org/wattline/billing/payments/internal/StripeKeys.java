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

  StripeKeys(
      StripeSettings settings, TenantDirectory directory, ObjectProvider<TenantSecrets> secrets) {
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

  @Nullable Keys find() {
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
