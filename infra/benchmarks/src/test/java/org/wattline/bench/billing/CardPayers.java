package org.wattline.bench.billing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.wattline.stripe.Signature;
import org.wattline.stripe.StripeStandIn;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Customers who pay by card on the provider's page before a run, of which the service hears by the
 * provider's events while the run works.
 */
final class CardPayers implements AutoCloseable {
  private static final String SECRET = "whsec_kills";
  private static final String SUBJECT = "pays-by-card";
  private static final String AMOUNT = "20.00";
  private static final String CARD =
      "number=4242424242424242&expiry=12%2F34&cvc=123&name=Household";
  private static final Duration CALL = Duration.ofSeconds(20);
  private static final int PAUSE_MILLIS = 10;
  private static final int SUCCESS = 2;

  private final TwoTenants world;
  private final int payments;
  private final StripeStandIn provider =
      StripeStandIn.start(
          new StripeStandIn.Settings(
              0, null, null, null, SECRET, Clock.fixed(Households.NOW, ZoneOffset.UTC)));
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param payments one of each account, beginning with the first
   */
  CardPayers(TwoTenants world, int payments) {
    this.world = world;
    this.payments = payments;
  }

  int payments() {
    return payments;
  }

  /** What a service must be told of the provider. */
  Map<String, String> settings() {
    return Map.of(
        "wattline.stripe.stand-in.url",
        provider.url(),
        "wattline.stripe.stand-in.webhook-secret",
        SECRET);
  }

  /** Pays, through a service that nobody kills and that hears nothing of it. */
  void pay(Replica shop) throws IOException, InterruptedException, SQLException {
    List<String> accounts = lettingOnePersonPay();
    String token =
        world
            .tokens()
            .forTenant(world.acme())
            .client("portal")
            .roles("customer")
            .subject(SUBJECT)
            .sign();
    for (String account : accounts) {
      HttpResponse<String> asked =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(shop.url() + "/api/v1/accounts/" + account + "/payments"))
                  .timeout(CALL)
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"amount\":" + AMOUNT + ",\"saveMethod\":false}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode payment = JsonMapper.shared().readTree(asked.body());
      if (!payment.path("status").asString("").equals("PENDING")) {
        throw new IllegalStateException(asked.statusCode() + " " + asked.body());
      }
      post(payment.path("checkoutUrl").asString(), "application/x-www-form-urlencoded", "", CARD);
    }
    try (Connection db = Households.connection(world.database(), world.acme());
        Statement statement = db.createStatement()) {
      statement.execute("create table card_payment_before as select * from card_payment");
    }
  }

  private List<String> lettingOnePersonPay() throws SQLException {
    try (Connection db = Households.connection(world.database(), world.acme());
        Statement statement = db.createStatement()) {
      statement.execute(
          "insert into account_person (id, account_id, subject, name, role, since)"
              + " select gen_random_uuid(), id, '"
              + SUBJECT
              + "', 'Payer', 'PAYER', now() from account order by number limit "
              + payments);
    }
    return new Books(world.database(), world.acme())
        .ask("select account_id from account_person where subject = '" + SUBJECT + "'");
  }

  /** The service has heard of no payment. */
  void forget() throws SQLException {
    try (Connection db = Households.connection(world.database(), world.acme());
        Statement statement = db.createStatement()) {
      statement.execute(
          "truncate gateway_event, account_credit, account_credit_return, allocation;"
              + " delete from card_payment;"
              + " insert into card_payment select * from card_payment_before");
    }
  }

  /** Every event once, in the order in which they happened. */
  Deque<String> eventsInOrder() {
    return new ArrayDeque<>(provider.events("sk_test_local_" + world.acme().slug()));
  }

  /** Every event three times, in an order of chance. */
  Deque<String> eventsInAnyOrder(Random random) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.addAll(eventsInOrder());
    }
    Collections.shuffle(all, random);
    return new ArrayDeque<>(all);
  }

  /**
   * Sends events until all were taken or the thread is interrupted; one that was not taken comes
   * again after the others.
   *
   * @param port where the service is at the moment
   * @param at the moment that they are signed for
   * @return how many were sent in vain
   */
  int send(Deque<String> events, IntSupplier port, Instant at) {
    int inVain = 0;
    String path = "/api/v1/webhooks/stripe/" + world.acme().slug();
    try {
      while (!events.isEmpty()) {
        String event = events.removeFirst();
        boolean taken = false;
        try {
          taken =
              post(
                      "http://127.0.0.1:" + port.getAsInt() + path,
                      "application/json",
                      Signature.header(SECRET, at, event),
                      event)
                  == SUCCESS;
        } catch (IOException away) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } finally {
          if (!taken) {
            events.addLast(event);
            inVain++;
          }
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
    return inVain;
  }

  /** The first digit of the answer's status. */
  private int post(String url, String type, String signature, String body)
      throws IOException, InterruptedException {
    return http.send(
                HttpRequest.newBuilder(URI.create(url))
                    .timeout(CALL)
                    .header("Content-Type", type)
                    .header("Stripe-Signature", signature)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode()
        / 100;
  }

  @Override
  public void close() {
    http.shutdownNow();
    provider.close();
  }
}
