package org.wattline.rating.property;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.ContextJson;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tariff, what was used under it, and what is known of the account.
 *
 * @param period the days that are rated
 */
record RandomCase(
    RandomTariff made,
    Tariff tariff,
    ReferenceData data,
    Usage usage,
    RatingContext context,
    LocalDateRange period) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A case of up to so many days; the same seed gives the same case. */
  static RandomCase of(long seed, int mostDays, boolean positive) {
    return of(seed, mostDays, positive, made -> made.withAny(5));
  }

  static RandomCase of(
      long seed, int mostDays, boolean positive, UnaryOperator<RandomTariff> components) {
    return of(new Random(seed), mostDays, positive, components, null);
  }

  /** A case with all that a tariff and an account may have beside their components. */
  static RandomCase varied(long seed, int mostDays) {
    return of(new Random(seed), mostDays, false, made -> made.withAny(5), new Random(~seed));
  }

  private static RandomCase of(
      Random random,
      int mostDays,
      boolean positive,
      UnaryOperator<RandomTariff> components,
      @Nullable Random more) {
    LocalDate from = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1200));
    LocalDate to = from.plusDays(1 + random.nextInt(mostDays));
    RandomTariff made = components.apply(new RandomTariff(random, from, to, positive));
    RandomVariations variations = more == null ? null : new RandomVariations(more, made);
    Map<String, Object> list = variations == null ? null : variations.vary();
    Tariff tariff = made.tariff();
    ZoneId zone = tariff.document().zone();
    LocalDateRange period = LocalDateRange.of(from, to);
    int minutes = List.of(15, 30, 60).get(random.nextInt(3));
    Map<String, ChannelUsage> channels = new LinkedHashMap<>();
    int level = 1 + random.nextInt(4000);
    channels.put("import", channel(random, period, zone, minutes, i -> random.nextInt(level)));
    channels.put(
        "export", ChannelUsage.of(intervals(period, zone, minutes, i -> random.nextInt(level))));
    channels.put(
        "reactive",
        ChannelUsage.of(intervals(period, zone, minutes, i -> random.nextInt(level / 2 + 1))));
    ReferenceData data = data(random, period, zone);
    RatingContext context = context(random, period);
    if (variations == null || more == null) {
      return new RandomCase(made, tariff, data, new Usage(channels), context, period);
    }
    if (list != null) {
      data = data.withTariff(RandomTariff.read(list).document());
    }
    context = varied(context, variations, period);
    Usage usage = new Usage(channels);
    if (variations.chance(3)) {
      context = context.withCarryOver(carried(tariff, data, context, more, period));
    }
    return new RandomCase(made, tariff, data, usage, context, period);
  }

  private static RatingContext varied(
      RatingContext context, RandomVariations variations, LocalDateRange period) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("overrides", variations.overrides(period.from().plusDays(2).toString()));
    if (variations.chance(2)) {
      json.put("coupons", List.of(Map.of("value", "welcome", "from", period.from().toString())));
    }
    RatingContext varied = ContextJson.read(MAPPER.writeValueAsString(json));
    return new RatingContext(
        context.classes(),
        context.attributes(),
        varied.coupons(),
        varied.overrides(),
        List.of(),
        context.carryOver(),
        false);
  }

  /** What a bill of the days before carried over. */
  private static CarryOver carried(
      Tariff tariff,
      ReferenceData data,
      RatingContext context,
      Random random,
      LocalDateRange period) {
    LocalDateRange before =
        new LocalDateRange(period.from().minusDays(1 + random.nextInt(40)), period.from());
    Map<String, ChannelUsage> channels = new LinkedHashMap<>();
    for (String name : List.of("import", "export", "reactive")) {
      channels.put(
          name,
          ChannelUsage.of(
              intervals(before, tariff.document().zone(), 15, slot -> random.nextInt(900))));
    }
    return Verified.rate(tariff, data, before, new Usage(channels), context).carryOver();
  }

  /** Intervals, now and then with a gap, and with a register for the days of the gap. */
  private static ChannelUsage channel(
      Random random, LocalDateRange period, ZoneId zone, int minutes, LongUnaryOperator value) {
    RawIntervals all = intervals(period, zone, minutes, value);
    if (random.nextInt(8) != 0) {
      return ChannelUsage.of(all);
    }
    all.values()[random.nextInt(all.values().length)] = PackedDay.MISSING;
    return new ChannelUsage(
        all,
        List.of(
            new RegisterTotal(
                period.from(), period.to(), null, Exact.ofScaled(random.nextInt(90_000), 2))),
        List.of());
  }

  static RawIntervals intervals(
      LocalDateRange period, ZoneId zone, int minutes, LongUnaryOperator value) {
    Instant start = period.from().atStartOfDay(zone).toInstant();
    Instant end = period.to().atStartOfDay(zone).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / minutes)];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsLong(i);
    }
    return new RawIntervals(start, minutes, 0, values);
  }

  /** The same usage by intervals of which the first has all and the others have nothing. */
  Usage split() {
    Map<String, ChannelUsage> channels = new LinkedHashMap<>();
    usage
        .channels()
        .forEach(
            (name, channel) -> {
              RawIntervals all = (RawIntervals) Objects.requireNonNull(channel.intervals());
              int parts = all.minutes() == 15 ? 3 : 2;
              long[] values = new long[all.values().length * parts];
              for (int i = 0; i < values.length; i++) {
                long value = all.values()[i / parts];
                values[i] = i % parts == 0 || value == PackedDay.MISSING ? value : 0;
              }
              channels.put(
                  name,
                  new ChannelUsage(
                      new RawIntervals(all.start(), all.minutes() / parts, all.decimals(), values),
                      channel.registers(),
                      channel.peaks()));
            });
    return new Usage(channels);
  }

  private static ReferenceData data(Random random, LocalDateRange period, ZoneId zone) {
    Instant start = period.from().atStartOfDay(zone).toInstant();
    long[] prices = new long[(period.days() + 1) * 24];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = random.nextInt(20_000) - 4000;
    }
    return ReferenceData.none()
        .withSeries("spot", new PriceSeries(start, 60, 2, prices))
        .withDated(
            "monthly",
            List.of(
                new DatedValue(LocalDate.of(2000, 1, 1), null, null, Exact.parse("81.5")),
                new DatedValue(period.from().plusDays(7), null, null, Exact.parse("94.25"))));
  }

  private static RatingContext context(Random random, LocalDateRange period) {
    RatingContext context =
        RatingContext.empty()
            .withAttribute("contractedKw", Integer.toString(1 + random.nextInt(30)))
            .withoutLimits();
    if (random.nextInt(3) == 0) {
      context = context.withClass("household");
    }
    if (random.nextInt(4) == 0) {
      Map<String, List<DatedText>> all = new LinkedHashMap<>(context.attributes());
      all.put("diplomat", List.of(new DatedText(period.from().plusDays(3), null, "true")));
      context =
          new RatingContext(
              context.classes(), all, List.of(), List.of(), List.of(), context.carryOver(), false);
    }
    return context;
  }

  Rated rate() {
    return rate(tariff, usage, period);
  }

  /** What rating answers, with all of it found again by the verifier. */
  Rated rate(Tariff other, Usage used, LocalDateRange days) {
    return Verified.rate(other, data, days, used, context);
  }
}
