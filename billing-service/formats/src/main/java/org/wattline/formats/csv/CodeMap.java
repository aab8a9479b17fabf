package org.wattline.formats.csv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a word of the shared vocabulary comes from: fixed for the file, or a column's text through
 * a table of codes.
 *
 * @param column the column; null where the word is fixed
 * @param codes the column's texts, compared without case, and what they mean
 * @param otherwise the fixed word, or what any other text means; null makes an unknown text a
 *     rejection
 * @param <T> the vocabulary
 */
public record CodeMap<T>(@Nullable Column column, Map<String, T> codes, @Nullable T otherwise) {

  public CodeMap {
    Map<String, T> folded = new HashMap<>();
    codes.forEach((code, word) -> folded.put(code.strip().toLowerCase(Locale.ROOT), word));
    codes = Map.copyOf(folded);
    if (column == null && otherwise == null) {
      throw new IllegalArgumentException("a word without column is fixed");
    }
  }

  public static <T> CodeMap<T> fixed(T word) {
    return new CodeMap<>(null, Map.of(), word);
  }

  public static <T> CodeMap<T> of(Column column, Map<String, T> codes) {
    return new CodeMap<>(column, codes, null);
  }

  /** What a text means; null where nothing is said of it. */
  public @Nullable T meaning(String text) {
    T word = codes.get(text.strip().toLowerCase(Locale.ROOT));
    return word == null ? otherwise : word;
  }
}
