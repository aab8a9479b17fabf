package org.wattline.gateway.refusal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.TenantEntry;

/** The languages that pages are written in, and which of them a reader gets. */
final class Languages {

  /** Longer lists than any browser sends are not read. */
  private static final int MAX_HEADER_LENGTH = 500;

  private static final Map<String, Words> WORDS = load("en", "nl", "fr", "de", "es");

  private static final Words ENGLISH = words("en");

  /**
   * A language and its words.
   *
   * @param locale of the words
   */
  record Words(Locale locale, ResourceBundle bundle) {
    String of(String key) {
      return bundle.getString(key);
    }
  }

  private Languages() {}

  private static Map<String, Words> load(String... languages) {
    Map<String, Words> loaded = new LinkedHashMap<>();
    for (String language : languages) {
      Locale locale = Locale.of(language);
      loaded.put(
          language,
          new Words(
              locale,
              ResourceBundle.getBundle(
                  Languages.class.getPackageName() + ".pages",
                  locale,
                  ResourceBundle.Control.getNoFallbackControl(
                      ResourceBundle.Control.FORMAT_PROPERTIES))));
    }
    return loaded;
  }

  private static Words words(String language) {
    Words words = WORDS.get(language);
    if (words == null) {
      throw new IllegalArgumentException("No pages are written in " + language);
    }
    return words;
  }

  static Collection<Words> all() {
    return WORDS.values();
  }

  /**
   * The reader's own language where we have it, else the tenant's first, else English.
   *
   * @param acceptLanguage the header, null where there is none
   */
  static Words choose(@Nullable String acceptLanguage, @Nullable TenantEntry tenant) {
    Words wanted = wanted(acceptLanguage);
    if (wanted != null) {
      return wanted;
    }
    if (tenant != null) {
      for (Locale locale : tenant.locales()) {
        Words words = WORDS.get(locale.getLanguage());
        if (words != null) {
          return words;
        }
      }
    }
    return ENGLISH;
  }

  private static @Nullable Words wanted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER_LENGTH) {
      return null;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
      for (Locale.LanguageRange range : ranges) {
        String language = Locale.forLanguageTag(range.getRange()).getLanguage();
        if (range.getWeight() > 0 && WORDS.containsKey(language)) {
          return WORDS.get(language);
        }
      }
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    return null;
  }
}
