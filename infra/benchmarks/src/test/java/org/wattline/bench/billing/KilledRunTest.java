package org.wattline.bench.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.bench.kills.MortalPostgres;
import org.wattline.tenancy.test.TwoTenants;

/**
 * A billing run whose database and whose replicas die at random moments, while the provider tells
 * of card payments, each event three times and in any order. {@code -Dwattline.kills=60
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

  /** One account in so many has paid by card before the run. */
  private static final int PAYER_EVERY = 50;

  private static final TwoTenants WORLD = TwoTenants.shared();
  private static final CardPayers PAYERS = new CardPayers(WORLD, ACCOUNTS / PAYER_EVERY);
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
    try (Replica replica = Replica.start(WORLD, PAYERS, folder, "undisturbed")) {
      await("the service to be up", replica, replica::isUp);
      PAYERS.pay(replica);
      PAYERS.send(PAYERS.eventsInOrder(), replica::port, Households.NOW);
      replica.letGo();
      awaitEnd(books, replica);
    }

    assertThat(books.faults(ACCOUNTS, PAYERS.payments())).isEmpty();
    undisturbed = books.fingerprint();
  }

  @AfterAll
  static void letTheClockRun() {
    PAYERS.close();
    WORLD.clock().reset();
  }

  @BeforeEach
  void nothingIsBilled() throws Exception {
    Replica.holdBack(folder);
    Households.forgetBills(WORLD.database(), WORLD.acme());
    PAYERS.forget();
  }

  @Test
  void whateverIsKilledNothingIsLostDoubledOrUnbalanced() throws Exception {
    MortalPostgres postgres = MortalPostgres.of(WORLD.database()).orElseThrow();
    Random random = new Random(SEED);
    int ofDatabase = 0;
    int ofService = 0;
    Deque<String> events = PAYERS.eventsInAnyOrder(random);
    int sent = events.size();
    AtomicInteger port = new AtomicInteger();
    AtomicInteger inVain = new AtomicInteger();
    Thread provider =
        Thread.ofPlatform()
            .unstarted(() -> inVain.set(PAYERS.send(events, port::get, Households.NOW)));
    Replica replica = Replica.start(WORLD, PAYERS, folder, "killed");
    try {
      port.set(replica.port());
      provider.start();
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
          replica = Replica.start(WORLD, PAYERS, folder, "killed");
          port.set(replica.port());
          ofService++;
        }
      }
      awaitEnd(books, replica);
    } finally {
      provider.interrupt();
      provider.join();
      replica.close();
    }
    int left = events.size();
    followUp(events);
    System.out.println(
        "KilledRunTest: "
            + ACCOUNTS
            + " accounts, PostgreSQL killed "
            + ofDatabase
            + " times and the service "
            + ofService
            + ", chunks taken over "
            + books.count("select coalesce(sum(attempts - 1), 0) from billing_chunk")
            + ", events sent "
            + sent
            + ", "
            + inVain
            + " times in vain, "
            + left
            + " after the run"
            + ", fingerprint "
            + books.fingerprint());

    assertThat(ofDatabase + ofService).isEqualTo(KILLS);
    assertThat(sent - left).as("events taken while the run worked").isGreaterThan(sent / 20);
    assertThat(books.faults(ACCOUNTS, PAYERS.payments())).isEmpty();
    assertThat(books.fingerprint()).isEqualTo(undisturbed);
  }

  @Test
  void twoReplicasShareARunAndTheOneThatIsLeftTakesOver() throws Exception {
    List<String> orphans;
    try (Replica one = Replica.start(WORLD, PAYERS, folder, "one");
        Replica other = Replica.startBeside(WORLD, PAYERS, folder, "other")) {
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
    followUp(PAYERS.eventsInOrder());
    assertThat(books.faults(ACCOUNTS, PAYERS.payments())).isEmpty();
    assertThat(books.fingerprint()).isEqualTo(undisturbed);
  }

  /** What the provider could not tell before, and what a payment's janitor finds out by itself. */
  private void followUp(Deque<String> events) throws Exception {
    try (Replica care = Replica.startCare(WORLD, PAYERS, folder)) {
      await("the service to be up", care, care::isUp);
      PAYERS.send(events, care::port, Replica.LATER);
      await(
          "all payments to be settled",
          care,
          () ->
              books.count("select count(*) from card_payment where state <> 'SUCCEEDED'") == 0
                  && books.count("select count(*) from gateway_event where handled_at is null")
                      == 0);
    }
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
