package org.wattline.vee;

import java.util.ArrayList;
import java.util.List;
import org.wattline.vee.rules.DayRule;
import org.wattline.vee.rules.Rule;
import org.wattline.vee.rules.SpanRule;

/**
 * Judges days of a channel by rules, in the order of their rank. It changes nothing, so judging
 * twice finds the same. Not shared between threads: it keeps room to work in.
 */
public final class Validation {
  private final List<DayRule> dayRules = new ArrayList<>();
  private final List<SpanRule> spanRules = new ArrayList<>();
  private final DaySummary summary = new DaySummary();

  public Validation(List<Rule> rules) {
    for (Rule rule : rules) {
      if (!rule.handling().on()) {
        continue;
      }
      switch (rule) {
        case DayRule day -> dayRules.add(day);
        case SpanRule span -> spanRules.add(span);
      }
    }
  }

  /**
   * Judges days, and spans between register reads that reach into them.
   *
   * @param fromDay counted from the series' first
   * @param toDay not judged
   */
  public List<Finding> check(ChannelEvidence evidence, int fromDay, int toDay) {
    List<Finding> findings = new ArrayList<>();
    int without = evidence.daysWithout();
    ChannelSeries series = evidence.series();
    for (int day = 0; day < fromDay; day++) {
      without = hasActual(series, day) ? 0 : without + 1;
    }
    for (int day = fromDay; day < toDay; day++) {
      summary.over(series, day);
      without = summary.actual > 0 ? 0 : without + 1;
      Judged judged = new Judged(evidence, day, summary, without);
      for (DayRule rule : dayRules) {
        Finding found = rule.check(judged);
        if (found != null) {
          if (found.fromDay() < series.firstDay() + day) {
            findings.removeIf(before -> goesOn(before, found));
          }
          findings.add(found);
          if (rule.handling().stops()) {
            break;
          }
        }
      }
    }
    if (!spanRules.isEmpty()) {
      for (RegisterSpan span : evidence.spans()) {
        spans(evidence, span, fromDay, toDay, findings);
      }
    }
    return findings;
  }

  /** Days in a row are told once, with all of them. */
  private static boolean goesOn(Finding before, Finding found) {
    return before.code().equals(found.code()) && before.fromDay() == found.fromDay();
  }

  private static boolean hasActual(ChannelSeries series, int day) {
    for (int slot = series.start(day); slot < series.start(day + 1); slot++) {
      if (series.isActual(slot)) {
        return true;
      }
    }
    return false;
  }

  private void spans(
      ChannelEvidence evidence, RegisterSpan span, int fromDay, int toDay, List<Finding> findings) {
    ChannelSeries series = evidence.series();
    int from = span.fromDay() - series.firstDay();
    int to = span.toDay() - series.firstDay();
    if (from < 0 || to > series.days() || from >= toDay || to <= fromDay) {
      return;
    }
    long sum = 0;
    for (int slot = series.start(from); slot < series.start(to); slot++) {
      if (series.isGap(slot)) {
        return;
      }
      sum += series.values()[slot];
    }
    for (SpanRule rule : spanRules) {
      Finding found = rule.check(evidence, span, sum);
      if (found != null) {
        findings.add(found);
        if (rule.handling().stops()) {
          return;
        }
      }
    }
  }
}
