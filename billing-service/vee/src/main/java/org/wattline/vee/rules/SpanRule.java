package org.wattline.vee.rules;

import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Doc;
import org.wattline.vee.ChannelEvidence;
import org.wattline.vee.Finding;
import org.wattline.vee.RegisterSpan;
import org.wattline.vee.Saying;

/** Holds the intervals between two reads of registers against what the registers counted. */
@Doc("A rule about the days between two reads of registers.")
public sealed interface SpanRule extends Rule permits RegisterSum, Multiplier {

  /**
   * @param intervals the sum of the values between the reads, none of which is missing
   * @return null where nothing is wrong
   */
  @Nullable Finding check(ChannelEvidence evidence, RegisterSpan span, long intervals);

  /** A finding about a span. */
  default Finding finding(RegisterSpan span, long atStake, Saying saying) {
    return new Finding(
        code(), handling().severity(), span.fromDay(), span.toDay(), 0, 0, atStake, saying);
  }
}
