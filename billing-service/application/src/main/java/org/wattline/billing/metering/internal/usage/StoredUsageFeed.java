package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.metering.PointUsage;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.formats.MeasureUnit;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

@Service
class StoredUsageFeed implements UsageFeed {
  private final ChannelRows channels;
  private final StoredDays days;
  private final RegisterRows registers;
  private final Qualities qualities;
  private final CalorificRows calorific;

  StoredUsageFeed(
      ChannelRows channels,
      StoredDays days,
      RegisterRows registers,
      Qualities qualities,
      CalorificRows calorific) {
    this.calorific = calorific;
    this.channels = channels;
    this.days = days;
    this.registers = registers;
    this.qualities = qualities;
  }

  @Override
  @Transactional(readOnly = true)
  public PointUsage usage(UUID servicePointId, LocalDateRange range, @Nullable Instant knownAt) {
    return Objects.requireNonNull(
        usages(List.of(servicePointId), range, knownAt).get(servicePointId));
  }

  @Override
  @Transactional(readOnly = true)
  public Map<UUID, PointUsage> usages(
      Collection<UUID> servicePointIds, LocalDateRange range, @Nullable Instant knownAt) {
    Set<UUID> points = new LinkedHashSet<>(servicePointIds);
    if (points.size() > MAX_POINTS) {
      throw new IllegalArgumentException("At most " + MAX_POINTS + " points: " + points.size());
    }
    if (range.isEmpty()) {
      throw new IllegalArgumentException("Usage is of at least one day");
    }
    List<ChannelRow> all = channels.ofPoints(points).stream().filter(ChannelRow::counted).toList();
    List<Integer> virtual = all.stream().filter(ChannelRow::derived).map(ChannelRow::no).toList();
    Map<Integer, List<ChannelRows.Term>> terms = channels.terms(virtual);
    Set<Integer> wanted = new LinkedHashSet<>();
    all.stream().filter(c -> c.isQuantity() && c.seconds() > 0).forEach(c -> wanted.add(c.no()));
    terms.values().forEach(of -> of.forEach(term -> wanted.add(term.source())));
    Map<Integer, StoredDays.Days> known = days.load(wanted, range, knownAt, false);
    Map<Integer, Qualities.Meaning> marks = qualities.all();
    Map<UUID, Map<String, List<RegisterRows.Total>>> totals =
        registers.totals(all.stream().filter(c -> !c.derived()).toList(), range, knownAt, marks);
    Map<UUID, List<ChannelRows.OneWay>> oneWay = channels.oneWay(points, range);
    Map<UUID, List<ChannelRow>> byPoint = new HashMap<>();
    all.forEach(c -> byPoint.computeIfAbsent(c.point(), p -> new ArrayList<>()).add(c));
    Map<UUID, PointUsage> found = new LinkedHashMap<>();
    for (UUID point : points) {
      PointUsage one =
          one(
              point,
              range,
              byPoint.getOrDefault(point, List.of()),
              known,
              terms,
              marks,
              totals.getOrDefault(point, Map.of()),
              oneWay.getOrDefault(point, List.of()));
      found.put(point, one);
    }
    return withEnergy(found, all, range, knownAt);
  }

  /**
   * Gives gas its energy, beside its volume: what was told in Wh, or else each day's volume times
   * what a cubic metre held that day. Without a value there is none.
   */
  private Map<UUID, PointUsage> withEnergy(
      Map<UUID, PointUsage> found,
      List<ChannelRow> all,
      LocalDateRange range,
      @Nullable Instant knownAt) {
    Set<UUID> gas =
        all.stream()
            .filter(channel -> channel.commodity() == CommodityKind.GAS)
            .map(ChannelRow::point)
            .collect(Collectors.toSet());
    if (gas.isEmpty()) {
      return found;
    }
    Map<UUID, NavigableMap<LocalDate, BigDecimal>> values =
        calorific.ofPoints(gas, GasEnergy.reach(found, gas, range), knownAt);
    for (UUID point : gas) {
      found.computeIfPresent(
          point,
          (id, usage) ->
              GasEnergy.with(usage, values.getOrDefault(id, Collections.emptyNavigableMap())));
    }
    return found;
  }

  private static PointUsage one(
      UUID point,
      LocalDateRange range,
      List<ChannelRow> channels,
      Map<Integer, StoredDays.Days> known,
      Map<Integer, List<ChannelRows.Term>> terms,
      Map<Integer, Qualities.Meaning> marks,
      Map<String, List<RegisterRows.Total>> totals,
      List<ChannelRows.OneWay> oneWay) {
    Map<String, Map<ChannelRow.Group, List<ChannelRow>>> grids = new LinkedHashMap<>();
    Map<String, List<ChannelRow>> daily = new LinkedHashMap<>();
    ZoneId zone = channels.isEmpty() ? ZoneId.of("UTC") : channels.getFirst().zone();
    for (ChannelRow channel : channels) {
      String name = channel.usageName();
      if (name == null || !channel.isQuantity()) {
        continue;
      }
      if (channel.isGrid()) {
        grids
            .computeIfAbsent(name, n -> new LinkedHashMap<>())
            .computeIfAbsent(channel.group(), g -> new ArrayList<>())
            .add(channel);
      } else if (channel.isDaily()) {
        daily.computeIfAbsent(name, n -> new ArrayList<>()).add(channel);
      }
    }
    Set<String> names = new LinkedHashSet<>(grids.keySet());
    names.addAll(daily.keySet());
    names.addAll(totals.keySet());
    Usage usage = Usage.none();
    boolean complete = true;
    int missing = 0;
    int estimated = 0;
    for (String name : names) {
      IntervalAssembly intervals =
          new IntervalAssembly(
              range,
              zone,
              grids.getOrDefault(name, Map.of()).values().stream()
                  .map(group -> new GroupDays(group, known, terms))
                  .toList(),
              marks);
      RegisterAssembly of = new RegisterAssembly(range);
      for (ChannelRow channel : daily.getOrDefault(name, List.of())) {
        of.daily(channel, known.get(channel.no()), marks);
      }
      totals.getOrDefault(name, List.of()).forEach(of::add);
      if (intervals.isEmpty() && of.isEmpty()) {
        continue;
      }
      silent(oneWay, name).forEach(of::nothingOn);
      usage = usage.with(name, new ChannelUsage(intervals.intervals(), of.totals(), of.peaks()));
      missing += intervals.missing();
      estimated += intervals.estimated();
      complete &= of.covers(intervals.incompleteDays());
    }
    if (!usage.channels().isEmpty()) {
      usage = withSilent(usage, range, oneWay);
    }
    return new PointUsage(
        point, range, usage, complete && !usage.channels().isEmpty(), missing, estimated);
  }

  private static List<LocalDateRange> silent(List<ChannelRows.OneWay> oneWay, String name) {
    return oneWay.stream()
        .filter(each -> each.silent().equals(name))
        .map(ChannelRows.OneWay::days)
        .toList();
  }

  /** A point of one direction used nothing in the other: that is known, not missing. */
  private static Usage withSilent(
      Usage usage, LocalDateRange range, List<ChannelRows.OneWay> oneWay) {
    Usage with = usage;
    for (String name : List.of("import", "export")) {
      RegisterAssembly of = new RegisterAssembly(range);
      silent(oneWay, name).forEach(of::nothingOn);
      List<RegisterTotal> registers = of.totals();
      if (!usage.channels().containsKey(name) && !registers.isEmpty()) {
        with = with.with(name, new ChannelUsage(null, registers, List.of()));
      }
    }
    return with;
  }

  /** Digits below Wh, varh or litres of values that count 10^power of the unit. */
  static int decimals(ChannelRow channel, int power) {
    return channel.quantityUnit() == MeasureUnit.CUBIC_METRE ? -power - 3 : -power;
  }
}
