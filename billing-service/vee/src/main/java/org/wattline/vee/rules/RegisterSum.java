package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.vee.ChannelEvidence;
import org.wattline.vee.Finding;
import org.wattline.vee.Particular;
import org.wattline.vee.RegisterSpan;
import org.wattline.vee.Saying;

/** The sum check: intervals come to what the registers counted over the same days. */
@Kind("register-sum")
@Doc("The sum check: the intervals between two reads come to what the registers counted.")
public record RegisterSum(
    @Flat Handling handling,
    @Doc("Wh or litres by which they may differ: reads are rounded down to whole kWh")
        @Default("2000")
        @Range(min = "0", max = "2000000000")
        int tolerance,
    @Doc("The same in parts of a thousand; the larger of the two holds")
        @Default("1")
        @Range(min = "0", max = "1000")
        int perMille)
    implements SpanRule {
  @Override
  public @Nullable Finding check(ChannelEvidence evidence, RegisterSpan span, long intervals) {
    long registers = evidence.series().measure().quantity(span.sum());
    long summed = evidence.series().measure().quantity(intervals);
    long apart = Math.abs(registers - summed);
    if (apart <= tolerance || apart * 1000 <= Math.abs(registers) * perMille) {
      return null;
    }
    return finding(
        span,
        apart,
        Saying.of(
            "register-sum",
            Particular.quantity(registers, evidence.unit()),
            Particular.quantity(summed, evidence.unit())));
  }
}
