package org.wattline.rating.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.PriceOrigin;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Dated;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.Index;
import org.wattline.rating.tariff.IndexKind;
import org.wattline.rating.tariff.IndexPrice;
import org.wattline.rating.tariff.PriceForm;
import org.wattline.rating.tariff.PriceOverride;
import org.wattline.rating.tariff.PriceVersion;
import org.wattline.rating.tariff.TariffDocument;

/**
 * Finds what a component costs on each day: versions, the base list's changes, the account's
 * overrides.
 */
final class PriceTimeline {
  private final TariffDocument tariff;
  private final ReferenceData data;
  private final Inheritance.Merged merged;
  private final List<PriceOverride> overrides;
  private final Set<Refusal> misplaced = new LinkedHashSet<>();

  PriceTimeline(Inheritance.Merged merged, ReferenceData data, List<PriceOverride> overrides) {
    this.merged = merged;
    this.tariff = merged.tariff();
    this.data = data;
    this.overrides = overrides;
  }

  /** The prices that should beat others and found none on the days asked for. */
  Set<Refusal> misplaced() {
    return misplaced;
  }

  /** The prices of the account for components that are not there. */
  List<Refusal> unknown(List<Component> components, LocalDateRange range) {
    Set<String> ids = new HashSet<>();
    components.forEach(each -> ids.add(each.id()));
    return overrides.stream()
        .filter(each -> !ids.contains(each.component()) && isKnown(each) && touches(each, range))
        .map(Misplacements::unknown)
        .distinct()
        .toList();
  }

  private static boolean touches(Dated statement, LocalDateRange range) {
    LocalDate to = statement.to();
    return statement.from().isBefore(range.to()) && (to == null || to.isAfter(range.from()));
  }

  /** The stretches of a range, in order; a stretch without any price is left out. */
  List<PriceSpan> spans(Component component, LocalDateRange range) {
    List<PriceVersion> known =
        component.prices().stream().filter(version -> isKnown(version)).toList();
    List<List<PriceOverride>> layers = layers(component.id());
    TreeSet<LocalDate> cuts = new TreeSet<>(List.of(range.from(), range.to()));
    known.forEach(version -> addCuts(version, range, cuts));
    layers.forEach(layer -> layer.forEach(each -> addCuts(each, range, cuts)));
    for (PriceVersion version : known) {
      indices(version)
          .forEach(
              index ->
                  data.dated()
                      .getOrDefault(index, List.of())
                      .forEach(value -> addCuts(value, range, cuts)));
    }
    List<PriceOverride> named =
        new ArrayList<>(merged.named().getOrDefault(component.id(), List.of()));
    overrides.stream().filter(by -> by.component().equals(component.id())).forEach(named::add);
    named.removeIf(by -> !isKnown(by));
    List<PriceSpan> spans = new ArrayList<>();
    LocalDate from = null;
    for (LocalDate to : cuts) {
      if (from != null) {
        PriceVersion version = newest(known, from);
        for (PriceOverride by : named) {
          if (by.covers(from)) {
            Misplacements.find(by, component, tariff.calendars(), version)
                .ifPresent(misplaced::add);
          }
        }
        PriceSpan span = at(component, known, layers, new LocalDateRange(from, to));
        if (span != null) {
          add(span, spans);
        }
      }
      from = to;
    }
    return spans;
  }

  private static void add(PriceSpan span, List<PriceSpan> spans) {
    PriceSpan last = spans.isEmpty() ? null : spans.getLast();
    if (last != null && last.days().to().equals(span.days().from()) && last.samePrice(span)) {
      LocalDateRange joined = new LocalDateRange(last.days().from(), span.days().to());
      spans.set(
          spans.size() - 1,
          new PriceSpan(joined, last.single(), last.periods(), last.missing(), span.dated()));
    } else {
      spans.add(span);
    }
  }

  private static void addCuts(Dated statement, LocalDateRange range, TreeSet<LocalDate> cuts) {
    LocalDate to = statement.to();
    if (range.contains(statement.from())) {
      cuts.add(statement.from());
    }
    if (to != null && range.contains(to)) {
      cuts.add(to);
    }
  }

  private static List<String> indices(PriceVersion version) {
    List<String> names = new ArrayList<>();
    IndexPrice own = version.index();
    if (own != null) {
      names.add(own.id());
    }
    for (PriceForm form : version.periods().values()) {
      IndexPrice index = form.index();
      if (index != null) {
        names.add(index.id());
      }
    }
    return names;
  }

  private List<List<PriceOverride>> layers(String component) {
    List<List<PriceOverride>> layers =
        new ArrayList<>(merged.priceChanges().getOrDefault(component, List.of()));
    layers.add(overrides.stream().filter(each -> each.component().equals(component)).toList());
    return layers.stream().map(layer -> layer.stream().filter(this::isKnown).toList()).toList();
  }

  private boolean isKnown(Dated statement) {
    return isKnown(statement, data.knownAt());
  }

  static boolean isKnown(Dated statement, @Nullable Instant knownAt) {
    Instant recorded = statement.recordedAt();
    return knownAt == null || recorded == null || !recorded.isAfter(knownAt);
  }

  /** The statement that holds on a day: recorded last, then starting last, then written last. */
  static <T extends Dated> @Nullable T newest(List<T> statements, LocalDate day) {
    T best = null;
    for (T each : statements) {
      if (each.covers(day) && (best == null || compare(each, best) >= 0)) {
        best = each;
      }
    }
    return best;
  }

  private static int compare(Dated one, Dated other) {
    Instant first = one.recordedAt();
    Instant second = other.recordedAt();
    int byKnowledge =
        (first == null ? Instant.MIN : first).compareTo(second == null ? Instant.MIN : second);
    return byKnowledge != 0 ? byKnowledge : one.from().compareTo(other.from());
  }

  private @Nullable PriceSpan at(
      Component component,
      List<PriceVersion> versions,
      List<List<PriceOverride>> layers,
      LocalDateRange days) {
    PriceVersion version = newest(versions, days.from());
    PriceOrigin origin = merged.inherits(component.id()) ? PriceOrigin.BASE : PriceOrigin.LIST;
    if (version == null) {
      PriceOverride instead = wholePrice(layers, days.from());
      if (instead == null) {
        return null;
      }
      PriceForm form = PriceForm.of(Objects.requireNonNull(instead.price()));
      BoundForm bound =
          new BoundForm(form, instead.from(), instead.recordedAt(), PriceOrigin.OVERRIDE);
      return new PriceSpan(days, bound, Map.of(), null, List.of());
    }
    String missing = null;
    List<String> dated = indices(version).stream().filter(this::isDated).toList();
    for (String index : dated) {
      if (indexValue(index, days.from()) == null) {
        missing = index;
      }
    }
    Map<String, BoundForm> periods = new LinkedHashMap<>();
    PriceForm single = version.single();
    BoundForm one = null;
    if (single != null) {
      one = bind(component, single, "", version, origin, layers, days.from());
      for (String period : periodsOverridden(layers, days.from())) {
        periods.put(period, bind(component, single, period, version, origin, layers, days.from()));
      }
      if (!periods.isEmpty()) {
        for (String period : periodNames(component)) {
          periods.putIfAbsent(period, one);
        }
        one = null;
      }
    } else {
      version
          .periods()
          .forEach(
              (period, form) ->
                  periods.put(
                      period, bind(component, form, period, version, origin, layers, days.from())));
    }
    return new PriceSpan(days, one, periods, missing, dated);
  }

  private List<String> periodNames(Component component) {
    String calendar =
        switch (component) {
          case Energy energy -> energy.calendar();
          case Demand demand -> demand.calendar();
          default -> null;
        };
    Calendar found = calendar == null ? null : tariff.calendars().get(calendar);
    return found == null ? List.of() : found.periods();
  }

  private static @Nullable PriceOverride wholePrice(
      List<List<PriceOverride>> layers, LocalDate day) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      PriceOverride newest =
          newest(
              layers.get(i).stream()
                  .filter(
                      each -> each.price() != null && each.period() == null && each.tier() == null)
                  .toList(),
              day);
      if (newest != null) {
        return newest;
      }
    }
    return null;
  }

  private static Set<String> periodsOverridden(List<List<PriceOverride>> layers, LocalDate day) {
    Set<String> periods = new TreeSet<>();
    for (List<PriceOverride> layer : layers) {
      for (PriceOverride override : layer) {
        String period = override.period();
        if (period != null && override.covers(day)) {
          periods.add(period);
        }
      }
    }
    return periods;
  }

  private BoundForm bind(
      Component component,
      PriceForm form,
      String period,
      PriceVersion version,
      PriceOrigin origin,
      List<List<PriceOverride>> layers,
      LocalDate day) {
    BoundForm bound = new BoundForm(form, version.from(), version.recordedAt(), origin);
    IndexPrice index = form.index();
    if (index != null && isDated(index.id())) {
      DatedValue value = indexValue(index.id(), day);
      Exact price = value == null ? Exact.ZERO : datedPrice(component, index, value.value());
      bound =
          new BoundForm(
              PriceForm.of(price),
              value == null ? version.from() : value.from(),
              value == null ? null : value.recordedAt(),
              PriceOrigin.INDEX);
    }
    for (int i = 0; i < layers.size(); i++) {
      boolean account = i == layers.size() - 1;
      bound =
          Overriding.apply(
              bound, period, layers.get(i), day, account ? PriceOrigin.OVERRIDE : PriceOrigin.BASE);
    }
    return bound;
  }

  private boolean isDated(String index) {
    Index declared = tariff.indices().get(index);
    return declared != null && declared.type() == IndexKind.DATED;
  }

  private @Nullable DatedValue indexValue(String index, LocalDate day) {
    return newest(
        data.dated().getOrDefault(index, List.of()).stream()
            .filter(value -> isKnown(value))
            .toList(),
        day);
  }

  private Exact datedPrice(Component component, IndexPrice index, Exact value) {
    Index declared = Objects.requireNonNull(tariff.indices().get(index.id()));
    Exact floor = declared.floor();
    Exact cap = declared.cap();
    Exact counted = floor == null ? value : value.max(floor);
    counted = cap == null ? counted : counted.min(cap);
    int unit = component instanceof Energy energy ? Units.digits(energy.unit()) : 3;
    return Units.shifted(counted, unit - Units.digits(declared.unit()))
        .times(index.factor())
        .plus(index.add());
  }
}
