package org.wattline.bench.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.billing.contract.vee.NewVeeSettings;
import org.wattline.billing.metering.MeterDataRuns;
import org.wattline.billing.metering.internal.vee.VeeRuns;
import org.wattline.billing.metering.internal.vee.VeeWorkers;
import org.wattline.kernel.codec.PackedDay;

/**
 * Twelve rules over two months of stored quarter-hours: planned from what changed, read, judged,
 * gaps estimated, exceptions and estimates written, by the service's own workers. The probe streams
 * the same packed days and unpacks, sums and compares their values, and writes nothing.
 */
public final class VeeBenchmark implements Benchmark {
  private static final double BOUND = 10_000_000;
  private static final int THREADS = 2;

  /** One stretch of missing quarter-hours in so many rows, and one spike. */
  private static final int ROWS_TO_A_GAP = 60_000;

  private static final int ROWS_TO_A_SPIKE = 250_000;
  private static final int GAP = 3;

  private static final String SETTINGS =
      """
      {"classes": [{"name": "bench", "rules": [
        {"kind": "missing", "severity": "error"}, {"kind": "range", "most": 100000},
        {"kind": "negative"}, {"kind": "inactive"}, {"kind": "capacity"}, {"kind": "unit"},
        {"kind": "duplicate"}, {"kind": "spike", "least": 20000}, {"kind": "high-usage"},
        {"kind": "low-usage"}, {"kind": "stuck"}, {"kind": "zero"}],
        "estimating": {"steps": [{"method": "linear", "longestMinutes": 60},
          {"method": "like-day"}, {"method": "average"}]}}]}
      """;

  @Override
  public String name() {
    return "vee";
  }

  @Override
  public String summary() {
    return "readings a second through 12 rules of validation, from stored to judged, estimated and"
        + " written, by the service; probe: streaming and unpacking the same days (points=N)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    int points = bench.argument("points", 1_500);
    Path file = Files.createTempFile("vee", ".csv");
    Path damaged = Files.createTempFile("vee-damaged", ".csv");
    try (Intake intake = new Intake(points);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      intake
          .world()
          .as(
              intake.world().acme(),
              () ->
                  intake
                      .bean(MeterDataRuns.class)
                      .keep(Intake.STAFF, new NewVeeSettings(0, SETTINGS)));
      long stored = 0;
      for (YearMonth month : List.of(YearMonth.of(2024, 4), YearMonth.of(2024, 5))) {
        MeterFile.longCsv(file, intake.points(), month);
        long values = damage(file, damaged);
        intake.deliver(damaged, values, null);
        stored += values;
      }
      long readings = stored;
      bench.say(readings + " readings stored");
      bench
          .bound(BOUND)
          .warmUps(2)
          .rounds(5)
          .measure(
              () -> {
                forget(intake);
                long started = System.nanoTime();
                judge(intake, threads);
                return Bench.perSecond(readings, System.nanoTime() - started);
              },
              () -> {
                long started = System.nanoTime();
                long seen = stream(intake, threads);
                if (seen < readings) {
                  throw new IllegalStateException(seen + " of " + readings + " were read");
                }
                return Bench.perSecond(readings, System.nanoTime() - started);
              });
      bench
          .detail("readings", readings)
          .detail("exceptions", count(intake, "vee_exception"))
          .detail("estimates", sum(intake, "select sum(estimates) from vee_run"))
          .detail("days", sum(intake, "select sum(days) from vee_run"));
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(damaged);
    }
  }

  /** Takes rows away and makes others too large, as meters do; how many rows are left. */
  private static long damage(Path from, Path to) throws IOException {
    long rows = 0;
    long left = 0;
    try (BufferedReader in = Files.newBufferedReader(from);
        BufferedWriter out = Files.newBufferedWriter(to)) {
      out.write(in.readLine());
      out.write('\n');
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        rows++;
        if (rows % ROWS_TO_A_GAP >= ROWS_TO_A_GAP - GAP) {
          continue;
        }
        String[] fields = line.split(",", -1);
        boolean spike = rows % ROWS_TO_A_SPIKE == 7;
        out.write(spike ? fields[0] + ',' + fields[1] + ",15.000," + fields[3] : line);
        out.write('\n');
        left++;
      }
    }
    return left;
  }

  private static void judge(Intake intake, ExecutorService threads) throws Exception {
    VeeWorkers workers = intake.bean(VeeWorkers.class);
    UUID run =
        intake
            .world()
            .as(intake.world().acme(), () -> intake.bean(VeeRuns.class).plan())
            .orElseThrow();
    together(
        threads,
        worker -> {
          intake
              .world()
              .as(
                  intake.world().acme(),
                  () -> {
                    workers.work(run);
                    return true;
                  });
          return 0L;
        });
    if (sum(intake, "select count(*) from vee_run where state <> 'DONE'") > 0) {
      throw new IllegalStateException("The run is not done");
    }
  }

  /** What each of the threads does. */
  private interface Work {
    long of(int worker) throws Exception;
  }

  private static long together(ExecutorService threads, Work work) throws Exception {
    List<Callable<Long>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int worker = i;
      all.add(() -> work.of(worker));
    }
    long sum = 0;
    for (Future<Long> done : threads.invokeAll(all)) {
      sum += done.get();
    }
    return sum;
  }

  private static long stream(Intake intake, ExecutorService threads) throws Exception {
    return together(
        threads,
        worker -> {
          long seen = 0;
          long checked = 0;
          try (Connection db = connection(intake)) {
            db.setAutoCommit(false);
            try (PreparedStatement select =
                db.prepareStatement(
                    "select channel_no, day, packed from interval_day where channel_no % "
                        + THREADS
                        + " = "
                        + worker)) {
              select.setFetchSize(4_000);
              long[] values = new long[100];
              try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                  byte[] packed = row.getBytes(3);
                  int count = PackedDay.decode(packed, 0, packed.length, values, 0);
                  seen += count;
                  for (int i = 0; i < count; i++) {
                    checked += Math.max(values[i], 0);
                  }
                }
              }
            }
          }
          if (checked == 0) {
            throw new IllegalStateException("Nothing was read");
          }
          return seen;
        });
  }

  private static Connection connection(Intake intake) throws SQLException {
    Connection db = intake.world().database().superuser();
    try (Statement statement = db.createStatement()) {
      statement.execute(
          "set search_path = " + intake.world().acme().id().databaseName() + ", extensions");
    }
    return db;
  }

  /** Takes away what was found and estimated, so that each round works as the first did. */
  private static void forget(Intake intake) throws SQLException {
    try (Connection db = connection(intake);
        Statement statement = db.createStatement()) {
      while (sum(intake, "select count(*) from vee_run where state <> 'DONE'") > 0) {
        Thread.onSpinWait();
      }
      statement.execute("truncate vee_exception, vee_chunk, vee_run, grid_claim");
      statement.execute(
          "delete from interval_day d using delivery o"
              + " where o.no = d.delivery_no and o.source = 'ESTIMATION'");
      statement.execute(
          "delete from usage_event e using delivery o"
              + " where o.no = e.delivery_no and o.source = 'ESTIMATION'");
      statement.execute("vacuum analyze interval_day");
      statement.execute("update vee_watch set seen_until = '-infinity'");
    }
  }

  private static long count(Intake intake, String table) throws SQLException {
    return sum(intake, "select count(*) from " + table);
  }

  private static long sum(Intake intake, String sql) throws SQLException {
    try (Connection db = connection(intake);
        Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
