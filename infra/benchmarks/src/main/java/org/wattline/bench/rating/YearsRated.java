package org.wattline.bench.rating;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.result.Rated;
import org.wattline.rating.usage.PackedIntervals;
import org.wattline.rating.usage.Usage;

/**
 * Household-years one after the other under the tariff that is measured, and the same through the
 * probe: JMH invokes both, takes what they return and counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class YearsRated {
  private static final ResolvedTariff TARIFF = RatingBenchmark.resolved(TariffShape.full());

  /** How many different households take turns. */
  @Param("40")
  public int households;

  private final DecodeAndTable probe = new DecodeAndTable();
  private List<PackedIntervals> years = List.of();
  private List<Usage> usages = List.of();
  private int turn;

  @Setup
  public void pack() {
    years = HouseholdYears.of(households);
    usages = years.stream().map(year -> Usage.of("import", year)).toList();
  }

  @Benchmark
  public Rated rated() {
    return RatingBenchmark.rate(TARIFF, usages.get(next()));
  }

  @Benchmark
  public long decoded() {
    return probe.price(years.get(next()));
  }

  private int next() {
    turn = turn + 1 < years.size() ? turn + 1 : 0;
    return turn;
  }

  /**
   * One iteration of a method, in this process.
   *
   * @param method {@code rated} or {@code decoded}
   * @return readings a second
   */
  static double readingsPerSecond(String method, int households, int seconds)
      throws RunnerException {
    Options once =
        new OptionsBuilder()
            .include(YearsRated.class.getName() + "." + method + "$")
            .param("households", Integer.toString(households))
            .forks(0)
            .threads(1)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.seconds(seconds))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    return new Runner(once).runSingle().getPrimaryResult().getScore() * HouseholdYears.readings();
  }
}
