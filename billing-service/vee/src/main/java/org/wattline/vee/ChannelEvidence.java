package org.wattline.vee;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that is brought together to judge a channel. Days are counted from the series' first.
 *
 * @param unit what quantities count, for sentences: {@code Wh} or {@code l}
 * @param facts of the point, by day
 * @param usual the channel's own statistics, by day; null where there are none
 * @param opposite the same days of the point's other direction; null where it has none
 * @param siblings the median of what like points beside it used, in Wh or litres, by day; null
 *     where there are none
 * @param spans what registers counted, in order and without overlaps
 * @param marks the operator's codes and texts that stand at values, by day
 * @param daysWithout how many days before the first had no actual value; below zero, how many of
 *     the first lie before anything is known of the channel
 */
public record ChannelEvidence(
    ChannelSeries series,
    String unit,
    IntFunction<DayFacts> facts,
    IntFunction<@Nullable Usual> usual,
    @Nullable ChannelSeries opposite,
    IntFunction<@Nullable Long> siblings,
    List<RegisterSpan> spans,
    IntFunction<List<String>> marks,
    int daysWithout) {

  /** A series of which nothing else is known. */
  public static ChannelEvidence of(ChannelSeries series) {
    return new ChannelEvidence(
        series,
        "Wh",
        day -> DayFacts.ORDINARY,
        day -> null,
        null,
        day -> null,
        List.of(),
        day -> List.of(),
        0);
  }

  public ChannelEvidence withUsual(IntFunction<@Nullable Usual> statistics) {
    return new ChannelEvidence(
        series, unit, facts, statistics, opposite, siblings, spans, marks, daysWithout);
  }

  public ChannelEvidence withFacts(IntFunction<DayFacts> known) {
    return new ChannelEvidence(
        series, unit, known, usual, opposite, siblings, spans, marks, daysWithout);
  }

  public ChannelEvidence withSpans(List<RegisterSpan> registers) {
    return new ChannelEvidence(
        series, unit, facts, usual, opposite, siblings, registers, marks, daysWithout);
  }

  public ChannelEvidence withOpposite(ChannelSeries other) {
    return new ChannelEvidence(
        series, unit, facts, usual, other, siblings, spans, marks, daysWithout);
  }

  public ChannelEvidence withSiblings(IntFunction<@Nullable Long> beside) {
    return new ChannelEvidence(
        series, unit, facts, usual, opposite, beside, spans, marks, daysWithout);
  }

  public ChannelEvidence withMarks(IntFunction<List<String>> told) {
    return new ChannelEvidence(
        series, unit, facts, usual, opposite, siblings, spans, told, daysWithout);
  }

  public ChannelEvidence withDaysWithout(int before) {
    return new ChannelEvidence(
        series, unit, facts, usual, opposite, siblings, spans, marks, before);
  }
}
