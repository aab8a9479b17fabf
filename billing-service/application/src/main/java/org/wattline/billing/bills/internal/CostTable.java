package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.CostColumn;
import org.wattline.billing.contract.billing.CostSeries;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.spread.ChannelCosts;
import org.wattline.rating.spread.IntervalCosts;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Usage;

/** Adds intervals and their costs up to hours, days, months or years, by tariff period. */
final class CostTable {
  private static final int DIGITS = 12;

  /** The channels that people know; what is priced by others is left out and said to be. */
  private static final Map<String, RegisterDirection> DIRECTIONS =
      Map.of(
          "import", RegisterDirection.IMPORT,
          "energy", RegisterDirection.IMPORT,
          "export", RegisterDirection.EXPORT,
          "generation", RegisterDirection.GENERATION);

  private final LocalDateRange days;
  private final Resolution resolution;
  private final ZoneId zone;
  private final String unit;
  private final Set<String> periods = new LinkedHashSet<>();
  private final Map<String, List<ChannelCosts>> channels = new LinkedHashMap<>();
  private final Map<ChannelCosts, List<String>> names = new LinkedHashMap<>();

  /**
   * @param unit of energy that is taken
   */
  CostTable(LocalDateRange days, Resolution resolution, ZoneId zone, String unit) {
    this.days = days;
    this.resolution = resolution;
    this.zone = zone;
    this.unit = unit;
  }

  /** The channels that are told of. */
  static Usage told(Usage usage) {
    Map<String, ChannelUsage> all = new LinkedHashMap<>(usage.channels());
    all.keySet().retainAll(DIRECTIONS.keySet());
    return new Usage(all);
  }

  void add(IntervalCosts costs) {
    periods.addAll(costs.periods());
    for (ChannelCosts channel : costs.channels()) {
      channels.computeIfAbsent(channel.channel(), name -> new ArrayList<>()).add(channel);
      names.put(channel, costs.periods());
    }
  }

  List<String> periods() {
    return List.copyOf(periods);
  }

  List<CostSeries> series() {
    List<CostSeries> all = new ArrayList<>();
    channels.forEach(
        (name, stretches) -> {
          long[] starts =
              starts(stretches.stream().mapToInt(ChannelCosts::minutes).max().orElse(60));
          Map<String, Column> columns = new LinkedHashMap<>();
          periods.forEach(period -> columns.put(period, new Column(starts.length - 1)));
          stretches.forEach(stretch -> add(stretch, starts, columns));
          RegisterDirection direction = DIRECTIONS.getOrDefault(name, RegisterDirection.IMPORT);
          all.add(
              new CostSeries(
                  direction, name.equals("energy") ? "kWh" : unit, starts, shown(columns)));
        });
    return all;
  }

  private void add(ChannelCosts stretch, long[] starts, Map<String, Column> columns) {
    List<String> own = names.getOrDefault(stretch, List.of());
    for (int i = 0; i < stretch.size(); i++) {
      Exact cost = stretch.cost(i);
      long at = stretch.start(i).getEpochSecond();
      if (cost == null || at < starts[0] || at >= starts[starts.length - 1]) {
        continue;
      }
      int found = Arrays.binarySearch(starts, at);
      int place = found < 0 ? -found - 2 : found;
      String period = stretch.period(i) < 0 ? "" : own.get(stretch.period(i));
      columns
          .computeIfAbsent(period, name -> new Column(starts.length - 1))
          .add(place, stretch.energy(i), cost);
    }
  }

  private static List<CostColumn> shown(Map<String, Column> columns) {
    List<CostColumn> all = new ArrayList<>();
    columns.forEach(
        (period, column) ->
            all.add(
                new CostColumn(
                    period.isEmpty() ? null : period,
                    decimals(column.quantities),
                    decimals(column.costs))));
    return all;
  }

  private static @Nullable BigDecimal[] decimals(@Nullable Exact[] values) {
    @Nullable BigDecimal[] decimals = new BigDecimal[values.length];
    for (int i = 0; i < values.length; i++) {
      Exact value = values[i];
      decimals[i] =
          value == null
              ? null
              : value.isDecimal()
                  ? value.toBigDecimal()
                  : value.rounded(DIGITS, RoundingMode.HALF_EVEN);
    }
    return decimals;
  }

  /** Where each time begins, and at last where the last ends. */
  private long[] starts(int minutes) {
    List<Instant> all = new ArrayList<>();
    Instant end = days.to().atStartOfDay(zone).toInstant();
    if (resolution == Resolution.INTERVAL || resolution == Resolution.HOUR) {
      long step = 60L * (resolution == Resolution.HOUR ? 60 : minutes);
      for (Instant at = days.from().atStartOfDay(zone).toInstant();
          at.isBefore(end);
          at = at.plusSeconds(step)) {
        all.add(at);
      }
    } else {
      for (LocalDate day = days.from(); day.isBefore(days.to()); day = after(day)) {
        all.add(day.atStartOfDay(zone).toInstant());
      }
    }
    all.add(end);
    return all.stream().mapToLong(Instant::getEpochSecond).toArray();
  }

  private LocalDate after(LocalDate day) {
    return switch (resolution) {
      case MONTH -> day.withDayOfMonth(1).plusMonths(1);
      case YEAR -> day.withDayOfYear(1).plusYears(1);
      default -> day.plusDays(1);
    };
  }

  private static final class Column {
    private final @Nullable Exact[] quantities;
    private final @Nullable Exact[] costs;

    Column(int size) {
      quantities = new Exact[size];
      costs = new Exact[size];
    }

    void add(int place, @Nullable Exact quantity, Exact cost) {
      Exact used = quantities[place];
      if (quantity != null) {
        quantities[place] = used == null ? quantity : used.plus(quantity);
      }
      Exact paid = costs[place];
      costs[place] = paid == null ? cost : paid.plus(cost);
    }
  }
}
