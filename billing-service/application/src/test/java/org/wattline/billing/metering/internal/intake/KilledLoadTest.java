package org.wattline.billing.metering.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.PackedValues;

/**
 * Files are loaded by a process of its own into a database of its own, both killed (SIGKILL) at
 * random moments. {@code -Dwattline.kills=50 -Dwattline.kills.readings=10000000} for the long one.
 */
class KilledLoadTest {
  private static final int KILLS = Integer.getInteger("wattline.kills", 4);
  private static final int READINGS = Integer.getInteger("wattline.kills.readings", 480_000);
  private static final long SEED = Long.getLong("wattline.kills.seed", 1L);
  private static final int QUARTERS = 30 * 96;
  private static final int FILES = Math.max(4, READINGS / 250_000);
  private static final Instant JUNE = Instant.parse("2024-05-31T22:00:00Z");
  private static final Duration MOST = Duration.ofMinutes(25);

  private MortalPostgres postgres;
  private Path folder;
  private final List<String> points = new ArrayList<>();
  private int ahead;

  @BeforeEach
  void start() throws IOException {
    postgres = new MortalPostgres();
    folder = Files.createTempDirectory("killed-load");
    int count = Math.max(FILES, READINGS / QUARTERS);
    for (int i = 0; i < count; i++) {
      points.add(String.format(java.util.Locale.ROOT, "5414488%011d", i));
    }
  }

  @AfterEach
  void clear() throws IOException {
    postgres.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Quarter-hours of June, the points dealt out to the files. */
  private Path files(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    String[] starts = new String[QUARTERS];
    for (int i = 0; i < QUARTERS; i++) {
      starts[i] = JUNE.plusSeconds(900L * i).toString();
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int file = 0; file < FILES; file++) {
      try (BufferedWriter out =
          Files.newBufferedWriter(place.resolve(file + ".csv"), StandardCharsets.US_ASCII)) {
        out.write("point,start,kwh,quality\n");
        for (int p = file; p < points.size(); p += FILES) {
          for (String start : starts) {
            out.write(points.get(p));
            out.write(',');
            out.write(start);
            out.write(",0.");
            out.write(String.valueOf(100 + random.nextInt(900)));
            out.write(random.nextInt(40) == 0 ? ",E\n" : ",V\n");
          }
        }
      }
    }
    return place;
  }

  private void supplier(String schema) throws SQLException, IOException {
    postgres.supplier(schema);
    try (Connection db = postgres.open(schema);
        Statement statement = db.createStatement()) {
      UUID premise = UUID.randomUUID();
      statement.execute(
          "insert into premise (id, kind, street, postal_code, city, country, sort_name,"
              + " created_at, version) values ('"
              + premise
              + "', 'DWELLING', 'Main 1', '2000', 'Antwerp', 'BE', 'main 1', now(), 0)");
      try (PreparedStatement insert =
          db.prepareStatement(
              "insert into service_point (id, premise_id, scheme, market_id, commodity, metering,"
                  + " zone, created_at, version) values (?, ?, 'OWN', ?, 'ELECTRICITY', 'METERED',"
                  + " 'Europe/Brussels', now(), 0)")) {
        for (String point : points) {
          insert.setObject(1, UUID.randomUUID());
          insert.setObject(2, premise);
          insert.setString(3, point);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  private Process loader(String schema, Path files) throws IOException {
    ahead += 3;
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
            "-cp",
            System.getProperty("java.class.path"),
            LoadingProcess.class.getName(),
            postgres.url(schema + ",extensions"),
            files.toString(),
            String.valueOf(Math.clamp(READINGS / (KILLS * 3L), 4_096, 250_000)),
            String.valueOf(ahead))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return folder.resolve("loader.log");
  }

  /** Waits until a fresh process says that it works. */
  private void working(Process loader, int before) throws IOException, InterruptedException {
    while (loader.isAlive() && starts() <= before) {
      Thread.sleep(20);
    }
  }

  private int starts() throws IOException {
    return Files.exists(log())
        ? (int) Files.readAllLines(log()).stream().filter("loading"::equals).count()
        : 0;
  }

  private long stored(String schema) {
    try (Connection db = postgres.open(schema);
        Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery("select coalesce(sum(records), 0) from delivery")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException away) {
      return -1;
    }
  }

  /** Whether somebody is in the midst of a file. */
  private boolean isReading(String schema) {
    try (Connection db = postgres.open(schema);
        Statement statement = db.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select 1 from delivery_run where state = 'OPEN' and attempts >"
                    + " 0)")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException away) {
      return false;
    }
  }

  /** All that is known of all points, in their order, and how often each day was written. */
  private Content content(String schema) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    long values = 0;
    long revisions;
    try (Connection db = postgres.open(schema)) {
      Map<Integer, String> marks = new HashMap<>();
      try (Statement statement = db.createStatement();
          ResultSet row =
              statement.executeQuery("select no, quality, code, detail from quality_mark")) {
        while (row.next()) {
          marks.put(row.getInt(1), row.getString(2) + row.getString(3) + row.getString(4));
        }
      }
      db.setAutoCommit(false);
      try (Statement statement = db.createStatement()) {
        statement.setFetchSize(2_000);
        ResultSet row =
            statement.executeQuery(
                """
                select p.market_id, c.code, c.direction, c.interval_seconds, d.day, d.total,
                       d.power, d.packed, d.runs, count(*) over (partition by d.channel_no, d.day)
                from interval_day d join channel c on c.no = d.channel_no
                join service_point p on p.id = c.service_point_id
                where not exists (select 1 from interval_day newer
                                  where newer.channel_no = d.channel_no and newer.day = d.day
                                    and newer.revision > d.revision)
                order by p.market_id, c.code, c.direction, c.interval_seconds, d.day
                """);
        while (row.next()) {
          StringBuilder text = new StringBuilder();
          for (int i = 1; i <= 6; i++) {
            text.append(row.getString(i)).append('|');
          }
          DayValues day =
              DayCodec.unpack(
                  new PackedValues(
                      row.getLong(6), 0, row.getInt(7), row.getBytes(8), row.getBytes(9), null));
          for (int i = 0; i < day.slots(); i++) {
            text.append(day.values[i]).append(marks.get(day.marks[i])).append(' ');
            values++;
          }
          hash.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      try (Statement statement = db.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from interval_day")) {
        row.next();
        revisions = row.getLong(1);
      }
    }
    return new Content(HexFormat.of().formatHex(hash.digest()), values, revisions);
  }

  private record Content(String hash, long values, long revisions) {}

  /** What the receipts say together. */
  private record Account(
      long deliveries, long undone, long records, long accepted, long duplicate, long other) {}

  private Account account(String schema) throws SQLException {
    try (Connection db = postgres.open(schema);
        Statement statement = db.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*), count(*) filter (where state <> 'DONE'), sum(records),"
                    + " sum(accepted), sum(duplicate), sum(replaced + rejected + waiting)"
                    + " from delivery")) {
      row.next();
      return new Account(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6));
    }
  }

  @Test
  void aLoadWhoseProcessAndDatabaseAreKilledAtRandomMomentsEndsLikeOneThatIsLeftInPeace()
      throws Exception {
    long readings = (long) points.size() * QUARTERS;
    supplier("peace");
    supplier("war");
    Path quiet = files("quiet");
    Path shot = files("shot");
    long started = System.nanoTime();
    Process undisturbed = loader("peace", quiet);
    assertThat(undisturbed.waitFor(MOST.toMinutes(), TimeUnit.MINUTES)).isTrue();
    assertThat(undisturbed.exitValue()).as(Files.readString(log())).isZero();
    long peaceMillis = (System.nanoTime() - started) / 1_000_000;

    Random random = new Random(SEED);
    int loaderKills = 0;
    int postgresKills = 0;
    long begun = System.nanoTime();
    int before = starts();
    Process loader = loader("war", shot);
    try {
      working(loader, before);
      long reached = -1;
      long patience = 1;
      while (loaderKills + postgresKills < KILLS && loader.isAlive()) {
        long left = KILLS - loaderKills - postgresKills;
        long stored = stored("war");
        // where nothing was committed since the last kill, the next one leaves more time
        patience = stored > reached ? 1 : Math.min(64, patience * 2);
        reached = Math.max(reached, stored);
        if ((loaderKills + postgresKills) % 4 < 2) {
          while (loader.isAlive() && !isReading("war")) {
            Thread.sleep(5);
          }
          Thread.sleep(random.nextLong(50));
        } else {
          // within this kill's share of what is left, so that the last one falls into the load too
          long share = (long) (peaceMillis * (1 - reached / (double) readings) / left);
          Thread.sleep(random.nextLong(Math.max(60, share)) * patience);
        }
        assertThat(System.nanoTime() - begun).as("time").isLessThan(MOST.toNanos());
        if (loaderKills <= postgresKills) {
          loader.destroyForcibly().waitFor();
          loaderKills++;
          before = starts();
          loader = loader("war", shot);
          working(loader, before);
        } else {
          postgres.killAndRestart();
          postgresKills++;
        }
      }
      assertThat(loader.waitFor(MOST.toMinutes(), TimeUnit.MINUTES)).isTrue();
    } finally {
      loader.destroyForcibly();
    }
    long warMillis = (System.nanoTime() - begun) / 1_000_000;

    Account calm = account("peace");
    Account account = account("war");
    Content expected = content("peace");
    Content content = content("war");
    int attempts = attempts("war");
    System.out.printf(
        java.util.Locale.ROOT,
        "killed load: %d readings, %d kills of the loader, %d of PostgreSQL, %d attempts, %d ms"
            + " (undisturbed %d ms), %s, %s%n",
        readings,
        loaderKills,
        postgresKills,
        attempts,
        warMillis,
        peaceMillis,
        account,
        content);
    assertThat(loaderKills).isPositive();
    assertThat(postgresKills).isPositive();
    assertThat(calm).isEqualTo(new Account(FILES, 0, readings, readings, 0, 0));
    assertThat(expected.values()).isEqualTo(readings);
    assertThat(account.undone()).isZero();
    assertThat(account.accepted()).isEqualTo(readings);
    assertThat(account.other()).isZero();
    // a file whose receipt was lost is sent again, and every record of it is known
    assertThat(account.duplicate()).isEqualTo(account.records() - readings);
    assertThat(account.records() / readings).isLessThan(KILLS + 1L);
    assertThat(content).isEqualTo(expected);
    assertThat(attempts).isGreaterThan(FILES);
  }

  private int attempts(String schema) throws SQLException {
    try (Connection db = postgres.open(schema);
        Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery("select sum(attempts) from delivery_run")) {
      row.next();
      return row.getInt(1);
    }
  }
}
