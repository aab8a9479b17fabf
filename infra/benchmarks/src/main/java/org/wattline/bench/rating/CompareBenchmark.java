package org.wattline.bench.rating;

import java.util.ArrayList;
import java.util.List;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.Unit;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.Usage;

/** What a customer waits for who asks which of twenty tariffs is the cheapest. */
public final class CompareBenchmark implements Benchmark {
  /** Milliseconds that the slowest comparison in a hundred may take. */
  private static final double BOUND = 20;

  private static final int TARIFFS = 20;

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String summary() {
    return "p99 of rating one household-year by 20 tariffs with full proofs, one thread; probe:"
        + " unpack and sum through a price table, 20 times";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int comparisons = bench.argument("comparisons", 300);
    List<PackedIntervals> years = HouseholdYears.of(bench.argument("accounts", 40));
    List<Usage> usages = years.stream().map(year -> Usage.of("import", year)).toList();
    long before = System.nanoTime();
    List<ResolvedTariff> tariffs = shapes().stream().map(RatingBenchmark::resolved).toList();
    bench.detail(
        "milliseconds to read and bind 20 tariffs, cold", Bench.millis(System.nanoTime() - before));
    for (ResolvedTariff tariff : tariffs) {
      if (!RatingBenchmark.rate(tariff, usages.getFirst()).refusals().isEmpty()) {
        throw new IllegalStateException("A tariff of the comparison is refused");
      }
    }
    DecodeAndTable probe = new DecodeAndTable();
    long[] seen = new long[1];
    List<Long> all = new ArrayList<>();
    bench
        .unit(Unit.MILLISECONDS)
        .bound(BOUND)
        .warmUps(4)
        .measure(
            () -> {
              long[] nanos = new long[comparisons];
              for (int i = 0; i < comparisons; i++) {
                Usage usage = usages.get(i % usages.size());
                long started = System.nanoTime();
                for (ResolvedTariff tariff : tariffs) {
                  seen[0] += RatingBenchmark.rate(tariff, usage).total().signum();
                }
                nanos[i] = System.nanoTime() - started;
                all.add(nanos[i]);
              }
              return Distribution.ofNanos(nanos).percentile(99);
            },
            () -> {
              long[] nanos = new long[comparisons];
              for (int i = 0; i < comparisons; i++) {
                PackedIntervals year = years.get(i % years.size());
                long started = System.nanoTime();
                for (int tariff = 0; tariff < TARIFFS; tariff++) {
                  seen[0] += probe.price(year);
                }
                nanos[i] = System.nanoTime() - started;
              }
              return Distribution.ofNanos(nanos).percentile(99);
            });
    long[] nanos =
        all.subList(all.size() / 2, all.size()).stream().mapToLong(Long::longValue).toArray();
    long allocated =
        Allocation.bytesOf(
            () -> tariffs.forEach(tariff -> RatingBenchmark.rate(tariff, usages.getFirst())));
    bench
        .detail("p50 ms", Distribution.ofNanos(nanos).median())
        .detail("most ms", Distribution.ofNanos(nanos).max())
        .detail("allocated kB a comparison", allocated / 1000)
        .detail("check", Long.toHexString(seen[0]));
  }

  /** Twenty tariffs of a market: flat, by periods, by tiers, with demand, hourly. */
  static List<TariffShape> shapes() {
    TariffShape usual = TariffShape.flat().withNetwork(2).withTaxes(2);
    List<TariffShape> all = new ArrayList<>();
    for (int i = 0; i < TARIFFS / 5; i++) {
      all.add(usual.withVariant(5 * i));
      all.add(usual.withPeriods(2 + i).withVariant(5 * i + 1));
      all.add(usual.withPeriods(3).withTiers(2 + i, tierReading(i)).withVariant(5 * i + 2));
      all.add(usual.withPeriods(2).withDemand(i < 2 ? 15 : 60, true).withVariant(5 * i + 3));
      all.add(usual.withHourlyPrices().withVariant(5 * i + 4));
    }
    return all;
  }

  private static String tierReading(int number) {
    return switch (number) {
      case 0, 1 -> "pro-rata";
      case 2 -> "per-period";
      default -> "chronological";
    };
  }
}
