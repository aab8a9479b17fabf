package org.wattline.bench.rating;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.Usage;

/** One household-year after the other, with every line's proof, on one thread, by JMH. */
public final class RatingBenchmark implements Benchmark {
  /** What a core must do, in readings a second. */
  private static final double BOUND = 20_000_000;

  /** How long a warm-up and a measured figure of one tariff of the table of costs take. */
  private static final long COST_NANOS = 150_000_000;

  private static final int COST_ROUNDS = 5;

  @Override
  public String name() {
    return "rating";
  }

  @Override
  public String summary() {
    return "readings rated a second on one thread, with full proofs; probe: unpack and sum through"
        + " a price table";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int accounts = bench.argument("accounts", 40);
    int seconds = bench.argument("seconds", 2);
    List<PackedIntervals> years = HouseholdYears.of(accounts);
    List<Usage> usages = years.stream().map(year -> Usage.of("import", year)).toList();
    long readings = (long) HouseholdYears.readings() * accounts;
    ResolvedTariff tariff = resolved(TariffShape.full());
    Rated sample = rate(tariff, usages.getFirst());
    if (!sample.refusals().isEmpty()) {
      throw new IllegalStateException("The benchmark's tariff is refused: " + sample.refusals());
    }
    bench.say(accounts + " household-years, " + seconds + " seconds of JMH in each round");
    bench
        .bound(BOUND)
        .warmUps(3)
        .measure(
            () -> YearsRated.readingsPerSecond("rated", accounts, seconds),
            () -> YearsRated.readingsPerSecond("decoded", accounts, seconds));
    long allocated = Allocation.bytesOf(() -> usages.forEach(usage -> rate(tariff, usage)));
    bench
        .detail("readings of a household-year", HouseholdYears.readings())
        .detail("packed bytes a reading", rounded(packedBytes(years) / (double) readings))
        .detail("lines", sample.lines().size())
        .detail("tax lines", sample.taxes().size())
        .detail("allocated bytes a household-year", allocated / accounts)
        .detail("allocated bytes a reading", rounded(allocated / (double) readings));
    if (bench.argument("costs", 1) != 0) {
      bench.detail("microseconds a household-year by feature", costs(usages));
    }
  }

  static ResolvedTariff resolved(TariffShape shape) {
    ReferenceData data =
        shape.hourly()
            ? ReferenceData.none().withSeries(TariffShape.INDEX, DayAhead.prices())
            : ReferenceData.none();
    return shape.tariff().resolve(data, HouseholdYears.YEAR);
  }

  static Rated rate(ResolvedTariff tariff, Usage usage) {
    return tariff.rate(usage, RatingContext.empty());
  }

  private static long packedBytes(List<PackedIntervals> years) {
    return years.stream().mapToLong(HouseholdYears::packedBytes).sum();
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1000) / 1000.0;
  }

  /** How long one household-year takes by each tariff, in rounds that take turns. */
  private static Map<String, Double> costs(List<Usage> usages) {
    List<Timed> all =
        CostTable.shapes().entrySet().stream()
            .map(
                each ->
                    new Timed(each.getKey(), resolved(each.getValue()), new double[COST_ROUNDS]))
            .toList();
    for (int round = -1; round < COST_ROUNDS; round++) {
      for (Timed each : all) {
        double took = microsOf(each.tariff(), usages);
        if (round >= 0) {
          each.micros()[round] = took;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    for (Timed each : all) {
      medians.put(each.name(), Math.round(Distribution.of(each.micros()).median() * 10) / 10.0);
    }
    return medians;
  }

  private record Timed(String name, ResolvedTariff tariff, double[] micros) {}

  private static double microsOf(ResolvedTariff tariff, List<Usage> usages) {
    long started = System.nanoTime();
    int rated = 0;
    while (System.nanoTime() - started < COST_NANOS) {
      rate(tariff, usages.get(rated % usages.size()));
      rated++;
    }
    return (System.nanoTime() - started) / 1e3 / rated;
  }
}
