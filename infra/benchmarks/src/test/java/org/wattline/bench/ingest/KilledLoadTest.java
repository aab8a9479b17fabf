package org.wattline.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.bench.kills.MortalPostgres;
import org.wattline.bench.kills.ServiceProcess;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;

/**
 * A load of files whose database and whose service die (SIGKILL) at random moments, and the same
 * load with another supplier whom nobody disturbs. {@code -Dwattline.kills=50
 * -Dwattline.kills.readings=10000000} is the long one; {@code -Dwattline.kills.seed} strikes at
 * other moments.
 */
@Tag("stack")
class KilledLoadTest {
  private static final int KILLS = Integer.getInteger("wattline.kills", 6);
  private static final int READINGS = Integer.getInteger("wattline.kills.readings", 700_000);
  private static final long SEED = Long.getLong("wattline.kills.seed", 20_240_601);

  /** One kill in so many is of the service, which takes far longer to come up than PostgreSQL. */
  private static final int SERVICE_EVERY = Integer.getInteger("wattline.kills.service-every", 2);

  /** One kill in so many waits until a file is being read. */
  private static final int READING_EVERY = 2;

  private static final int READINGS_OF_A_FILE = 500_000;
  private static final int LEAST_FILES = 4;

  /** The last kill comes when so much of the load is committed. */
  private static final double LAST = 0.95;

  private static final long PATIENCE_MINUTES = 10;
  private static final YearMonth MONTH = YearMonth.of(2024, 6);
  private static final TwoTenants WORLD = TwoTenants.shared();

  @TempDir Path folder;

  // suppliers of their own: with others there are readings of other tests
  private final TenantEntry peace = WORLD.create("load-in-peace");
  private final TenantEntry war = WORLD.create("load-at-war");
  private final List<String> markets = new ArrayList<>();

  /** Quarter-hours of a month, the points dealt out to files. */
  private List<Path> files() throws IOException {
    int count = Math.max(LEAST_FILES, READINGS / READINGS_OF_A_FILE);
    List<Path> files = new ArrayList<>();
    for (int file = 0; file < count; file++) {
      List<String> dealt = new ArrayList<>();
      for (int p = file; p < markets.size(); p += count) {
        dealt.add(markets.get(p));
      }
      files.add(folder.resolve("load-" + file + ".csv"));
      MeterFile.longCsv(files.getLast(), dealt, MONTH);
    }
    return files;
  }

  private static Shelf shelf(TenantEntry supplier) {
    return new Shelf(WORLD.database(), supplier);
  }

  @Test
  void aLoadWhoseServiceAndDatabaseAreKilledEndsLikeOneThatIsLeftInPeace() throws Exception {
    Optional<MortalPostgres> postgres = MortalPostgres.of(WORLD.database());
    assumeTrue(postgres.isPresent(), "PostgreSQL runs where its processes cannot be killed");
    int points = Math.max(LEAST_FILES, Math.ceilDiv(READINGS, MeterFile.quarters(MONTH)));
    markets.addAll(Grid.register(WORLD, peace, points));
    Grid.register(WORLD, war, points);
    List<Path> files = files();
    long readings = (long) points * MeterFile.quarters(MONTH);

    long peaceMillis = inPeace(files);
    Shelf.Content expected = shelf(peace).content();
    assertThat(expected.values()).isEqualTo(readings);

    War waged = new War(postgres.get(), files, readings, peaceMillis / files.size());
    long warMillis = waged.wage();

    Shelf shelf = shelf(war);
    Shelf.Account account = shelf.account();
    Shelf.Content content = shelf.content();
    System.out.printf(
        Locale.ROOT,
        "KilledLoadTest: %d readings in %d files, PostgreSQL killed %d times and the service %d;"
            + " %d kills fell while a file was read, %d of them between its commits; reading begun"
            + " %d times; %d ms (undisturbed %d ms); %s, %s%n",
        readings,
        files.size(),
        waged.ofDatabase,
        waged.ofService,
        waged.whileReading,
        waged.betweenCommits,
        shelf.attempts(),
        warMillis,
        peaceMillis,
        account,
        content);
    assertThat(waged.ofDatabase + waged.ofService).isEqualTo(KILLS);
    assertThat(waged.whileReading).isGreaterThanOrEqualTo(KILLS / (READING_EVERY + 1));
    assertThat(account.undone()).isZero();
    assertThat(account.accepted()).isEqualTo(readings);
    assertThat(account.other()).isZero();
    // a file whose receipt was lost is sent again, and every record of it is known
    assertThat(account.duplicate()).isEqualTo(account.records() - readings);
    assertThat(content).isEqualTo(expected);
  }

  /** The load that nobody disturbs; its milliseconds. */
  private long inPeace(List<Path> files) throws Exception {
    int port = ServiceProcess.freePort();
    Shelf shelf = shelf(peace);
    try (ServiceProcess service = IntakeProcess.start(WORLD, folder, "peace", port)) {
      await("the service", service, service::isUp);
      long started = System.nanoTime();
      new Sender(WORLD, peace, port, shelf).deliver(files);
      return (System.nanoTime() - started) / 1_000_000;
    }
  }

  /** The load that is disturbed. */
  private final class War {
    private final MortalPostgres postgres;
    private final List<Path> files;
    private final long readings;
    private final long fileMillis;
    private final int port = ServiceProcess.freePort();
    private final Shelf shelf = shelf(war);
    private final Sender sender = new Sender(WORLD, war, port, shelf);
    private final Random random = new Random(SEED);
    private int ofDatabase;
    private int ofService;
    private int whileReading;
    private int betweenCommits;

    War(MortalPostgres postgres, List<Path> files, long readings, long fileMillis)
        throws IOException {
      this.postgres = postgres;
      this.files = files;
      this.readings = readings;
      this.fileMillis = Math.max(1, fileMillis);
    }

    long wage() throws Exception {
      long started = System.nanoTime();
      ServiceProcess service = IntakeProcess.start(WORLD, folder, "killed", port);
      CompletableFuture<Void> delivered = CompletableFuture.runAsync(this::deliver);
      try {
        for (int kill = 0; kill < KILLS; kill++) {
          long enough = Math.round((kill + random.nextDouble()) / KILLS * LAST * readings);
          boolean reading = kill % READING_EVERY == 0;
          Instant since = Instant.now();
          await(enough + " readings", service, () -> isMoment(delivered, enough, reading, since));
          TimeUnit.MILLISECONDS.sleep(random.nextLong(reading ? fileMillis / 2 + 1 : fileMillis));
          if (reading) {
            await("a file in hand", service, () -> isMoment(delivered, enough, true, since));
          }
          boolean ofService = random.nextInt(SERVICE_EVERY) == 0;
          if (ofService) {
            service.kill();
            this.ofService++;
          } else {
            postgres.kill();
            postgres.start();
            ofDatabase++;
          }
          // within the lease nobody has taken up yet what was broken off
          whileReading += shelf.isLeftUnread() ? 1 : 0;
          betweenCommits += shelf.isLeftInParts() ? 1 : 0;
          if (ofService) {
            service = IntakeProcess.start(WORLD, folder, "killed", port);
          }
        }
        delivered.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
      } finally {
        service.close();
      }
      return (System.nanoTime() - started) / 1_000_000;
    }

    /** Whether enough is committed, and a file is being read since then where one should be. */
    private boolean isMoment(
        CompletableFuture<Void> delivered, long enough, boolean reading, Instant since) {
      assertThat(delivered).as("the load").isNotCompletedExceptionally();
      return delivered.isDone()
          || shelf.committed() >= enough && (!reading || shelf.isBeingRead(since));
    }

    private void deliver() {
      try {
        sender.deliver(files);
      } catch (InterruptedException e) {
        throw new CompletionException(e);
      }
    }
  }

  private static void await(String what, ServiceProcess service, BooleanSupplier met)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    while (!met.getAsBoolean()) {
      assertThat(service.isAlive()).as(what + "\n" + service.log()).isTrue();
      assertThat(System.nanoTime()).as(what + "\n" + service.log()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }
}
