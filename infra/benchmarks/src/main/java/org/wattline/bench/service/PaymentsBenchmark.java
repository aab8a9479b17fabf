package org.wattline.bench.service;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.bench.Bench;
import org.wattline.bench.Benchmark;
import org.wattline.bench.Distribution;
import org.wattline.bench.service.Payers.Payer;
import org.wattline.tenancy.test.TwoTenants;

/**
 * Payments with a card that is kept, asked for over HTTP by so many callers at once: key, payment,
 * charge, postings, allocation to the oldest bill and the answer. The provider answers at once. The
 * probe writes key, payment and postings and reads the balance by one call of a function over bare
 * connections: no HTTP, no provider, no allocation.
 */
public final class PaymentsBenchmark implements Benchmark {
  private static final double BOUND = 800;
  private static final int ACCOUNTS = 2_000;
  private static final int CALLERS = 16;
  private static final int PAYMENTS = 2_000;

  /** A service runs for weeks: after fewer, half of Java's time is still compiling. */
  private static final int WARM_UPS = 8;

  private static final int PROBE_CONNECTIONS = 4;
  private static final int CONNECTIONS = 40;
  private static final BigDecimal PAID = new BigDecimal("1.25");

  @Override
  public String name() {
    return "payments";
  }

  @Override
  public String summary() {
    return "payments/s through the API, allocated and booked, by callers=N at once; probe: key,"
        + " payment, two legs and balance as one call over 4 connections (payments=N a round)";
  }

  @Override
  public void run(Bench bench) throws Exception {
    TwoTenants world = TwoTenants.shared();
    int callers = bench.argument("callers", CALLERS);
    int payments = bench.argument("payments", PAYMENTS);
    try (InstantProvider provider = new InstantProvider(world.clock().instant().getEpochSecond());
        ConfigurableApplicationContext service = start(world, provider);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Payer> payers = Payers.make(world, world.acme(), bench.argument("accounts", ACCOUNTS));
      String api =
          "http://127.0.0.1:"
              + service.getEnvironment().getProperty("local.server.port")
              + "/api/v1/accounts/";
      String token =
          world
              .tokens()
              .forTenant(world.acme())
              .client("portal")
              .roles("customer")
              .subject(Payers.SUBJECT)
              .sign();
      List<long[]> rounds = new ArrayList<>();
      long before = succeeded(world);
      // alone: it fetches the keys that tokens are checked with
      pay(api, token, payers.getFirst());
      bench
          .bound(BOUND)
          .warmUps(WARM_UPS)
          .rounds(7)
          .measure(
              () -> {
                long[] nanos = new long[payments];
                long started = System.nanoTime();
                together(
                    threads,
                    callers,
                    caller -> {
                      for (int i = caller; i < payments; i += callers) {
                        nanos[i] = pay(api, token, payers.get(i % payers.size()));
                      }
                    });
                double rate = Bench.perSecond(payments, System.nanoTime() - started);
                rounds.add(nanos);
                if (rounds.size() <= WARM_UPS) {
                  lookAgain(world);
                }
                return rate;
              },
              () -> {
                long started = System.nanoTime();
                together(
                    threads, PROBE_CONNECTIONS, caller -> bare(world, payers, caller, payments));
                return Bench.perSecond(payments, System.nanoTime() - started);
              });
      long asked = (long) rounds.size() * payments + 1;
      if (provider.charges() != asked || succeeded(world) - before != asked) {
        throw new IllegalStateException(
            asked + " payments, " + provider.charges() + " charges, " + succeeded(world) + " paid");
      }
      Distribution times =
          Distribution.ofNanos(
              rounds.subList(rounds.size() - Bench.MIN_ROUNDS, rounds.size()).stream()
                  .flatMapToLong(Arrays::stream)
                  .toArray());
      bench
          .detail("callers", callers)
          .detail("p50 ms", times.median())
          .detail("p99 ms", times.percentile(99))
          .detail("slowest ms", times.max());
    }
  }

  private static ConfigurableApplicationContext start(TwoTenants world, InstantProvider provider) {
    return ServiceInThisProcess.start(
        world,
        CONNECTIONS,
        Map.of(
            "wattline.stripe.stand-in.url",
            provider.url(),
            "wattline.stripe.stand-in.webhook-secret",
            "whsec_bench",
            "wattline.stripe.scheduled",
            false));
  }

  /** On the caller's own thread, over connections that stay open. */
  private static long pay(String api, String token, Payer payer) throws IOException {
    byte[] asked =
        ("{\"amount\":" + PAID + ",\"saveMethod\":false,\"methodId\":\"" + payer.method() + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    HttpURLConnection call =
        (HttpURLConnection)
            URI.create(api + payer.account() + "/payments").toURL().openConnection();
    call.setRequestProperty("Authorization", "Bearer " + token);
    call.setRequestProperty("Content-Type", "application/json");
    call.setRequestProperty("Idempotency-Key", UUID.randomUUID().toString());
    call.setDoOutput(true);
    call.setFixedLengthStreamingMode(asked.length);
    long started = System.nanoTime();
    call.getOutputStream().write(asked);
    if (call.getResponseCode() != HttpURLConnection.HTTP_CREATED) {
      throw new IOException("A payment was answered " + call.getResponseCode());
    }
    String answer;
    try (InputStream body = call.getInputStream()) {
      answer = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
    long nanos = System.nanoTime() - started;
    if (!answer.contains("SUCCEEDED")) {
      throw new IOException(answer);
    }
    return nanos;
  }

  private static void bare(TwoTenants world, List<Payer> payers, int caller, int payments)
      throws SQLException {
    try (Connection db = world.database().superuser()) {
      try (var path = db.createStatement()) {
        path.execute("set search_path = " + world.acme().id().databaseName());
      }
      try (PreparedStatement call = db.prepareStatement("select bench_payment(?, ?, ?, ?)")) {
        for (int i = caller; i < payments; i += PROBE_CONNECTIONS) {
          UUID payment = UUID.randomUUID();
          call.setObject(1, payers.get(i % payers.size()).account());
          call.setString(2, payment.toString());
          call.setObject(3, payment);
          call.setBigDecimal(4, PAID);
          try (ResultSet row = call.executeQuery()) {
            row.next();
          }
        }
      }
    }
  }

  /** What each of the callers does. */
  private interface Work {
    void of(int caller) throws Exception;
  }

  private static void together(ExecutorService threads, int callers, Work work) throws Exception {
    List<Callable<Object>> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int caller = i;
      all.add(
          () -> {
            work.of(caller);
            return caller;
          });
    }
    for (Future<Object> done : threads.invokeAll(all)) {
      done.get();
    }
  }

  /**
   * Lets PostgreSQL count the tables that grew, as it does each minute where a supplier lives:
   * plans are kept, and those that were made for empty tables read them whole.
   */
  private static void lookAgain(TwoTenants world) throws SQLException {
    try (Connection db = world.database().superuser();
        var statement = db.createStatement()) {
      statement.execute("set search_path = " + world.acme().id().databaseName());
      statement.execute(
          "analyze money_request, card_payment, ledger_transaction, ledger_leg, account_credit,"
              + " allocation");
    }
  }

  /** Payments that went through the provider: the probe's name none. */
  private static long succeeded(TwoTenants world) throws SQLException {
    try (Connection db = world.database().superuser();
        var statement = db.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from "
                    + world.acme().id().databaseName()
                    + ".card_payment where state = 'SUCCEEDED' and method_id is not null")) {
      row.next();
      return row.getLong(1);
    }
  }
}
