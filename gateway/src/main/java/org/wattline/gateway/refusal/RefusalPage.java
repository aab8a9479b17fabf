package org.wattline.gateway.refusal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * A refusal as a page: in the supplier's name, logo and colour and in the reader's language,
 * without a script, and under a policy that allows nothing but its own style.
 */
final class RefusalPage {

  private static final String HOUSE_NAME = "Wattline";
  private static final String HOUSE_COLOR = "#1f5c4a";
  private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern LOGO =
      Pattern.compile("data:image/(?:svg\\+xml|png)[;,][A-Za-z0-9+/=;,%._~:()'\\-]*");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%*+/=_~-]{1,64}@[A-Za-z0-9.-]{1,255}");
  private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{3,30}");

  /** Reasons after which going to the first page helps, rather than asking again. */
  private static final Set<String> SENT_HOME =
      Set.of("not-found", "not-allowed", "bad-request", "signed-out");

  private static final Set<String> WORTH_ASKING_AGAIN =
      Set.of("unavailable", "failed", "not-ready", "too-fast");

  private static final PageTemplate PAGE = PageTemplate.read("page.html");
  private static final PageTemplate STYLE = PageTemplate.read("page.css");

  private final String html;
  private final String policy;
  private final Locale locale;

  private RefusalPage(String html, String policy, Locale locale) {
    this.html = html;
    this.policy = policy;
    this.locale = locale;
  }

  /**
   * Writes the page.
   *
   * @param tenant whose door was knocked at, null where it is nobody's
   * @param looksAgain whether the page may ask again by itself: never after something was sent
   */
  static RefusalPage of(
      Refusal refusal,
      @Nullable TenantEntry tenant,
      @Nullable String acceptLanguage,
      String requestId,
      boolean looksAgain) {
    Languages.Words words = Languages.choose(acceptLanguage, tenant);
    String page = refusal.reason().page();
    Brand brand = tenant == null ? null : tenant.brand();
    Duration wait = refusal.retryAfter();
    boolean again = looksAgain && wait != null;
    String style = STYLE.fill(Map.of("color", color(brand))).strip();

    Map<String, String> values = new HashMap<>();
    values.put("lang", words.locale().toLanguageTag());
    values.put("title", escape(format(words, page + ".title")));
    values.put("text", escape(format(words, page + ".text")));
    values.put("again", again ? escape(format(words, "again")) : "");
    values.put(
        "refresh",
        again && wait != null
            ? "<meta http-equiv=\"refresh\" content=\"" + Math.max(1, wait.toSeconds()) + "\">"
            : "");
    values.put("style", style);
    values.put("brand", brandMark(brand));
    values.put(
        "reason",
        refusal.publicReason() == null
            ? ""
            : "<blockquote>" + escape(refusal.publicReason()) + "</blockquote>");
    values.put("actions", actions(words, page));
    values.put("contact", contact(words, brand));
    values.put("reference", escape(format(words, "reference", requestId)));
    return new RefusalPage(PAGE.fill(values), policy(style), words.locale());
  }

  String html() {
    return html;
  }

  /** The content security policy that lets this page and nothing else through. */
  String policy() {
    return policy;
  }

  Locale locale() {
    return locale;
  }

  private static String actions(Languages.Words words, String page) {
    if (WORTH_ASKING_AGAIN.contains(page)) {
      return "<a class=\"button\" href=\"\">" + escape(format(words, "retry")) + "</a>";
    }
    return SENT_HOME.contains(page)
        ? "<a class=\"button\" href=\"/\">" + escape(format(words, "home")) + "</a>"
        : "";
  }

  private static String contact(Languages.Words words, @Nullable Brand brand) {
    if (brand == null) {
      return "";
    }
    StringBuilder ways = new StringBuilder();
    String email = brand.supportEmail();
    if (email != null && EMAIL.matcher(email).matches()) {
      ways.append(" <a href=\"mailto:" + escape(email) + "\">" + escape(email) + "</a>");
    }
    String phone = brand.supportPhone();
    if (phone != null && PHONE.matcher(phone).matches()) {
      ways.append(
          " <a href=\"tel:" + phone.replaceAll("[^+0-9]", "") + "\">" + escape(phone) + "</a>");
    }
    return ways.isEmpty()
        ? ""
        : "<p>" + escape(format(words, "contact", brand.displayName())) + ways + "</p>";
  }

  private static String brandMark(@Nullable Brand brand) {
    if (brand == null) {
      return HOUSE_NAME;
    }
    String name = escape(brand.displayName());
    String logo = brand.logo();
    return logo != null && LOGO.matcher(logo).matches()
        ? "<img src=\"" + escape(logo) + "\" alt=\"" + name + "\">"
        : name;
  }

  private static String color(@Nullable Brand brand) {
    return brand != null && COLOR.matcher(brand.primaryColor()).matches()
        ? brand.primaryColor()
        : HOUSE_COLOR;
  }

  private static String format(Languages.Words words, String key, Object... values) {
    return new MessageFormat(words.of(key), words.locale()).format(values);
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }

  private static String policy(String style) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
