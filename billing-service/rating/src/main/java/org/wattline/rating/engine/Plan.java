package org.wattline.rating.engine;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.result.Refusal;

/**
 * A tariff bound to a period and to what decides an account's prices: pieces, cuts and what to
 * measure.
 */
final class Plan {
  private final Binding binding;
  private final TaxPlan taxes;
  private final List<ComponentPlan> components;
  private final List<Refusal> misplaced;
  private final Map<String, ChannelNeed> channels;
  private final LocalDate[] cuts;
  private final Map<LocalDate, Integer> segmentAt;
  private final long[] cutSeconds;
  private final int[] days;

  Plan(
      Binding binding,
      TaxPlan taxes,
      List<ComponentPlan> components,
      List<Refusal> misplaced,
      Map<String, ChannelNeed> channels,
      LocalDate[] cuts,
      Map<LocalDate, Integer> segmentAt) {
    this.binding = binding;
    this.taxes = taxes;
    this.components = components;
    this.misplaced = misplaced;
    this.channels = channels;
    this.cuts = cuts;
    this.segmentAt = segmentAt;
    this.cutSeconds = new long[cuts.length];
    this.days = new int[cuts.length];
    for (int i = 0; i < cuts.length; i++) {
      cutSeconds[i] = cuts[i].atStartOfDay(binding.zone()).toEpochSecond();
      days[i] = Math.toIntExact(ChronoUnit.DAYS.between(cuts[0], cuts[i]));
    }
  }

  Binding binding() {
    return binding;
  }

  TaxPlan taxes() {
    return taxes;
  }

  List<ComponentPlan> components() {
    return components;
  }

  /** The prices of a component that find none to beat; of "" those for unknown components. */
  List<Refusal> misplaced(String component) {
    return misplaced.stream().filter(each -> each.component().equals(component)).toList();
  }

  Map<String, ChannelNeed> channels() {
    return channels;
  }

  /** How many stretches of days the measurements keep apart. */
  int segments() {
    return cuts.length - 1;
  }

  LocalDateRange segment(int segment) {
    return new LocalDateRange(cuts[segment], cuts[segment + 1]);
  }

  /** When each segment begins, and at last when the last ends; nobody may change it. */
  long[] cutSeconds() {
    return cutSeconds;
  }

  /** The first day of a segment, counted from the first of the period. */
  int dayOf(int segment) {
    return days[segment];
  }

  /** The segment that begins on a day. */
  int segmentAt(LocalDate day) {
    return Objects.requireNonNull(segmentAt.get(day), "no cut there");
  }
}
