package org.wattline.portal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Cycle;
import org.wattline.billing.contract.agreements.CycleKind;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.billing.CostColumn;
import org.wattline.billing.contract.billing.CostSeries;
import org.wattline.billing.contract.billing.EnergyCosts;
import org.wattline.billing.contract.billing.UncostedDays;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.QualityRun;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;

/** A house with solar panels, in memory: its supply, and three years of quarter-hours. */
final class FakeEnergy {
  static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
  static final UUID POINT = UUID.fromString("0192f0a0-0000-7000-8000-00000000a001");
  static final UUID OTHER_POINT = UUID.fromString("0192f0a0-0000-7000-8000-00000000a077");
  static final UUID AGREEMENT = UUID.fromString("0192f0a0-0000-7000-8000-00000000a002");
  static final UUID PRODUCT = UUID.fromString("0192f0a0-0000-7000-8000-00000000a003");
  static final String MARKET_ID = "541448820000000017";
  static final UUID FREE_POINT = UUID.fromString("0192f0a0-0000-7000-8000-00000000a009");
  static final String FREE_MARKET_ID = "541448820000000994";
  static final LocalDate BEGIN = LocalDate.of(2024, 3, 1);
  static final LocalDate LAST = LocalDate.of(2026, 11, 24);

  final Map<UUID, List<Agreement>> agreements = new LinkedHashMap<>();
  final List<String> registers = new ArrayList<>();
  final List<Asked> asked = new ArrayList<>();
  final List<UncostedDays> uncosted = new ArrayList<>();
  boolean empty;
  boolean priced = true;

  /** How much more is used this year, hour by hour, in the evening. */
  double evenings = 1;

  /** A question for usage. */
  record Asked(UUID point, @Nullable Instant knownAt) {}

  /** Supplies an account at the house. */
  void supply(UUID account) {
    agreements.put(
        account,
        List.of(
            new Agreement(
                AGREEMENT,
                account,
                POINT,
                MARKET_ID,
                BEGIN,
                null,
                List.of(
                    new Terms(
                        BEGIN,
                        null,
                        PRODUCT,
                        "day-night",
                        Map.of("nl", "Dag en nacht", "en", "Day and night", "fr", "Jour et nuit"),
                        new Cycle(CycleKind.MONTHLY, 1, null),
                        "home",
                        Map.of(),
                        List.of(),
                        null)),
                1)));
  }

  /** Supplies an account at another point too, since later. */
  void supplyAlsoAt(UUID account, UUID point, String marketId, LocalDate from) {
    List<Agreement> all = new ArrayList<>(agreements.getOrDefault(account, List.of()));
    Agreement first = all.getFirst();
    all.add(
        new Agreement(
            UUID.nameUUIDFromBytes(marketId.getBytes(StandardCharsets.UTF_8)),
            account,
            point,
            marketId,
            from,
            null,
            first.terms(),
            1));
    agreements.put(account, all);
  }

  /** The point of an agreement: the house, or what was added after it. */
  static UUID pointOf(UUID agreement) {
    return agreement.equals(AGREEMENT) ? POINT : OTHER_POINT;
  }

  List<Channel> channels() {
    if (empty) {
      return List.of();
    }
    List<Channel> channels = new ArrayList<>();
    channels.add(channel("1.8.0", RegisterDirection.IMPORT, 900, null));
    channels.add(channel("2.8.0", RegisterDirection.EXPORT, 900, null));
    registers.forEach(
        code -> channels.add(channel(code, RegisterDirection.IMPORT, 0, "1SAG1105234567")));
    return channels;
  }

  private static Channel channel(
      String code, RegisterDirection direction, int seconds, @Nullable String serial) {
    return new Channel(
        UUID.nameUUIDFromBytes((code + serial).getBytes(StandardCharsets.UTF_8)),
        POINT,
        code,
        direction,
        seconds == 0 ? "CUMULATIVE" : "QUANTITY",
        "kWh",
        seconds,
        serial,
        seconds != 0,
        List.of(),
        null,
        code,
        seconds == 0 ? null : BEGIN,
        seconds == 0 ? null : LAST);
  }

  List<UsageSeries> usage(LocalDate from, LocalDate to, Resolution resolution) {
    if (empty) {
      return List.of();
    }
    return List.of(
        series(RegisterDirection.IMPORT, from, to, resolution),
        series(RegisterDirection.EXPORT, from, to, resolution));
  }

  /** Off-peak at 0.20 and peak at 0.30 a kWh, weekdays from 7 to 22 o'clock; given back at 0.04. */
  EnergyCosts costs(UUID agreement, LocalDate from, LocalDate to, Resolution resolution) {
    List<CostSeries> all = new ArrayList<>();
    if (priced && !empty) {
      UsageSeries taken = series(RegisterDirection.IMPORT, from, to, resolution);
      int size = taken.size();
      CostColumn off = new CostColumn("off-peak", new BigDecimal[size], new BigDecimal[size]);
      CostColumn peak = new CostColumn("peak", new BigDecimal[size], new BigDecimal[size]);
      for (int i = 0; i < size; i++) {
        BigDecimal value = taken.values()[i];
        if (value == null) {
          continue;
        }
        var at = taken.start(i).atZone(ZONE);
        boolean weekday = at.getDayOfWeek().getValue() <= 5;
        BigDecimal inPeak =
            resolution != Resolution.INTERVAL
                ? value.multiply(new BigDecimal("0.6"))
                : weekday && at.getHour() >= 7 && at.getHour() < 22 ? value : BigDecimal.ZERO;
        put(peak, i, inPeak, "0.30");
        put(off, i, value.subtract(inPeak), "0.20");
      }
      all.add(new CostSeries(RegisterDirection.IMPORT, "kWh", taken.starts(), List.of(off, peak)));
      UsageSeries given = series(RegisterDirection.EXPORT, from, to, resolution);
      CostColumn back = new CostColumn(null, new BigDecimal[size], new BigDecimal[size]);
      for (int i = 0; i < size; i++) {
        BigDecimal value = given.values()[i];
        if (value != null) {
          put(back, i, value, "-0.04");
        }
      }
      all.add(new CostSeries(RegisterDirection.EXPORT, "kWh", given.starts(), List.of(back)));
    }
    return new EnergyCosts(
        agreement,
        "EUR",
        ZONE.getId(),
        resolution,
        from,
        to,
        List.of("off-peak", "peak"),
        all,
        List.of("Vaste vergoeding"),
        uncosted);
  }

  private static void put(CostColumn column, int i, BigDecimal quantity, String price) {
    if (quantity.signum() != 0) {
      column.quantities()[i] = quantity;
      column.costs()[i] = quantity.multiply(new BigDecimal(price));
    }
  }

  private UsageSeries series(
      RegisterDirection direction, LocalDate from, LocalDate to, Resolution resolution) {
    List<Instant> starts = starts(from, to, resolution);
    int size = starts.size() - 1;
    @Nullable BigDecimal[] values = new BigDecimal[size];
    List<QualityRun> qualities = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    int missing = 0;
    int estimated = 0;
    for (int i = 0; i < size; i++) {
      LocalDate day = starts.get(i).atZone(ZONE).toLocalDate();
      UsageQuality quality = UsageQuality.MEASURED;
      if (day.isAfter(LAST) || day.isBefore(BEGIN)) {
        quality = UsageQuality.MISSING;
        missing++;
      } else {
        if (day.equals(LAST) || day.getDayOfMonth() == 11 && resolution != Resolution.INTERVAL) {
          quality = UsageQuality.ESTIMATED;
          estimated++;
        }
        BigDecimal value = value(direction, starts.get(i), resolution);
        values[i] = value;
        total = total.add(value);
      }
      qualities.add(new QualityRun(i, 1, quality, ""));
    }
    return new UsageSeries(
        UUID.nameUUIDFromBytes(direction.name().getBytes(StandardCharsets.UTF_8)),
        direction == RegisterDirection.IMPORT ? "1.8.0" : "2.8.0",
        direction,
        "kWh",
        resolution,
        ZONE.getId(),
        from,
        to,
        starts.stream().mapToLong(Instant::getEpochSecond).toArray(),
        values,
        qualities,
        total,
        missing,
        estimated,
        null,
        null);
  }

  /** A believable shape: mornings, evenings, winters, and the sun. */
  private BigDecimal value(RegisterDirection direction, Instant at, Resolution resolution) {
    var local = at.atZone(ZONE);
    double year = Math.cos((local.getDayOfYear() - 15) / 365.0 * 2 * Math.PI);
    double wobble = 1 + 0.22 * Math.sin(local.getDayOfYear() * 12.9898 + local.getYear());
    double hour = local.getHour() + local.getMinute() / 60.0;
    double watts;
    if (direction == RegisterDirection.IMPORT) {
      double shape =
          0.35
              + 1.2 * Math.exp(-Math.pow(hour - 7.5, 2) / 2)
              + 1.9 * Math.exp(-Math.pow(hour - 19, 2) / 5);
      double perDay = (9.0 + 3.5 * year) * wobble * (local.getYear() == 2026 ? 0.9 : 1);
      boolean evening = local.getYear() == 2026 && local.getHour() >= 17 && local.getHour() < 22;
      watts =
          switch (resolution) {
            case INTERVAL -> perDay / 96 * shape * 1.4;
            case HOUR -> perDay / 24 * shape * 1.4 * (evening ? evenings : 1);
            default -> perDay;
          };
    } else {
      double perDay = Math.max(0.4, 5.0 - 4.4 * year) * wobble;
      double sun =
          Math.max(0, Math.sin((hour - 7) / 11 * Math.PI)) * (hour < 7 || hour > 18 ? 0 : 1);
      watts = resolution == Resolution.INTERVAL ? perDay / 96 * sun * 3.1 : perDay;
    }
    double of =
        switch (resolution) {
          case MONTH -> YearMonth.from(local).lengthOfMonth();
          case YEAR -> 365;
          default -> 1;
        };
    return BigDecimal.valueOf(Math.round(watts * of * 1000), 3);
  }

  private static List<Instant> starts(LocalDate from, LocalDate to, Resolution resolution) {
    List<Instant> starts = new ArrayList<>();
    var end = to.atStartOfDay(ZONE);
    for (var at = from.atStartOfDay(ZONE);
        at.isBefore(end);
        at =
            switch (resolution) {
              case INTERVAL -> at.plusMinutes(15);
              case HOUR -> at.plusHours(1);
              case DAY -> at.plusDays(1);
              case MONTH -> at.plusMonths(1);
              case YEAR -> at.plusYears(1);
            }) {
      starts.add(at.toInstant());
    }
    starts.add(end.toInstant());
    return starts;
  }
}
