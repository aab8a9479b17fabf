package org.wattline.rating.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.tariff.Tax;
import org.wattline.rating.tariff.TaxChange;
import org.wattline.rating.tariff.TaxRate;

/** Which taxes are on a category on a day, at which rate. */
final class TaxPlan {
  private final List<Tax> taxes;
  private final @Nullable Instant knownAt;
  private final AccountFacts facts;
  private final LocalDateRange period;
  private final Map<String, NavigableMap<LocalDate, List<Treatment>>> byCategory =
      new ConcurrentHashMap<>();

  TaxPlan(List<Tax> taxes, @Nullable Instant knownAt, AccountFacts facts, LocalDateRange period) {
    this.taxes = taxes;
    this.knownAt = knownAt;
    this.facts = facts;
    this.period = period;
  }

  /**
   * One tax on a category.
   *
   * @param tax the tax
   * @param percent its rate; absent where the account is exempt
   * @param missing whether there is no rate though there should be
   */
  record Treatment(Tax tax, @Nullable Exact percent, boolean missing) {}

  List<Tax> taxes() {
    return taxes;
  }

  /** The taxes on a category for a line that starts on one day and ends before another. */
  List<Treatment> on(String category, LocalDateRange line) {
    List<Treatment> first = treatments(category, line.from());
    List<Treatment> last =
        treatments(category, line.isEmpty() ? line.from() : line.to().minusDays(1));
    if (first == last || first.equals(last)) {
      return first;
    }
    List<Treatment> mixed = new ArrayList<>();
    for (Treatment treatment : first) {
      mixed.add(
          treatment.tax().onChange() == TaxChange.SUPPLY_DATE
              ? treatment
              : last.stream()
                  .filter(other -> other.tax().equals(treatment.tax()))
                  .findFirst()
                  .orElse(treatment));
    }
    return mixed;
  }

  /** The first days of stretches over which a line of the category may not reach. */
  Collection<LocalDate> cuts(String category) {
    List<LocalDate> cuts = new ArrayList<>();
    List<Treatment> before = null;
    for (Map.Entry<LocalDate, List<Treatment>> entry : timeline(category).entrySet()) {
      List<Treatment> now =
          entry.getValue().stream()
              .filter(each -> each.tax().onChange() == TaxChange.SUPPLY_DATE)
              .toList();
      if (before != null && !before.equals(now)) {
        cuts.add(entry.getKey());
      }
      before = now;
    }
    return cuts;
  }

  /** Whether a tax on a category is not the same on all days. */
  boolean changes(Tax tax, String category) {
    return timeline(category).values().stream()
            .map(day -> day.stream().filter(each -> each.tax().equals(tax)).toList())
            .distinct()
            .count()
        > 1;
  }

  private List<Treatment> treatments(String category, LocalDate day) {
    Map.Entry<LocalDate, List<Treatment>> entry = timeline(category).floorEntry(day);
    return entry == null ? List.of() : entry.getValue();
  }

  private NavigableMap<LocalDate, List<Treatment>> timeline(String category) {
    NavigableMap<LocalDate, List<Treatment>> known = byCategory.get(category);
    if (known != null) {
      return known;
    }
    TreeSet<LocalDate> cuts = new TreeSet<>(List.of(period.from()));
    for (Tax tax : taxes) {
      for (TaxRate rate : tax.rates()) {
        LocalDate to = rate.to();
        if (period.contains(rate.from())) {
          cuts.add(rate.from());
        }
        if (to != null && period.contains(to)) {
          cuts.add(to);
        }
      }
      String exemption = tax.exemption();
      if (exemption != null) {
        facts.addAttributeCuts(exemption, period, cuts);
      }
    }
    facts.addClassCuts(period, cuts);
    NavigableMap<LocalDate, List<Treatment>> made = new TreeMap<>();
    for (LocalDate day : cuts) {
      made.put(day, at(category, day));
    }
    byCategory.put(category, made);
    return made;
  }

  private List<Treatment> at(String category, LocalDate day) {
    List<Treatment> all = new ArrayList<>();
    for (Tax tax : taxes) {
      if (!isOn(tax, category)) {
        continue;
      }
      String exemption = tax.exemption();
      if (exemption != null && "true".equals(facts.attributeOn(exemption, day))) {
        all.add(new Treatment(tax, null, false));
        continue;
      }
      TaxRate rate = rate(tax, category, day);
      all.add(
          rate == null
              ? new Treatment(tax, null, true)
              : new Treatment(tax, rate.percent(), false));
    }
    return List.copyOf(all);
  }

  private static boolean isOn(Tax tax, String category) {
    if (!tax.categories().isEmpty()) {
      return tax.categories().contains(category);
    }
    return tax.rates().stream()
        .anyMatch(rate -> rate.categories().isEmpty() || rate.categories().contains(category));
  }

  private @Nullable TaxRate rate(Tax tax, String category, LocalDate day) {
    String customerClass = facts.classOn(day);
    for (int rank = 3; rank >= 0; rank--) {
      int wanted = rank;
      List<TaxRate> fitting =
          tax.rates().stream()
              .filter(rate -> PriceTimeline.isKnown(rate, knownAt))
              .filter(
                  rate ->
                      rate.classes().isEmpty()
                          || (customerClass != null && rate.classes().contains(customerClass)))
              .filter(rate -> rate.categories().isEmpty() || rate.categories().contains(category))
              .filter(rate -> rank(rate) == wanted)
              .toList();
      TaxRate newest = PriceTimeline.newest(fitting, day);
      if (newest != null) {
        return newest;
      }
    }
    return null;
  }

  private static int rank(TaxRate rate) {
    return (rate.classes().isEmpty() ? 0 : 2) + (rate.categories().isEmpty() ? 0 : 1);
  }
}
