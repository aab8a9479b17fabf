package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.CarriedPeak;
import org.wattline.rating.proof.CarriedKind;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.HistoryPolicy;
import org.wattline.rating.tariff.Ratchet;
import org.wattline.rating.tariff.RatchetScope;
import org.wattline.rating.tariff.Rolling;

/** What earlier peaks do to the demand of a cycle: the mean of several, the ratchet. */
final class PeakHistory {
  /** How many earlier cycles are carried on for a ratchet or a mean. */
  private static final int KEPT = 60;

  private final Run run;
  private final Demand demand;
  private final CycleSpan span;

  PeakHistory(Run run, Demand demand, CycleSpan span) {
    this.run = run;
    this.demand = demand;
    this.span = span;
  }

  Map<String, Formula> apply(Map<String, Formula> measured) {
    Rolling rolling = demand.rolling();
    Ratchet ratchet = demand.ratchet();
    if (rolling == null && ratchet == null) {
      return measured;
    }
    Map<String, Formula> looked = new LinkedHashMap<>();
    Formula together = ratchet != null && isJoint(ratchet) ? highestOf(ratchet, measured) : null;
    Formula shared =
        ratchet != null && together != null && ratchet.scope() == RatchetScope.ALL
            ? ratcheted(ratchet, "", together)
            : null;
    for (Map.Entry<String, Formula> entry : measured.entrySet()) {
      String period = entry.getKey();
      Formula kw = entry.getValue();
      if (rolling != null) {
        kw = mean(rolling, period, kw);
      }
      if (shared != null) {
        kw = ratchet != null && counts(ratchet, period) ? shared : kw;
      } else if (ratchet != null && !isJoint(ratchet)) {
        kw = ratcheted(ratchet, period, kw);
      } else if (ratchet != null && counts(ratchet, period)) {
        kw = ratcheted(ratchet, "", kw);
      }
      looked.put(period, kw);
    }
    remember(measured, together);
    return looked;
  }

  /** Whether peaks of several periods count for each. */
  private static boolean isJoint(Ratchet ratchet) {
    return ratchet.scope() != RatchetScope.EACH;
  }

  private static boolean counts(Ratchet ratchet, String period) {
    return ratchet.periods().isEmpty() || ratchet.periods().contains(period);
  }

  private static Formula highestOf(Ratchet ratchet, Map<String, Formula> measured) {
    List<Formula> counted = new ArrayList<>();
    measured.forEach(
        (period, kw) -> {
          if (counts(ratchet, period)) {
            counted.add(kw);
          }
        });
    return counted.isEmpty()
        ? Formulas.fact(FactKind.BOUND, Exact.ZERO)
        : Formulas.greatest(counted);
  }

  private void remember(Map<String, Formula> measured, @Nullable Formula together) {
    LocalDate oldest =
        run.binding().cycles().hasGrid()
            ? run.binding().cycles().earlier(span.full().from(), KEPT)
            : span.full().from().minusYears(10);
    if (together != null) {
      add("", together, oldest);
    }
    if (together == null || demand.rolling() != null) {
      measured.forEach((period, kw) -> add(period, kw, oldest));
    }
  }

  private void add(String period, Formula kw, LocalDate oldest) {
    run.book()
        .addPeak(
            new CarriedPeak(demand.id(), period, span.full().from(), span.full().to(), kw.value()),
            oldest);
  }

  /** The peaks of the cycles just before this one. */
  private List<CarriedPeak> earlier(String period, int cycles, HistoryPolicy policy) {
    NavigableMap<LocalDate, CarriedPeak> known =
        run.book().peaks(demand.id(), period, span.full().from());
    Ratchet ratchet = demand.ratchet();
    if (period.isEmpty() && ratchet != null && isJoint(ratchet)) {
      addJoint(known, ratchet);
    }
    List<CarriedPeak> found = new ArrayList<>();
    if (!run.binding().cycles().hasGrid()) {
      known.descendingMap().values().stream().limit(cycles).forEach(found::add);
      if (policy == HistoryPolicy.REQUIRED && found.size() < cycles) {
        throw new RefusedException(
            new Refusal.MissingHistory(demand.id(), List.of(span.full().from())));
      }
      return found;
    }
    List<LocalDate> missing = new ArrayList<>();
    for (int i = 1; i <= cycles; i++) {
      LocalDate start = run.binding().cycles().earlier(span.full().from(), i);
      CarriedPeak peak = known.get(start);
      if (peak == null) {
        missing.add(start);
      } else {
        found.add(peak);
      }
    }
    if (policy == HistoryPolicy.REQUIRED && !missing.isEmpty()) {
      throw new RefusedException(new Refusal.MissingHistory(demand.id(), missing));
    }
    return found;
  }

  /**
   * Where an earlier cycle has no joint peak but peaks of its periods, the greatest of those that
   * count stands for it.
   */
  private void addJoint(NavigableMap<LocalDate, CarriedPeak> known, Ratchet ratchet) {
    Map<LocalDate, CarriedPeak> greatest = new TreeMap<>();
    for (String each : demandPeriods()) {
      if (counts(ratchet, each)) {
        run.book()
            .peaks(demand.id(), each, span.full().from())
            .forEach(
                (from, peak) ->
                    greatest.merge(
                        from,
                        peak,
                        (one, other) -> one.kw().compareTo(other.kw()) >= 0 ? one : other));
      }
    }
    greatest.forEach(known::putIfAbsent);
  }

  private List<String> demandPeriods() {
    String calendar = demand.calendar();
    return calendar == null ? List.of() : run.binding().calendar(calendar, demand.id()).periods();
  }

  private static Formula carried(CarriedPeak peak) {
    return new Formula.Carried(
        CarriedKind.PEAK, peak.period().isEmpty() ? null : peak.period(), peak.from(), peak.kw());
  }

  private Formula mean(Rolling rule, String period, Formula kw) {
    Exact floor = rule.floor();
    List<Formula> peaks = new ArrayList<>();
    peaks.add(atLeast(floor, kw));
    for (CarriedPeak peak : earlier(period, rule.months() - 1, rule.history())) {
      peaks.add(atLeast(floor, carried(peak)));
    }
    return peaks.size() == 1
        ? peaks.getFirst()
        : Formulas.quotient(
            Formulas.sum(peaks), Formulas.fact(FactKind.COUNT, Exact.of(peaks.size())));
  }

  private static Formula atLeast(@Nullable Exact floor, Formula kw) {
    return floor == null
        ? kw
        : Formulas.greatest(List.of(kw, Formulas.fact(FactKind.BOUND, floor)));
  }

  private Formula ratcheted(Ratchet rule, String period, Formula kw) {
    List<Formula> candidates = new ArrayList<>();
    candidates.add(DemandPricer.percent(Ratchet.inMonth(rule.current(), span.month()), kw));
    int cycles = Ratchet.inMonth(rule.months(), span.month());
    for (CarriedPeak peak : earlier(period, cycles, rule.history())) {
      Exact percent = Ratchet.inMonth(rule.percent(), peak.from().getMonthValue());
      if (!percent.isZero()) {
        candidates.add(DemandPricer.percent(percent, carried(peak)));
      }
    }
    return Formulas.greatest(candidates);
  }
}
