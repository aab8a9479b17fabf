package org.wattline.controlplane.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What the login theme may do in a browser: run its own script files, and one style of its own, the
 * brand's colour, which the policy knows by its hash. Nothing inline, nothing foreign.
 */
final class LoginPages {
  /** The realm's attribute that the theme writes into its one style element, to the letter. */
  static final String STYLE = "wattline.style";

  /** The realm's setting of the headers that Keycloak sends with its pages. */
  static final String HEADERS = "browserSecurityHeaders";

  private LoginPages() {}

  /**
   * The style element's text.
   *
   * @param color {@code #rrggbb}
   */
  static String style(String color) {
    return ":root{--brand:" + color + "}";
  }

  /**
   * The headers of a realm's pages.
   *
   * @param color the brand's, {@code #rrggbb}
   * @param origins where a form's answer may lead: browsers follow a form's redirects only to these
   */
  static Map<String, Object> headers(String color, List<String> origins) {
    String policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-"
            + hash(style(color))
            + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'self' "
            + String.join(" ", origins)
            + "; frame-ancestors 'none'; object-src 'none'";
    return Map.of(
        "contentSecurityPolicy", policy,
        "contentSecurityPolicyReportOnly", "",
        "xContentTypeOptions", "nosniff",
        "xFrameOptions", "DENY",
        "xRobotsTag", "none",
        "referrerPolicy", "no-referrer",
        "strictTransportSecurity", "max-age=31536000; includeSubDomains");
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
