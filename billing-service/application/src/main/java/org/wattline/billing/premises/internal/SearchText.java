package org.wattline.billing.premises.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Refusals;

/** How addresses are sorted and found: lower case, without accents, single spaces. */
final class SearchText {
  private static final int MAX_QUERY_LENGTH = 100;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private SearchText() {}

  static String of(String text) {
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
  }

  /**
   * A LIKE pattern, {@code \} escaping: every word of the query, in the order typed.
   *
   * @return null where nothing is asked for
   */
  static @Nullable String pattern(@Nullable String q) {
    if (q == null || q.isBlank()) {
      return null;
    }
    return "%" + escaped(of(checked(q))).replace(" ", "%") + "%";
  }

  static String checked(String q) {
    if (q.length() > MAX_QUERY_LENGTH || q.chars().anyMatch(Character::isISOControl)) {
      throw Refusals.invalid("q", "must be at most " + MAX_QUERY_LENGTH + " plain characters");
    }
    return q;
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
