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
import org.wattline.rating.context.CarriedEnergy;
import org.wattline.rating.context.CarriedMoney;
import org.wattline.rating.context.CarriedPeak;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.YearToDate;
import org.wattline.rating.proof.CarriedKind;
import org.wattline.rating.proof.Formula;

/** What is carried between cycles and bills: peaks, energy, money, the year so far. */
final class CarryOverBook {
  private final List<CarriedPeak> peaks;
  private final List<CarriedEnergy> energy;
  private final List<CarriedMoney> money;
  private final Map<List<Object>, YearToDate> years = new LinkedHashMap<>();

  CarryOverBook(CarryOver carried) {
    this.peaks = new ArrayList<>(carried.peaks());
    this.energy = new ArrayList<>(carried.energy());
    this.money = new ArrayList<>(carried.money());
    carried
        .years()
        .forEach(each -> years.put(List.of(each.component(), each.period(), each.year()), each));
  }

  CarryOver close() {
    return new CarryOver(
        List.copyOf(peaks), List.copyOf(energy), List.copyOf(money), List.copyOf(years.values()));
  }

  // peaks

  /**
   * The highest known peak of each earlier cycle of a component and period, by the cycle's first
   * day.
   */
  NavigableMap<LocalDate, CarriedPeak> peaks(String component, String period, LocalDate before) {
    NavigableMap<LocalDate, CarriedPeak> found = new TreeMap<>();
    for (CarriedPeak peak : peaks) {
      if (peak.component().equals(component)
          && peak.period().equals(period)
          && peak.from().isBefore(before)) {
        found.merge(
            peak.from(), peak, (one, other) -> one.kw().compareTo(other.kw()) >= 0 ? one : other);
      }
    }
    return found;
  }

  /** Notes a peak, and forgets those beyond what any ratchet can look at. */
  void addPeak(CarriedPeak peak, LocalDate oldest) {
    peaks.removeIf(
        each -> each.component().equals(peak.component()) && each.from().isBefore(oldest));
    peaks.add(peak);
  }

  // energy

  void lapseEnergy(String component, LocalDate now, @Nullable Integer months) {
    if (months != null) {
      energy.removeIf(
          each ->
              each.component().equals(component) && !now.isBefore(each.arose().plusMonths(months)));
    }
  }

  void putEnergy(String component, String period, LocalDate arose, Exact quantity) {
    energy.add(new CarriedEnergy(component, period, arose, quantity));
  }

  /** Moves each bank to another period; what has no period to go to is lost. */
  void moveEnergy(String component, Map<String, String> periods) {
    List<CarriedEnergy> before = List.copyOf(energy);
    energy.removeIf(each -> each.component().equals(component) && !each.period().equals("*"));
    for (CarriedEnergy each : before) {
      String period = periods.get(each.period());
      if (each.component().equals(component) && !each.period().equals("*") && period != null) {
        energy.add(new CarriedEnergy(component, period, each.arose(), each.quantity()));
      }
    }
  }

  /** Takes what is wanted from a bank, or all it has, the oldest first. */
  List<Formula.Carried> takeEnergy(String component, String period, Exact wanted) {
    List<Formula.Carried> taken = new ArrayList<>();
    Exact rest = wanted;
    for (CarriedEnergy each : List.copyOf(energy)) {
      if (each.component().equals(component) && each.period().equals(period) && rest.signum() > 0) {
        Exact part = each.quantity().min(rest);
        rest = rest.minus(part);
        taken.add(
            new Formula.Carried(
                CarriedKind.ENERGY, period.isEmpty() ? null : period, each.arose(), part));
        int place = energy.indexOf(each);
        if (part.equals(each.quantity())) {
          energy.remove(place);
        } else {
          Exact kept = each.quantity().minus(part);
          energy.set(place, new CarriedEnergy(component, period, each.arose(), kept));
        }
      }
    }
    return taken;
  }

  /** Empties one bank of a component, or every one, and says what they held. */
  Exact clearEnergy(String component, @Nullable String period) {
    Exact sum = Exact.ZERO;
    for (CarriedEnergy each : List.copyOf(energy)) {
      if (each.component().equals(component) && (period == null || each.period().equals(period))) {
        sum = sum.plus(each.quantity());
        energy.remove(each);
      }
    }
    return sum;
  }

  // money

  void lapseMoney(String component, LocalDate now, @Nullable Integer months) {
    if (months != null) {
      money.removeIf(
          each ->
              each.component().equals(component)
                  && !now.isBefore(each.earned().plusMonths(months)));
    }
  }

  Exact money(String component) {
    Exact sum = Exact.ZERO;
    for (CarriedMoney each : money) {
      if (each.component().equals(component)) {
        sum = sum.plus(each.amount());
      }
    }
    return sum;
  }

  void putMoney(String component, LocalDate earned, Exact amount) {
    if (amount.signum() > 0) {
      money.add(new CarriedMoney(component, earned, amount));
    }
  }

  /** Spends credit, the oldest first, and says of what. */
  List<Formula.Carried> spendMoney(String component, Exact wanted) {
    List<Formula.Carried> spent = new ArrayList<>();
    Exact rest = wanted;
    for (CarriedMoney each : List.copyOf(money)) {
      if (each.component().equals(component) && rest.signum() > 0) {
        Exact part = each.amount().min(rest);
        rest = rest.minus(part);
        spent.add(new Formula.Carried(CarriedKind.MONEY, null, each.earned(), part));
        int place = money.indexOf(each);
        if (part.equals(each.amount())) {
          money.remove(place);
        } else {
          money.set(place, new CarriedMoney(component, each.earned(), each.amount().minus(part)));
        }
      }
    }
    return spent;
  }

  // the year

  Exact year(String component, String period, LocalDate year) {
    YearToDate known = years.get(List.of(component, period, year));
    return known == null ? Exact.ZERO : known.value();
  }

  void addYear(String component, String period, LocalDate year, LocalDate until, Exact value) {
    Exact sum = year(component, period, year).plus(value);
    years
        .keySet()
        .removeIf(
            key -> key.getFirst().equals(component) && ((LocalDate) key.getLast()).isBefore(year));
    years.put(
        List.of(component, period, year), new YearToDate(component, period, year, until, sum));
  }
}
