package org.wattline.vee.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;
import org.wattline.vee.Finding;
import org.wattline.vee.Judged;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;
import org.wattline.vee.Usual;

/** A day comes to about a thousand times what is usual, or a thousandth: kWh read as Wh. */
@Kind("unit")
@Doc("A day comes to about a power of ten times what is usual, or that part of it: kWh read as Wh.")
public record UnitOfMeasure(
    @Flat Handling handling,
    @Doc("The powers of ten, such as 3 for a thousand") @Default("[3]") @Size(min = 1, max = 6)
        List<Integer> powers,
    @Doc("How near, in per cent of it") @Default("40") @Range(min = "1", max = "80") int perCent)
    implements DayRule {
  private static final int GREATEST = 9;

  public UnitOfMeasure {
    if (powers.stream().anyMatch(power -> power < 1 || power > GREATEST)) {
      throw new IllegalArgumentException("A power is 1 to " + GREATEST);
    }
  }

  @Override
  public @Nullable Finding check(Judged day) {
    Usual usual = day.usual();
    if (usual == null || usual.middle() <= 0 || !day.summary().complete()) {
      return null;
    }
    long total = day.quantity();
    // the usual ratio lies near 1: a look at the powers is rarely needed
    if (total < usual.middle() * 2 && total * 2 > usual.middle()) {
      return null;
    }
    for (int power : powers) {
      long times = 1;
      for (int i = 0; i < power; i++) {
        times *= 10;
      }
      if (isNear(total, usual.middle() * times)
          || total > 0 && isNear(total * times, usual.middle())) {
        return finding(
            day,
            0,
            0,
            Math.abs(total - usual.middle()),
            Saying.of(
                "unit", day.words(total), day.words(usual.middle()), Particular.count(times)));
      }
    }
    return null;
  }

  private boolean isNear(long value, long of) {
    return value * 100 >= of * (100 - perCent) && value * 100 <= of * (100 + perCent);
  }
}
