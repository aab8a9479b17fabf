package org.wattline.bench.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;

/**
 * A CSV of a month of quarter-hours from file to stored: received, kept, read, versioned, told. The
 * probe takes the values out of the same bytes by a loop and upserts them packed.
 */
public final class IngestBenchmark implements Benchmark {
  private static final double BOUND = 1_000_000;

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String summary() {
    return "readings a second from a CSV to stored, through the service; probe: a loop over the"
        + " bytes and a bare upsert of packed days (layout=long|wide, points=N)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    boolean wide = bench.argument("layout", "long").equals("wide");
    int points = bench.argument("points", 1_500);
    YearMonth month = YearMonth.of(2024, 5);
    Path file = Files.createTempFile("ingest", ".csv");
    Path probed = Files.createTempFile("ingest-probe", ".csv");
    try (Intake intake = new Intake(points);
        BareUpsert probe = new BareUpsert(intake.world())) {
      long values =
          wide
              ? MeterFile.wideCsv(file, intake.points(), month)
              : MeterFile.longCsv(file, intake.points(), month);
      MeterFile.longCsv(probed, intake.points(), month);
      bench.say(values + " readings, " + Files.size(file) / 1_000_000 + " MB");
      bench
          .bound(BOUND)
          .warmUps(2)
          .rounds(5)
          .measure(
              () -> {
                intake.forget();
                return Bench.perSecond(values, intake.deliver(file, values, null));
              },
              () -> {
                long started = System.nanoTime();
                long stored = probe.store(probed);
                return Bench.perSecond(stored, System.nanoTime() - started);
              });
      bench
          .detail("readings", values)
          .detail("bytes of file a reading", Files.size(file) / values)
          .detail("stored bytes a reading", intake.bytesPerValue(values))
          .detail(
              "all of it a second time, readings a second",
              Math.round(Bench.perSecond(values, intake.deliver(file, values, null))));
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(probed);
    }
  }
}
