package org.wattline.vee.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;
import org.wattline.vee.ChannelEvidence;
import org.wattline.vee.Finding;
import org.wattline.vee.Particular;
import org.wattline.vee.RegisterSpan;
import org.wattline.vee.Saying;

/** Intervals and registers differ by the ratio of a transformer: it is applied once too often. */
@Kind("multiplier")
@Doc(
    "Intervals and registers differ by the ratio of a transformer: it is applied to one of them and not to the"
        + " other.")
public record Multiplier(
    @Flat Handling handling,
    @Doc("The ratios that there are")
        @Default(
            "[10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 160, 200, 300, 400, 600, 800, 1000]")
        @Size(min = 1, max = 60)
        List<Integer> ratios,
    @Doc("How near, in parts of a thousand") @Default("20") @Range(min = "1", max = "200")
        int perMille,
    @Doc("Spans of less Wh or litres tell nothing")
        @Default("20000")
        @Range(min = "0", max = "2000000000")
        int least)
    implements SpanRule {
  public Multiplier {
    if (ratios.stream().anyMatch(ratio -> ratio < 2 || ratio > 100_000)) {
      throw new IllegalArgumentException("A ratio is 2 to 100000");
    }
  }

  @Override
  public @Nullable Finding check(ChannelEvidence evidence, RegisterSpan span, long intervals) {
    long registers = evidence.series().measure().quantity(span.sum());
    long summed = evidence.series().measure().quantity(intervals);
    if (Math.max(registers, summed) < least || Math.min(registers, summed) <= 0) {
      return null;
    }
    for (int ratio : ratios) {
      if (isNear(registers, summed * ratio) || isNear(summed, registers * ratio)) {
        return finding(
            span,
            Math.abs(registers - summed),
            Saying.of(
                "multiplier",
                Particular.quantity(registers, evidence.unit()),
                Particular.quantity(summed, evidence.unit()),
                Particular.count(ratio)));
      }
    }
    return null;
  }

  private boolean isNear(long value, long of) {
    return Math.abs(value - of) * 1000 <= of * perMille;
  }
}
