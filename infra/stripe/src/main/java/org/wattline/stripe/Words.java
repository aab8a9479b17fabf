package org.wattline.stripe;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages' sentences in one language. */
record Words(Locale locale, Properties sentences) {
  private static final List<String> LANGUAGES = List.of("en", "nl", "fr");
  private static final Map<String, Words> ALL =
      LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Words::read));

  /** Those of a session's locale; where it is {@code auto}, of the reader's browser. */
  static Words of(@Nullable String locale, @Nullable String acceptLanguage) {
    if (locale != null
        && locale.length() >= 2
        && ALL.get(locale.substring(0, 2)) instanceof Words w) {
      return w;
    }
    String best = "en";
    if (acceptLanguage != null && acceptLanguage.length() < 500) {
      try {
        Locale found =
            Locale.lookup(
                Locale.LanguageRange.parse(acceptLanguage),
                LANGUAGES.stream().map(Locale::of).toList());
        best = found == null ? best : found.getLanguage();
      } catch (IllegalArgumentException notALanguage) {
        best = "en";
      }
    }
    return Objects.requireNonNull(ALL.get(best));
  }

  String get(String key) {
    return sentences.getProperty(key, key);
  }

  /** The sentence of an error, or the one for any. */
  String error(String key) {
    return sentences.getProperty("error." + key, get("error.card-declined"));
  }

  String money(long minor, String currency) {
    Currency known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(known);
    format.setMinimumFractionDigits(known.getDefaultFractionDigits());
    format.setMaximumFractionDigits(known.getDefaultFractionDigits());
    return format.format(java.math.BigDecimal.valueOf(minor, known.getDefaultFractionDigits()));
  }

  private static Words read(String language) {
    Properties sentences = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                Words.class.getResourceAsStream("pages_" + language + ".properties")),
            StandardCharsets.UTF_8)) {
      sentences.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(Locale.of(language, language.equals("en") ? "IE" : "BE"), sentences);
  }
}
