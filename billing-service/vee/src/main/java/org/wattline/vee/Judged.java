package org.wattline.vee;

import org.jspecify.annotations.Nullable;

/** A day in front of a rule: its summary, and what there is to hold it against. */
public final class Judged {
  private final ChannelEvidence evidence;
  private final int day;
  private final DaySummary summary;
  private final int daysWithout;

  /**
   * @param day counted from the series' first
   * @param daysWithout days up to and with this one that have no actual value
   */
  Judged(ChannelEvidence evidence, int day, DaySummary summary, int daysWithout) {
    this.evidence = evidence;
    this.day = day;
    this.summary = summary;
    this.daysWithout = daysWithout;
  }

  public ChannelSeries series() {
    return evidence.series();
  }

  public Measure measure() {
    return evidence.series().measure();
  }

  public int day() {
    return day;
  }

  public int slots() {
    return series().slots(day);
  }

  public DaySummary summary() {
    return summary;
  }

  public DayFacts facts() {
    return evidence.facts().apply(day);
  }

  public @Nullable Usual usual() {
    return evidence.usual().apply(day);
  }

  public @Nullable Long siblings() {
    return evidence.siblings().apply(day);
  }

  public @Nullable ChannelSeries opposite() {
    return evidence.opposite();
  }

  public Iterable<String> marks() {
    return evidence.marks().apply(day);
  }

  /** Days in a row, this the last of them, without an actual value. */
  public int daysWithout() {
    return daysWithout;
  }

  /** What the day's values come to, in Wh or litres. */
  public long quantity() {
    return measure().quantity(summary.total);
  }

  /** A quantity, to be told. */
  public Particular words(long quantity) {
    return Particular.quantity(quantity, evidence.unit());
  }

  /** A mean rate, to be told. */
  public Particular rateWords(long rate) {
    return Particular.rate(rate, evidence.unit());
  }

  /** When on the day an interval begins. */
  public Particular clock(int slot) {
    int minutes = series().clock(series().start(day) + slot) * measure().seconds() / 60;
    return new Particular(
        Particular.Kind.CLOCK,
        String.format(java.util.Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60));
  }

  /** A finding about some intervals of the day; {@code slots} 0 for the day as a whole. */
  public Finding finding(
      String code, Severity severity, int from, int slots, long atStake, Saying saying) {
    int epochDay = series().firstDay() + day;
    return new Finding(
        code, severity, epochDay, epochDay + 1, from, slots, Math.max(0, atStake), saying);
  }

  /** A finding about days in a row, of which this is the last. */
  public Finding findingOfDays(
      String code, Severity severity, int days, long atStake, Saying saying) {
    int end = series().firstDay() + day + 1;
    return new Finding(code, severity, end - days, end, 0, 0, Math.max(0, atStake), saying);
  }
}
