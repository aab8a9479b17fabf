package org.wattline.billing.payments.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies Stripe's signature over a webhook's body, scheme v1, by a clock that is given. */
final class WebhookSignature {
  /** As Stripe's own libraries: an old body that was caught on its way is not taken later. */
  static final Duration TOLERANCE = Duration.ofSeconds(300);

  private static final int MAX_HEADER = 2_000;

  private WebhookSignature() {}

  static boolean verifies(String header, byte[] body, String secret, Instant now) {
    if (secret.isEmpty() || header.length() > MAX_HEADER) {
      return false;
    }
    String timestamp = "";
    boolean signed = false;
    for (String part : header.split(",", -1)) {
      if (part.startsWith("t=")) {
        timestamp = part.substring(2);
      }
    }
    if (!timestamp.matches("\\d{1,12}")
        || Long.parseLong(timestamp) < now.getEpochSecond() - TOLERANCE.toSeconds()) {
      return false;
    }
    byte[] expected = hmac(secret, timestamp, body);
    for (String part : header.split(",", -1)) {
      if (part.startsWith("v1=")) {
        signed |= MessageDigest.isEqual(expected, bytes(part.substring(3)));
      }
    }
    return signed;
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException notHex) {
      return new byte[0];
    }
  }

  private static byte[] hmac(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK cannot do HMAC-SHA256", e);
    }
  }
}
