package org.wattline.bench;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of one benchmark: unmeasured warm-up rounds, then at least {@value #MIN_ROUNDS} rounds in
 * which value and probe take turns in going first, so that a slow minute of the machine falls on
 * both.
 */
public final class Bench {
  /** Fewer rounds give no median worth the name. */
  public static final int MIN_ROUNDS = 5;

  private static final int DEFAULT_ROUNDS = 7;
  private static final int DEFAULT_WARM_UPS = 2;

  private final Benchmark benchmark;
  private final Map<String, String> arguments;
  private final PrintStream out;
  private final String startedAt;
  private final Map<String, Object> details = new LinkedHashMap<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Double> probes = new ArrayList<>();
  private Unit unit = Unit.PER_SECOND;
  private @Nullable Double bound;
  private int rounds = DEFAULT_ROUNDS;
  private int warmUps = DEFAULT_WARM_UPS;

  Bench(Benchmark benchmark, Map<String, String> arguments, PrintStream out, InstantSource clock) {
    this.benchmark = benchmark;
    this.arguments = Map.copyOf(arguments);
    this.out = out;
    this.startedAt = clock.instant().toString();
  }

  /** What both figures count; {@link Unit#PER_SECOND} when not said. */
  public Bench unit(Unit unit) {
    this.unit = unit;
    return this;
  }

  /** The most (times, ratios) or the least (rates) that the value may be. */
  public Bench bound(double bound) {
    this.bound = bound;
    return this;
  }

  /** How many rounds are measured, at least {@value #MIN_ROUNDS}; {@code rounds=N} overrides. */
  public Bench rounds(int rounds) {
    this.rounds = rounds;
    return this;
  }

  /** How many rounds run first without being counted; {@code warmups=N} overrides. */
  public Bench warmUps(int warmUps) {
    this.warmUps = warmUps;
    return this;
  }

  /** The argument {@code name=value} given to {@code infra/bench}, or else this. */
  public String argument(String name, String otherwise) {
    return arguments.getOrDefault(name, otherwise);
  }

  /** As {@link #argument(String, String)}, a whole number. */
  public int argument(String name, int otherwise) {
    String given = arguments.get(name);
    try {
      return given == null ? otherwise : Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + "=" + given + " is not a whole number", e);
    }
  }

  /** Tells the person who waits what happens. */
  public void say(String line) {
    out.println("  " + line);
  }

  /** A further figure for the report: a number, a text, or a list or map of such. */
  public Bench detail(String name, Object figure) {
    details.put(name, figure);
    return this;
  }

  /** Rate of so many pieces of work in so long. */
  public static double perSecond(long pieces, long nanos) {
    return pieces * 1e9 / nanos;
  }

  /** Nanoseconds as milliseconds. */
  public static double millis(long nanos) {
    return nanos / 1e6;
  }

  /**
   * Runs the rounds.
   *
   * @param value what is measured
   * @param probe the limit: the same outcome by the barest means that this machine has
   */
  public void measure(Measurement value, Measurement probe) throws Exception {
    if (!values.isEmpty()) {
      throw new IllegalStateException(benchmark.name() + " measures twice");
    }
    int measured = Math.max(argument("rounds", rounds), MIN_ROUNDS);
    int unmeasured = Math.max(argument("warmups", warmUps), 0);
    for (int round = 0; round < unmeasured; round++) {
      checked("value", value.round());
      checked("probe", probe.round());
    }
    for (int round = 0; round < measured; round++) {
      if (round % 2 == 0) {
        values.add(checked("value", value.round()));
        probes.add(checked("probe", probe.round()));
      } else {
        probes.add(checked("probe", probe.round()));
        values.add(checked("value", value.round()));
      }
      say(
          String.format(
              Locale.ROOT,
              "round %d of %d: value %s %s, probe %s %s",
              round + 1,
              measured,
              Report.figure(values.getLast()),
              unit.symbol(),
              Report.figure(probes.getLast()),
              unit.symbol()));
    }
  }

  private double checked(String which, double figure) {
    if (!Double.isFinite(figure) || figure <= 0) {
      throw new IllegalStateException(
          "The " + which + " of " + benchmark.name() + " is no figure: " + figure);
    }
    return figure;
  }

  Report report(String commit, Machine machine) {
    if (values.isEmpty()) {
      throw new IllegalStateException(benchmark.name() + " ended without measuring anything");
    }
    double value = median(values);
    double probe = median(probes);
    return new Report(
        benchmark.name(),
        benchmark.summary(),
        unit.symbol(),
        value,
        probe,
        value / probe,
        bound == null ? null : (moreIsBetter() ? "at least " : "at most ") + Report.figure(bound),
        bound == null || (moreIsBetter() ? value >= bound : value <= bound),
        List.copyOf(values),
        List.copyOf(probes),
        new LinkedHashMap<>(details),
        arguments,
        commit,
        startedAt,
        machine);
  }

  private boolean moreIsBetter() {
    return unit == Unit.PER_SECOND;
  }

  private static double median(List<Double> figures) {
    return Distribution.of(figures.stream().mapToDouble(Objects::requireNonNull).toArray())
        .median();
  }
}
