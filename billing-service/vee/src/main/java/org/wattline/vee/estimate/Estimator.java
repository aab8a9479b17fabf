package org.wattline.vee.estimate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.vee.ChannelSeries;
import org.wattline.vee.RegisterSpan;

/**
 * Fills the gaps of a series. It goes by actual values alone, never by estimates, so that filling
 * again what it filled gives the same; and it touches no interval that has a value of others.
 */
public final class Estimator {
  private static final int MINUTE = 60;
  private static final int DAY = 86_400;

  private final Estimating plan;
  private final References references;

  /**
   * @param profile the standard profile of the plan; null where it names none
   */
  public Estimator(Estimating plan, LikeDays likeDays, @Nullable StandardProfile profile) {
    this.plan = plan;
    this.references = new References(likeDays, profile, plan.likeDays(), plan.weeks());
  }

  /**
   * Estimates for the gaps that touch some days; a gap that reaches beyond them is filled whole.
   *
   * @param fromDay counted from the series' first
   * @param toDay not in it
   * @param spans what registers counted; in order, without overlaps
   * @return in order of time; intervals that nothing is known for are not in it
   */
  public List<Estimate> fill(
      ChannelSeries series, int fromDay, int toDay, List<RegisterSpan> spans) {
    return fill(series, fromDay, toDay, spans, plan.longestDays());
  }

  /** The same for gaps of at most so many days, because somebody asks for it. */
  public List<Estimate> fill(
      ChannelSeries series, int fromDay, int toDay, List<RegisterSpan> spans, int longestDays) {
    if (plan.steps().isEmpty()) {
      return List.of();
    }
    @Nullable Estimate[] estimates = new @Nullable Estimate[series.slots()];
    int start = series.start(fromDay);
    int end = series.start(toDay);
    int slot = start;
    while (slot > 0 && slot < series.slots() && series.isGap(slot) && series.isGap(slot - 1)) {
      slot--;
    }
    while (slot < end) {
      if (!series.isGap(slot)) {
        slot++;
        continue;
      }
      int to = slot + 1;
      while (to < series.slots() && series.isGap(to)) {
        to++;
      }
      if ((long) (to - slot) * series.measure().seconds() <= (long) longestDays * DAY) {
        gap(series, slot, to, spans, estimates);
      }
      slot = to;
    }
    if (plan.scaleToRegisters()) {
      spans.forEach(span -> scale(series, span, estimates));
    }
    List<Estimate> found = new ArrayList<>();
    for (Estimate estimate : estimates) {
      // what a register was to be spread by is no value of its own
      if (estimate != null && (estimate.scaled() || estimate.method() != Method.PRORATION)) {
        found.add(estimate);
      }
    }
    return found;
  }

  private void gap(
      ChannelSeries series,
      int from,
      int to,
      List<RegisterSpan> spans,
      @Nullable Estimate[] estimates) {
    int minutes = (to - from) * series.measure().seconds() / MINUTE;
    long[] values = new long[to - from];
    for (Step step : plan.steps()) {
      if (minutes > step.longestMinutes()) {
        continue;
      }
      boolean known =
          switch (step.method()) {
            case LINEAR -> linear(series, from, to, values);
            case LIKE_DAY -> references.likeDays(series, from, to, values);
            case PROFILE -> references.profile(series, from, to, values);
            case AVERAGE -> references.average(series, from, to, values);
            case PRORATION ->
                plan.scaleToRegisters()
                    && isCovered(series, from, to, spans)
                    && references.weights(series, from, to, values);
          };
      if (known) {
        for (int i = 0; i < values.length; i++) {
          estimates[from + i] = new Estimate(from + i, values[i], step.method(), false);
        }
        return;
      }
    }
  }

  /** A straight line between the actual values at both sides, each point rounded to the nearest. */
  private static boolean linear(ChannelSeries series, int from, int to, long[] values) {
    if (from == 0 || to == series.slots() || !series.isActual(from - 1) || !series.isActual(to)) {
      return false;
    }
    long before = series.values()[from - 1];
    long rise = series.values()[to] - before;
    int steps = to - from + 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = before + Rounded.divide(rise * (i + 1), steps);
    }
    return true;
  }

  private static boolean isCovered(
      ChannelSeries series, int from, int to, List<RegisterSpan> spans) {
    int fromDay = series.firstDay() + series.dayOf(from);
    int toDay = series.firstDay() + series.dayOf(to - 1) + 1;
    return spans.stream()
        .anyMatch(
            span ->
                span.fromDay() <= fromDay
                    && span.toDay() >= toDay
                    && span.fromDay() >= series.firstDay()
                    && span.toDay() <= series.endDay());
  }

  /**
   * Scales the estimates of a span so that they and its other values come to what the registers
   * counted. Where an interval has neither, or the other values come to more already, nothing is
   * scaled: that is a finding, not an estimate.
   */
  private static void scale(
      ChannelSeries series, RegisterSpan span, @Nullable Estimate[] estimates) {
    int fromDay = span.fromDay() - series.firstDay();
    int toDay = span.toDay() - series.firstDay();
    if (fromDay < 0 || toDay > series.days()) {
      return;
    }
    long rest = span.sum();
    List<Estimate> own = new ArrayList<>();
    for (int slot = series.start(fromDay); slot < series.start(toDay); slot++) {
      Estimate estimate = estimates[slot];
      if (estimate != null) {
        own.add(estimate);
      } else if (series.isGap(slot)) {
        return;
      } else {
        rest -= series.values()[slot];
      }
    }
    if (!own.isEmpty() && rest >= 0) {
      share(rest, own, estimates);
    }
  }

  /**
   * Shares what the other values leave: by the estimates themselves, or where some are mere
   * weights, what the true estimates leave among those.
   */
  private static void share(long rest, List<Estimate> own, @Nullable Estimate[] estimates) {
    List<Estimate> weighed = own.stream().filter(e -> e.method() == Method.PRORATION).toList();
    List<Estimate> estimated = own.stream().filter(e -> e.method() != Method.PRORATION).toList();
    long known = estimated.stream().mapToLong(e -> Math.max(0, e.value())).sum();
    boolean shared = !weighed.isEmpty() && known <= rest;
    if (!estimated.isEmpty()) {
      spread(shared ? known : rest, estimated, estimates);
    }
    if (!weighed.isEmpty()) {
      spread(shared ? rest - known : estimated.isEmpty() ? rest : 0, weighed, estimates);
    }
  }

  private static void spread(long whole, List<Estimate> own, @Nullable Estimate[] estimates) {
    long[] parts = Shares.of(whole, own.stream().mapToLong(e -> Math.max(0, e.value())).toArray());
    for (int i = 0; i < parts.length; i++) {
      Estimate estimate = own.get(i);
      estimates[estimate.slot()] = new Estimate(estimate.slot(), parts[i], estimate.method(), true);
    }
  }
}
