package org.wattline.bench.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.bench.kills.MortalPostgres;
import org.wattline.tenancy.test.TwoTenants;

/**
 * A billing run whose database and whose replicas die at random moments. {@code -Dwattline.kills=60
 * -Dwattline.kills.accounts=5000} strikes as often, and {@code -Dwattline.kills.seed} at the same
 * moments again.
 */
@Tag("stack")
class KilledRunTest {
  private static final int KILLS = Integer.getInteger("wattline.kills", 4);
  private static final int ACCOUNTS = Integer.getInteger("wattline.kills.accounts", 1_500);
  private static final long SEED = Long.getLong("wattline.kills.seed", 20_240_603);

  /** The last kill comes when so much of the run is done. */
  private static final double LAST = 0.85;

  /** A kill comes so long after a chunk was taken in hand, at the most. */
  private static final int FLIGHT_MILLIS = 250;

  /** One kill in so many is of the replica, which takes far longer to come up than PostgreSQL. */
  private static final int REPLICA_EVERY = Integer.getInteger("wattline.kills.replica-every", 3);

  private static final long PATIENCE_MINUTES = 10;

  private static final TwoTenants WORLD = TwoTenants.shared();
  private static String undisturbed = "";

  @TempDir static Path folder = Path.of(".");

  private final Books books = new Books(WORLD.database(), WORLD.acme());

  @BeforeAll
  static void aRunThatNobodyDisturbs() throws Exception {
    Optional<MortalPostgres> postgres = MortalPostgres.of(WORLD.database());
    assumeTrue(postgres.isPresent(), "PostgreSQL runs where its processes cannot be killed");
    WORLD.clock().set(Households.NOW);
    Households.settle(WORLD.database(), WORLD.acme(), ACCOUNTS);
    Books books = new Books(WORLD.database(), WORLD.acme());
    try (Replica replica = Replica.start(WORLD, folder, "undisturbed")) {
      replica.letGo();
      awaitEnd(books, replica);
    }

    assertThat(books.faults(ACCOUNTS)).isEmpty();
    undisturbed = books.fingerprint();
  }

  @AfterAll
  static void letTheClockRun() {
    WORLD.clock().reset();
  }

  @BeforeEach
  void nothingIsBilled() throws Exception {
    Replica.holdBack(folder);
    Households.forgetBills(WORLD.database(), WORLD.acme());
  }

  @Test
  void whateverIsKilledNothingIsLostDoubledOrUnbalanced() throws Exception {
    MortalPostgres postgres = MortalPostgres.of(WORLD.database()).orElseThrow();
    Random random = new Random(SEED);
    int ofDatabase = 0;
    int ofService = 0;
    Replica replica = Replica.start(WORLD, folder, "killed");
    try {
      replica.letGo();
      for (int kill = 0; kill < KILLS; kill++) {
        double part = (kill + random.nextDouble()) / KILLS * LAST;
        String since = books.ask("select now()").getFirst();
        awaitInHand(since, Math.round(part * ACCOUNTS * 2), replica);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(FLIGHT_MILLIS));
        System.out.println("KilledRunTest: kill " + (kill + 1) + " of " + KILLS);
        if (random.nextInt(REPLICA_EVERY) > 0) {
          postgres.kill();
          postgres.start();
          ofDatabase++;
        } else {
          replica.kill();
          replica = Replica.start(WORLD, folder, "killed");
          ofService++;
        }
      }
      awaitEnd(books, replica);
    } finally {
      replica.close();
    }
    System.out.println(
        "KilledRunTest: "
            + ACCOUNTS
            + " accounts, PostgreSQL killed "
            + ofDatabase
            + " times and the service "
            + ofService
            + ", chunks taken over "
            + books.count("select coalesce(sum(attempts - 1), 0) from billing_chunk")
            + ", fingerprint "
            + books.fingerprint());

    assertThat(ofDatabase + ofService).isEqualTo(KILLS);
    assertThat(books.faults(ACCOUNTS)).isEmpty();
    assertThat(books.fingerprint()).isEqualTo(undisturbed);
  }

  @Test
  void twoReplicasShareARunAndTheOneThatIsLeftTakesOver() throws Exception {
    List<String> orphans;
    try (Replica one = Replica.start(WORLD, folder, "one");
        Replica other = Replica.startBeside(WORLD, folder, "other")) {
      await("both to be up", one, () -> one.isUp() && other.isUp());
      one.letGo();
      await("a chunk of each", one, () -> worked(one) > 0 && worked(other) > 0);
      orphans = frozenWithWorkInHand(one);
      one.kill();
      awaitEnd(books, other);

      assertThat(orphans).isNotEmpty();
      assertThat(
              books.ask(
                  "select phase || ' ' || no from billing_chunk where state = 'DONE' and attempts > 1"
                      + " and worker like '"
                      + other.workers()
                      + "%'"))
          .as("chunks taken over")
          .containsAll(orphans);
    }
    assertThat(books.faults(ACCOUNTS)).isEmpty();
    assertThat(books.fingerprint()).isEqualTo(undisturbed);
  }

  private long worked(Replica replica) throws SQLException {
    return books.count(
        "select count(*) from billing_chunk where state = 'DONE' and worker like '"
            + replica.workers()
            + "%'");
  }

  /** Lets a replica stand still at a moment when it has chunks in hand; which. */
  private List<String> frozenWithWorkInHand(Replica replica) throws Exception {
    long deadline = deadline();
    while (true) {
      replica.freeze();
      List<String> inHand =
          books.ask(
              "select phase || ' ' || no from billing_chunk where state = 'LEASED' and worker like '"
                  + replica.workers()
                  + "%'");
      if (!inHand.isEmpty()) {
        return inHand;
      }
      replica.thaw();
      assertThat(System.nanoTime()).as(replica.log()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Waits until so many steps are done and a chunk was taken in hand since that moment. */
  private void awaitInHand(String since, long steps, Replica replica) throws Exception {
    await(
        "a chunk in hand after " + steps + " steps",
        replica,
        () ->
            nothingIsIssuedBeforeItIsApproved()
                && books.done() >= steps
                && books.count(
                        "select count(*) from billing_chunk where state = 'LEASED' and leased_until"
                            + " - interval '"
                            + Replica.LEASE_SECONDS
                            + " s' > '"
                            + since
                            + "'")
                    > 0);
  }

  private boolean nothingIsIssuedBeforeItIsApproved() throws SQLException {
    assertThat(
            books.ask(
                "select number from bill where not exists (select from billing_run where approved_at"
                    + " is not null)"))
        .isEmpty();
    return true;
  }

  private static void awaitEnd(Books books, Replica replica) throws Exception {
    await("the end of the run", replica, () -> books.state().equals("FINALISED"));
  }

  /** What is waited for. */
  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(String what, Replica replica, Condition condition) throws Exception {
    long deadline = deadline();
    while (!condition.holds()) {
      // one that is done ends by itself, which may be between the question and this
      assertThat(replica.isAlive() || condition.holds()).as("%s: %s", what, replica.log()).isTrue();
      assertThat(System.nanoTime()).as("%s: %s", what, replica.log()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static long deadline() {
    return System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
  }
}
