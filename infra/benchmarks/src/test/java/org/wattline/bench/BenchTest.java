package org.wattline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private static final Path CLASSES = Path.of("target/classes");

  @TempDir Path results = Path.of(".");
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> order = new ArrayList<>();

  @Test
  void theLastLineHoldsTheMediansOfTheMeasuredRoundsAlone() {
    int status = run(fixed(Unit.MILLISECONDS, 9), "sample", "rounds=5", "warmups=1");

    assertThat(status).isZero();
    assertThat(output().lines().toList())
        .endsWith("bench name=sample value=3.0000 unit=ms probe=30.00 ratio=0.1000");
  }

  @Test
  void valueAndProbeTakeTurnsInGoingFirst() {
    run(fixed(Unit.MILLISECONDS, 9), "sample", "rounds=5", "warmups=0");

    assertThat(order).containsExactly("v", "p", "p", "v", "v", "p", "p", "v", "v", "p");
  }

  @Test
  void fewerThanFiveRoundsAreNotToBeHad() {
    run(fixed(Unit.MILLISECONDS, 9), "sample", "rounds=1", "warmups=0");

    assertThat(order).hasSize(10);
  }

  @Test
  void theReportNamesMachineAndCommit() throws IOException {
    run(fixed(Unit.MILLISECONDS, 9), "sample", "rounds=5", "warmups=0");

    assertThat(Files.readString(results.resolve("sample.json")))
        .contains("\"commit\" : \"abc123\"", "\"cores\"", "\"processor\"", "\"values\"");
  }

  @Test
  void aMissedBoundFailsOnlyWhenAskedToCheck() {
    assertThat(run(fixed(Unit.MILLISECONDS, 2), "sample", "rounds=5")).isZero();
    assertThat(run(fixed(Unit.MILLISECONDS, 2), "sample", "rounds=5", "--check"))
        .isEqualTo(Main.BOUND_MISSED);
    assertThat(run(fixed(Unit.PER_SECOND, 2), "sample", "rounds=5", "--check")).isZero();
  }

  @Test
  void anUnknownNameListsThoseThereAre() {
    assertThat(run(fixed(Unit.TIMES, 9), "nothing")).isEqualTo(Main.USAGE);
    assertThat(output()).contains("no benchmark 'nothing'", "sample", "three against thirty");
  }

  @Test
  void aFigureThatIsNoneFailsTheRun() {
    Benchmark idle =
        new Sample(Unit.PER_SECOND, 9) {
          @Override
          public void run(Bench bench) throws Exception {
            bench.measure(() -> Double.NaN, () -> 1);
          }
        };

    assertThat(run(idle, "sample")).isEqualTo(Main.FAILED);
    assertThat(output()).endsWith("The value of sample is no figure: NaN\n");
  }

  @Test
  void everyBenchmarkClassIsRegisteredUnderANameOfItsOwn() throws Exception {
    List<Class<?>> registered = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Benchmark benchmark : ServiceLoader.load(Benchmark.class)) {
      registered.add(benchmark.getClass());
      names.add(benchmark.name());
    }

    assertThat(registered).containsExactlyInAnyOrderElementsOf(benchmarkClasses());
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
  }

  private static List<Class<?>> benchmarkClasses() throws Exception {
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Benchmark.class")).toList()) {
        String path = CLASSES.relativize(file).toString();
        Class<?> type =
            Class.forName(path.replace('/', '.').substring(0, path.length() - ".class".length()));
        if (!type.isInterface()) {
          found.add(type);
        }
      }
    }
    return found;
  }

  private int run(Benchmark benchmark, String... args) {
    printed.reset();
    order.clear();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Main(List.of(benchmark), results, "abc123", out, Clock.systemUTC())
        .run(List.of(args));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Benchmark fixed(Unit unit, double bound) {
    return new Sample(unit, bound);
  }

  private class Sample implements Benchmark {
    private final Unit unit;
    private final double bound;

    Sample(Unit unit, double bound) {
      this.unit = unit;
      this.bound = bound;
    }

    @Override
    public String name() {
      return "sample";
    }

    @Override
    public String summary() {
      return "three against thirty";
    }

    @Override
    public void run(Bench bench) throws Exception {
      boolean warm = bench.argument("warmups", 0) > 0;
      Deque<Double> figures = new ArrayDeque<>();
      if (warm) {
        figures.add(500d);
      }
      figures.addAll(List.of(1d, 5d, 3d, 2d, 4d));
      bench
          .unit(unit)
          .bound(bound)
          .warmUps(0)
          .rounds(5)
          .measure(
              () -> {
                order.add("v");
                return figures.removeFirst();
              },
              () -> {
                order.add("p");
                return 30;
              });
    }
  }
}
