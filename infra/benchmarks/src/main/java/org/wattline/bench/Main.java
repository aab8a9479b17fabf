package org.wattline.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command behind {@code infra/bench}: a name and {@code key=value} arguments. */
final class Main {
  /** The run failed. */
  static final int FAILED = 1;

  /** The arguments name no benchmark. */
  static final int USAGE = 2;

  /** Measured, but the bound is missed and {@code --check} was asked for. */
  static final int BOUND_MISSED = 4;

  private final List<Benchmark> benchmarks;
  private final Path results;
  private final String commit;
  private final PrintStream out;
  private final InstantSource clock;

  Main(
      List<Benchmark> benchmarks,
      Path results,
      String commit,
      PrintStream out,
      InstantSource clock) {
    this.benchmarks = benchmarks.stream().sorted(Comparator.comparing(Benchmark::name)).toList();
    this.results = results;
    this.commit = commit;
    this.out = out;
    this.clock = clock;
  }

  public static void main(String[] args) {
    List<Benchmark> found =
        ServiceLoader.load(Benchmark.class).stream().map(ServiceLoader.Provider::get).toList();
    Main main =
        new Main(
            found,
            Path.of(System.getProperty("wattline.bench.results", "infra/.data/bench")),
            System.getProperty("wattline.commit", "unknown"),
            System.out,
            Clock.systemUTC());
    System.exit(main.run(List.of(args)));
  }

  int run(List<String> args) {
    boolean check = args.contains("--check");
    List<String> words = args.stream().filter(word -> !word.equals("--check")).toList();
    if (words.isEmpty() || words.getFirst().startsWith("-")) {
      return list("Which benchmark? infra/bench NAME [key=value …] [--check]");
    }
    String name = words.getFirst();
    Benchmark chosen =
        benchmarks.stream().filter(b -> b.name().equals(name)).findFirst().orElse(null);
    if (chosen == null) {
      return list("There is no benchmark '" + name + "'.");
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        return list("'" + word + "' is not of the form key=value.");
      }
      arguments.put(word.substring(0, equals), word.substring(equals + 1));
    }
    try {
      Report report = measured(chosen, arguments);
      return check && !report.met() ? BOUND_MISSED : 0;
    } catch (Exception | AssertionError e) {
      e.printStackTrace(out);
      out.println("bench " + name + " failed: " + e.getMessage());
      return FAILED;
    }
  }

  private Report measured(Benchmark chosen, Map<String, String> arguments) throws Exception {
    out.println(chosen.name() + ": " + chosen.summary());
    Bench bench = new Bench(chosen, arguments, out, clock);
    chosen.run(bench);
    Report report = bench.report(commit, Machine.here());
    Path file = results.resolve(chosen.name() + ".json");
    Files.createDirectories(results);
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, json.writeValueAsString(report) + "\n");
    report.details().forEach((what, figure) -> out.println("  " + what + ": " + figure));
    if (report.bound() != null) {
      out.println("  bound: " + report.bound() + " -> " + (report.met() ? "met" : "MISSED"));
    }
    out.println("  written to " + file);
    out.println(report.line());
    return report;
  }

  private int list(String why) {
    out.println(why);
    benchmarks.forEach(
        b -> out.println(String.format(Locale.ROOT, "  %-14s %s", b.name(), b.summary())));
    return USAGE;
  }
}
