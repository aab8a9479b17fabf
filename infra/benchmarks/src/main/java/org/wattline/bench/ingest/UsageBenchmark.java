package org.wattline.bench.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.Unit;
import org.wattline.kernel.codec.PackedDay;

/**
 * A month of one channel's quarter-hours, asked for over HTTP: rights checked, latest revisions
 * read, unpacked, written as JSON with its qualities. The caller writes and reads on its own
 * thread, over one connection that stays open. The probe reads the same days by one bare
 * connection, unpacks and sums them.
 */
public final class UsageBenchmark implements Benchmark {
  private static final double BOUND_MILLIS = 2;
  private static final YearMonth MONTH = YearMonth.of(2024, 5);

  @Override
  public String name() {
    return "usage";
  }

  @Override
  public String summary() {
    return "p50 of a channel's month of quarter-hours through the API; probe: its packed days by a"
        + " bare connection (points=N, reads=N)";
  }

  /** A channel with its number in the tables. */
  private record Asked(int number, URL address) {}

  @Override
  public void run(Bench bench) throws Exception {
    int reads = bench.argument("reads", 2_000);
    Path file = Files.createTempFile("usage", ".csv");
    try (Intake intake = new Intake(bench.argument("points", 300));
        Connection bare = intake.world().database().superuser()) {
      intake.deliver(file, MeterFile.longCsv(file, intake.points(), MONTH), null);
      String token = token(intake);
      List<Asked> channels = channels(intake, bare);
      try (PreparedStatement days =
          bare.prepareStatement(
              "select packed from interval_day where channel_no = ? and day >= ? and day < ?")) {
        bench
            .unit(Unit.MILLISECONDS)
            .bound(BOUND_MILLIS)
            .warmUps(2)
            .measure(
                () -> ask(channels, token, reads).median(),
                () -> read(days, channels, reads).median());
      }
      Distribution last = ask(channels, token, reads);
      bench
          .detail("p90 ms", last.percentile(90))
          .detail("p99 ms", last.percentile(99))
          .detail("quarter-hours of an answer", MeterFile.quarters(MONTH))
          .detail("bytes of an answer", answer(channels.getFirst().address(), token).length);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static String token(Intake intake) {
    return intake
        .world()
        .tokens()
        .forTenant(intake.world().acme())
        .client("console")
        .roles("supervisor")
        .subject("bench")
        .sign();
  }

  private static List<Asked> channels(Intake intake, Connection bare)
      throws SQLException, IOException {
    String port = intake.bean(Environment.class).getProperty("local.server.port");
    List<Asked> asked = new ArrayList<>();
    try (Statement statement = bare.createStatement()) {
      statement.execute("set search_path = " + intake.world().acme().id().databaseName());
      ResultSet row = statement.executeQuery("select no, id from channel order by no");
      while (row.next()) {
        asked.add(
            new Asked(
                row.getInt(1),
                URI.create(
                        "http://127.0.0.1:"
                            + port
                            + "/api/v1/channels/"
                            + row.getObject(2, UUID.class)
                            + "/usage?resolution=INTERVAL&from="
                            + MONTH.atDay(1)
                            + "&to="
                            + MONTH.plusMonths(1).atDay(1))
                    .toURL()));
      }
    }
    return asked;
  }

  private static byte[] answer(URL address, String token) throws IOException {
    HttpURLConnection call = (HttpURLConnection) address.openConnection();
    call.setRequestProperty("Authorization", "Bearer " + token);
    if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(address + " was answered " + call.getResponseCode());
    }
    try (InputStream body = call.getInputStream()) {
      return body.readAllBytes();
    }
  }

  private static Distribution ask(List<Asked> channels, String token, int reads)
      throws IOException {
    long[] nanos = new long[reads];
    for (int i = 0; i < reads; i++) {
      URL address = channels.get(i % channels.size()).address();
      long started = System.nanoTime();
      answer(address, token);
      nanos[i] = System.nanoTime() - started;
    }
    return Distribution.ofNanos(nanos);
  }

  private static Distribution read(PreparedStatement days, List<Asked> channels, int reads)
      throws SQLException {
    long[] nanos = new long[reads];
    long[] values = new long[PackedDay.MAX_VALUES];
    LocalDate first = MONTH.atDay(1);
    for (int i = 0; i < reads; i++) {
      long started = System.nanoTime();
      days.setInt(1, channels.get(i % channels.size()).number());
      days.setDate(2, Date.valueOf(first));
      days.setDate(3, Date.valueOf(first.plusMonths(1)));
      int count = 0;
      try (ResultSet row = days.executeQuery()) {
        while (row.next()) {
          byte[] packed = row.getBytes(1);
          count += PackedDay.decode(packed, 0, packed.length, values, 0);
        }
      }
      nanos[i] = System.nanoTime() - started;
      if (count != MeterFile.quarters(MONTH)) {
        throw new IllegalStateException("A month has " + count + " quarter-hours");
      }
    }
    return Distribution.ofNanos(nanos);
  }
}
