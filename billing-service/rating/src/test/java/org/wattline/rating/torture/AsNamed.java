package org.wattline.rating.torture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.Requirements;
import org.wattline.rating.Requirements.ChannelRequirement;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.CarriedPeak;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Lacking;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.CycleKind;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.tariff.HistoryPolicy;
import org.wattline.rating.tariff.Ratchet;
import org.wattline.rating.tariff.Rolling;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterPeak;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

/** A vector's tariff, with nothing but what it says that it needs. */
final class AsNamed {
  private final TortureVector vector;
  private final Tariff tariff;
  private final TariffDocument document;
  private final RatingContext context;
  private final Requirements needs;

  AsNamed(TortureVector vector) {
    this.vector = vector;
    this.tariff = Tariff.of(vector.tariff());
    this.context = vector.context();
    ResolvedTariff resolved = tariff.resolve(vector.reference(), vector.period());
    this.document = resolved.document();
    this.needs = resolved.requirements(context);
  }

  String id() {
    return vector.id();
  }

  /** Whether the vector is about a price or a base list that names what nobody has. */
  boolean namesWhatIsNotThere() {
    return rate().refusals().stream()
        .anyMatch(
            refusal ->
                refusal instanceof Refusal.MissingReference missing
                    && missing.what().compareTo(Lacking.INHERITED) >= 0);
  }

  Requirements needs() {
    return needs;
  }

  /** Intervals of every channel that is named, as long as may be. */
  Usage usage() {
    Map<String, ChannelUsage> all = new LinkedHashMap<>();
    for (ChannelRequirement channel : needs.channels()) {
      all.put(channel.name(), ChannelUsage.of(intervals(channel.maxMinutes())));
    }
    return new Usage(all);
  }

  /** The same, with intervals of another length on some channels. */
  Usage usage(Set<String> channels, int minutes) {
    Map<String, ChannelUsage> all = new HashMap<>(usage().channels());
    channels.forEach(name -> all.put(name, ChannelUsage.of(intervals(minutes))));
    return new Usage(all);
  }

  /** A register of each day and period, as far as they are to be told apart. */
  ChannelUsage registers(ChannelRequirement channel, boolean peaks) {
    List<RegisterTotal> totals = new ArrayList<>();
    List<RegisterPeak> highest = new ArrayList<>();
    List<@Nullable String> periods = new ArrayList<>();
    periods.add(null);
    channel.periods().values().forEach(periods::addAll);
    for (LocalDate day : vector.period().dates()) {
      for (String period : periods) {
        totals.add(new RegisterTotal(day, day.plusDays(1), period, Exact.of(5)));
        if (peaks) {
          highest.add(new RegisterPeak(day, day.plusDays(1), period, Exact.of(5)));
        }
      }
    }
    return new ChannelUsage(null, totals, highest);
  }

  private RawIntervals intervals(int minutes) {
    Instant start = needs.usage().from().atStartOfDay(document.zone()).toInstant();
    Instant end = needs.usage().to().atStartOfDay(document.zone()).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / minutes) + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = 10L * minutes;
    }
    return new RawIntervals(start, minutes, 0, values);
  }

  Rated rate() {
    return rate(usage());
  }

  Rated rate(Usage usage) {
    return Verified.rate(tariff, reference(""), vector.period(), usage, account("", ""));
  }

  /** Rates without one index or one set of events. */
  Rated rateWithout(String name) {
    return Verified.rate(tariff, reference(name), vector.period(), usage(), account("", ""));
  }

  Rated rateWithoutAttribute(String name) {
    return Verified.rate(tariff, reference(""), vector.period(), usage(), account(name, ""));
  }

  Rated rateWithOneCycleLess(String demand) {
    return Verified.rate(tariff, reference(""), vector.period(), usage(), account("", demand));
  }

  private RatingContext account(String without, String lessOf) {
    Map<String, List<DatedText>> attributes = new LinkedHashMap<>(context.attributes());
    needs.attributes().forEach(name -> attributes.put(name, List.of(DatedText.always("7"))));
    attributes.keySet().removeIf(name -> !without.isEmpty() && name.startsWith(without));
    List<CarriedPeak> peaks = new ArrayList<>();
    needs
        .history()
        .forEach(
            (demand, cycles) ->
                addPeaks(demand, demand.equals(lessOf) ? cycles - 1 : cycles, peaks));
    return new RatingContext(
        context.classes(),
        attributes,
        context.coupons(),
        context.overrides(),
        context.extras(),
        new CarryOver(peaks, List.of(), List.of(), List.of()),
        context.enforceLimits());
  }

  private void addPeaks(String id, int cycles, List<CarriedPeak> peaks) {
    String calendar = demand(id).calendar();
    List<String> periods = new ArrayList<>(List.of(""));
    if (calendar != null) {
      periods.addAll(Objects.requireNonNull(document.calendars().get(calendar)).periods());
    }
    for (int i = 1; i <= cycles; i++) {
      LocalDate from = cycleBefore(i);
      for (String period : periods) {
        peaks.add(new CarriedPeak(id, period, from, from.plusMonths(1), Exact.of(3)));
      }
    }
  }

  /** The first day of the cycle so many cycles before the first that is rated. */
  private LocalDate cycleBefore(int cycles) {
    int months = document.cycle().months();
    LocalDate first = vector.period().from();
    YearMonth month = YearMonth.from(first);
    month = first.isBefore(start(month)) ? month.minusMonths(1) : month;
    int since = Math.floorMod(month.getMonthValue() - document.yearStart().getMonthValue(), months);
    return start(month.minusMonths(since + (long) cycles * months));
  }

  private LocalDate start(YearMonth month) {
    return month.atDay(Math.min(document.cycle().day(), month.lengthOfMonth()));
  }

  private Demand demand(String id) {
    for (Component component : document.components()) {
      if (component instanceof Demand demand && demand.id().equals(id)) {
        return demand;
      }
    }
    throw new AssertionError("no demand " + id);
  }

  boolean requiresHistory(String id) {
    Rolling rolling = demand(id).rolling();
    Ratchet ratchet = demand(id).ratchet();
    return document.cycle().type() == CycleKind.MONTHS
        && ((rolling != null && rolling.history() == HistoryPolicy.REQUIRED)
            || (ratchet != null && ratchet.history() == HistoryPolicy.REQUIRED));
  }

  /** The indices and events that are named, and no others; values of an index without gaps. */
  private ReferenceData reference(String without) {
    ReferenceData all = vector.reference();
    Map<String, PriceSeries> series = new HashMap<>();
    Map<String, List<DatedValue>> dated = new HashMap<>();
    for (String index : needs.indices()) {
      PriceSeries known = all.series().get(index);
      if (!index.equals(without)) {
        if (known != null) {
          long[] values = known.values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == PackedDay.MISSING ? 1 : values[i];
          }
          series.put(
              index, new PriceSeries(known.start(), known.minutes(), known.decimals(), values));
        }
        dated.put(
            index, List.of(new DatedValue(LocalDate.of(1990, 1, 1), null, null, Exact.of(50))));
      }
    }
    Map<String, List<Event>> events = new HashMap<>();
    needs.events().stream()
        .filter(name -> !name.equals(without))
        .forEach(name -> events.put(name, all.events().getOrDefault(name, List.of())));
    return new ReferenceData(all.tariffs(), series, dated, events, all.knownAt());
  }

  /** The refusals of what was not there or was too coarse. */
  List<String> lacking(Rated rated) {
    return rated.refusals().stream()
        .filter(
            refusal ->
                !(refusal instanceof Refusal.MissingPrice
                    || refusal instanceof Refusal.MissingTaxRate
                    || refusal instanceof Refusal.Depends
                    || refusal instanceof Refusal.NotApplicable))
        .map(refusal -> refusal.component() + ": " + refusal.sentence())
        .toList();
  }
}
