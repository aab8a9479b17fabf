package org.wattline.vee.rules;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Size;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;

/** A meter or its operator says that somebody laid hands on it. */
@Kind("tamper")
@Doc("A code or text that stands at a value speaks of somebody's hands on the meter.")
public record Tamper(
    @Flat Handling handling,
    @Doc("Words, any of which is enough; small and capital letters are alike")
        @Default("[\"tamper\", \"magnet\", \"cover open\", \"reverse\"]")
        @Size(min = 1, max = 40)
        List<String> words)
    implements DayRule {
  private static final int LEAST = 3;

  public Tamper {
    if (words.stream().anyMatch(word -> word.strip().length() < LEAST)) {
      throw new IllegalArgumentException("A word has at least " + LEAST + " letters");
    }
  }

  @Override
  public @Nullable Finding check(Judged day) {
    for (String mark : day.marks()) {
      String small = mark.toLowerCase(Locale.ROOT);
      for (String word : words) {
        if (small.contains(word.toLowerCase(Locale.ROOT))) {
          return finding(
              day,
              0,
              0,
              day.summary().any() ? day.quantity() : 0,
              Saying.of(
                  "tamper",
                  new Particular(
                      Particular.Kind.TEXT, mark.length() > 120 ? mark.substring(0, 120) : mark)));
        }
      }
    }
    return null;
  }
}
