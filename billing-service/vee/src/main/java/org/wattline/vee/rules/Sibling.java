package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Saying;

/** A day comes to many times what like points beside it use. */
@Kind("sibling")
@Doc("A day comes to many times what like points beside it use.")
public record Sibling(
    @Flat Handling handling,
    @Doc("How many times the median of the others is too much")
        @Default("10")
        @Range(min = "2", max = "1000")
        int times,
    @Doc("Differences of less Wh or litres are not told")
        @Default("10000")
        @Range(min = "0", max = "2000000000")
        int least)
    implements DayRule {
  @Override
  public @Nullable Finding check(Judged day) {

    Long others = day.siblings();
    if (others == null || !day.summary().any()) {
      return null;
    }
    long total = day.quantity();
    if (total <= others * times || total - others <= least) {
      return null;
    }
    return finding(
        day, 0, 0, total - others, Saying.of("sibling", day.words(total), day.words(others)));
  }
}
