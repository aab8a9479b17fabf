package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.internal.Rounds;
import org.wattline.stripe.Signature;
import org.wattline.stripe.StripeStandIn.Fault;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@Tag("UC-050")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CardPaymentsTest {
  @LocalServerPort int port;
  @Autowired ApplicationContext context;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;
  @Autowired Supplier supplier;
  @Autowired JdbcClient jdbc;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Books books;
  private Till till;
  private Rounds rounds;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, tenants);
    books = new Books(ledger, items, transactions, tenants.acme());
    till = new Till(port, tenants.acme().slug());
    rounds = new Rounds(context, tenants.acme());
  }

  @Test
  void aCardIsTypedTheMoneyIsBookedAndTheBillIsPaid() {
    Member payer = desk.aMember("PAYER");
    UUID bill = bill(payer, "80.00");
    Answer started = till.started(payer, "60.00", Map.of("billId", bill));

    String page = till.type(started.text("checkoutUrl"), Till.GOOD);
    tellAll(started);

    assertThat(started.text("status")).isEqualTo("PENDING");
    assertThat(page).contains("payment=" + started.text("id"), "outcome=done");
    Answer paid = payment(payer, started);
    assertThat(paid.text("status")).isEqualTo("SUCCEEDED");
    assertThat(paid.text("method")).isEqualTo("Visa •••• 4242");
    assertThat(paid.json().path("checkoutUrl").isNull()).isTrue();
    assertThat(balance(payer)).isEqualByComparingTo("20");
    assertThat(open(payer)).isEqualByComparingTo("20");
    Answer receipt = service.get(payer.token(), "/api/v1/payments/" + paid.text("id") + "/receipt");
    assertThat(receipt.json().path("paidFor").path(0).path("billId").asString())
        .isEqualTo(bill.toString());
    assertThat(receipt.json().path("onAccount").decimalValue()).isEqualByComparingTo("0");
  }

  @Test
  void moreThanIsOwedStaysOnTheAccountAndAPartLeavesTheRestOpen() {
    Member payer = desk.aMember("HOLDER");
    bill(payer, "10.00");

    Answer paid = paid(payer, "25.00", Till.GOOD, Map.of());

    assertThat(balance(payer)).isEqualByComparingTo("-15");
    assertThat(open(payer)).isEqualByComparingTo("0");
    Answer receipt = service.get(payer.token(), "/api/v1/payments/" + paid.text("id") + "/receipt");
    assertThat(receipt.json().path("onAccount").decimalValue()).isEqualByComparingTo("15");
  }

  @Test
  void afterADeclineAndAnEmptyAccountAThirdCardPaysOnce() {
    Member payer = desk.aMember("PAYER");
    Answer started = till.started(payer, "30.00", Map.of());
    String url = started.text("checkoutUrl");

    till.type(url, Till.DECLINED);
    tellAll(started);
    String between = payment(payer, started).text("status");
    till.type(url, Till.POOR);
    till.type(url, Till.GOOD);
    tellAll(started);

    assertThat(between).isEqualTo("PENDING");
    assertThat(payment(payer, started).text("status")).isEqualTo("SUCCEEDED");
    assertThat(balance(payer)).isEqualByComparingTo("-30");
  }

  @Test
  void theBankAsksAndThePayerConfirms() {
    Member payer = desk.aMember("PAYER");
    Answer started = till.started(payer, "30.00", Map.of());
    till.type(started.text("checkoutUrl"), Till.CHALLENGED);
    tellAll(started);
    String between = payment(payer, started).text("status");

    till.confirm(started.text("checkoutUrl"), true);
    tellAll(started);

    assertThat(between).isEqualTo("PENDING");
    assertThat(payment(payer, started).text("status")).isEqualTo("SUCCEEDED");
  }

  @Test
  void aPageThatIsClosedAndExpiresTakesNothing() {
    Member payer = desk.aMember("PAYER");
    Answer started = till.started(payer, "30.00", Map.of());
    String session = sessionOf(started);

    till.stripe("POST", "/v1/checkout/sessions/" + session + "/expire", "");
    till.events(session).forEach(this::tell);

    Answer after = payment(payer, started);
    assertThat(after.text("status")).isEqualTo("FAILED");
    assertThat(after.text("failure")).isEqualTo("NOT_COMPLETED");
    assertThat(balance(payer)).isEqualByComparingTo("0");
  }

  @Test
  void aDoubleClickIsOnePaymentAndOtherParametersAreRefused() {
    Member payer = desk.aMember("PAYER");
    Member other = desk.aMember("PAYER");
    Map<String, Object> asked = Map.of("amount", "12.34", "saveMethod", false);

    Answer first = till.pay(payer, "click-0001", asked);
    Answer second = till.pay(payer, "click-0001", asked);
    Answer changed = till.pay(payer, "click-0001", Map.of("amount", "12.35", "saveMethod", false));
    Answer others = till.pay(other, "click-0001", asked);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(changed.status()).isEqualTo(422);
    assertThat(changed.body()).contains("idempotency-key-reused");
    assertThat(others.status()).isEqualTo(201);
    assertThat(others.text("id")).isNotEqualTo(first.text("id"));
    assertThat(till.pay(payer, "short", asked).status()).isEqualTo(422);
  }

  @Test
  void whoIsCutOffBeforeTheAnswerFindsTheSamePaymentAgain() {
    Member payer = desk.aMember("PAYER");
    Map<String, Object> asked = Map.of("amount", "20.00", "saveMethod", false);
    Answer first = till.pay(payer, "cut-off-0001", asked);
    rounds.forgetAnswer("cut-off-0001");

    Answer again = till.pay(payer, "cut-off-0001", asked);

    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(again.text("checkoutUrl")).isEqualTo(first.text("checkoutUrl"));
  }

  @Test
  void anAnswerOfStripesThatIsLostIsUnknownUntilTheJanitorAsksAgain() {
    Member payer = desk.aMember("PAYER");
    till.started(payer, "5.00", Map.of()); // so that the customer is known
    TestStripe.shared().fail(Fault.ANSWER_LOST);
    TestStripe.shared().fail(Fault.ANSWER_LOST);
    Answer started = till.started(payer, "30.00", Map.of());

    rounds.janitor();

    assertThat(started.text("status")).isEqualTo("UNKNOWN");
    Answer found = payment(payer, started);
    assertThat(found.text("status")).isEqualTo("PENDING");
    till.type(found.text("checkoutUrl"), Till.GOOD);
    rounds.janitor();
    assertThat(payment(payer, started).text("status")).isEqualTo("SUCCEEDED");
    assertThat(balance(payer)).isEqualByComparingTo("-30");
  }

  @Test
  void anEventThatComesBeforeStripesAnswerIsUnderstood() {
    Member payer = desk.aMember("PAYER");
    till.started(payer, "5.00", Map.of());
    TestStripe.shared().fail(Fault.ANSWER_LOST);
    TestStripe.shared().fail(Fault.ANSWER_LOST);
    Answer started = till.started(payer, "31.00", Map.of());
    var page = till.stripe("GET", "/v1/checkout/sessions?limit=1", "").path("data").path(0);

    till.type(page.path("url").asString(), Till.GOOD);
    List<String> events = new ArrayList<>(till.events(started.text("id")));
    Collections.reverse(events);
    events.forEach(this::tell);

    assertThat(payment(payer, started).text("status")).isEqualTo("SUCCEEDED");
    assertThat(balance(payer)).isEqualByComparingTo("-31");
  }

  @Test
  void aSavedCardPaysAtOnceAndIsForgottenOnDemand() {
    Member payer = desk.aMember("PAYER");
    paid(payer, "10.00", Till.GOOD, Map.of("saveMethod", true));
    String method = method(payer);

    Answer again = till.started(payer, "7.00", Map.of("methodId", method));
    Answer removed = service.delete(payer.token(), methods(payer) + "/" + method);

    assertThat(again.text("status")).isEqualTo("SUCCEEDED");
    assertThat(balance(payer)).isEqualByComparingTo("-17");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(service.get(payer.token(), methods(payer)).json().size()).isZero();
    Answer refused =
        till.pay(
            payer,
            "forgotten-card",
            Map.of("amount", "1.00", "saveMethod", false, "methodId", method));
    assertThat(refused.status()).isEqualTo(422);
  }

  @Test
  void aCardIsKeptWithoutPaying() {
    Member payer = desk.aMember("PAYER");
    Answer page = till.post(payer.token(), methods(payer), "keep-a-card", Map.of());

    till.type(page.text("url"), Till.DECLINED_LATER);
    till.events("setup_intent").forEach(this::tell);

    Answer failed = till.started(payer, "7.00", Map.of("methodId", method(payer)));
    assertThat(failed.text("status")).isEqualTo("FAILED");
    assertThat(failed.text("failure")).isEqualTo("CARD_DECLINED");
    assertThat(balance(payer)).isEqualByComparingTo("0");
  }

  @Test
  void aBillIsPaidOnItsDueDateOnceAndNotBefore() {
    Member payer = desk.aMember("HOLDER");
    paid(payer, "1.00", Till.GOOD, Map.of("saveMethod", true));
    Answer on =
        service.put(
            payer.token(),
            "/api/v1/accounts/" + payer.accountId() + "/autopay",
            Map.of("enabled", true, "methodId", method(payer), "version", 0));
    bill(payer, "41.00");
    books.together(
        () -> {
          UUID later = UUID.randomUUID();
          items.open(
              new OpenItem(
                  later,
                  UUID.fromString(payer.accountId()),
                  "LATER",
                  supplier.today(),
                  supplier.today().plusDays(1),
                  new BigDecimal("99.00"),
                  new BigDecimal("99.00")));
          return later;
        });

    rounds.autopay();
    rounds.autopay();

    assertThat(on.json().path("enabled").asBoolean()).isTrue();
    List<String> amounts = new ArrayList<>();
    service
        .get(payer.token(), payments(payer))
        .json()
        .path("items")
        .forEach(p -> amounts.add(p.path("origin").asString() + " " + p.path("amount").intValue()));
    // the euro on account paid a part of the bill
    assertThat(amounts).containsExactly("AUTOPAY 40", "CHECKOUT 1");
    assertThat(open(payer)).isEqualByComparingTo("99");
  }

  @Test
  void aRefundOpensTheBillAgainUpToWhatIsLeftAndUnderTheCap() {
    Member payer = desk.aMember("PAYER");
    bill(payer, "900.00");
    Answer paid = paid(payer, "900.00", Till.GOOD, Map.of());
    String path = "/api/v1/payments/" + paid.text("id") + "/refunds";
    String finance = desk.staff(Role.FINANCE);
    String supervisor = desk.staff(Role.SUPERVISOR);

    Answer part = till.post(finance, path, "refund-0001", refund("100.00"));
    Answer same = till.post(finance, path, "refund-0001", refund("100.00"));
    Answer other = till.post(finance, path, "refund-0001", refund("100.01"));
    Answer aboveCap = till.post(finance, path, "refund-0002", refund("500.01"));
    Answer tooMuch = till.post(supervisor, path, "refund-0003", refund("800.01"));
    Answer rest = till.post(supervisor, path, "refund-0004", refund("800.00"));

    assertThat(part.status()).as(part.body()).isEqualTo(201);
    assertThat(part.text("status")).isEqualTo("SUCCEEDED");
    assertThat(same.json()).isEqualTo(part.json());
    assertThat(other.status()).isEqualTo(422);
    assertThat(aboveCap.status()).isEqualTo(403);
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(rest.text("status")).isEqualTo("SUCCEEDED");
    assertThat(payment(payer, paid).text("status")).isEqualTo("REFUNDED");
    assertThat(balance(payer)).isEqualByComparingTo("900");
    assertThat(open(payer)).isEqualByComparingTo("900");
    assertThat(service.get(finance, path).json().size()).isEqualTo(2);
    assertThat(service.get(supervisor, "/api/v1/audit?subjectId=" + paid.text("id")).body())
        .contains("refund-requested");
  }

  @Test
  void aRefundWhoseAnswerIsLostIsGivenOnce() {
    Member payer = desk.aMember("PAYER");
    Answer paid = paid(payer, "50.00", Till.GOOD, Map.of());
    TestStripe.shared().fail(Fault.ANSWER_LOST);
    TestStripe.shared().fail(Fault.ANSWER_LOST);

    Answer unknown =
        till.post(
            desk.staff(Role.FINANCE),
            "/api/v1/payments/" + paid.text("id") + "/refunds",
            "refund-lost",
            refund("20.00"));
    rounds.janitor();

    assertThat(unknown.text("status")).isEqualTo("UNKNOWN");
    assertThat(payment(payer, paid).json().path("refunded").decimalValue())
        .isEqualByComparingTo("20");
    assertThat(balance(payer)).isEqualByComparingTo("-30");
  }

  @Test
  void aDisputeOpensTheDebtAgainAndWinningItPaysItAgain() {
    Member payer = desk.aMember("PAYER");
    bill(payer, "75.00");
    Answer started = till.started(payer, "75.00", Map.of());
    till.type(started.text("checkoutUrl"), Till.DISPUTED);
    tellAll(started);
    String disputed = payment(payer, started).text("status");
    BigDecimal owed = balance(payer);
    BigDecimal openThen = open(payer);
    String intent = intentOf(started);
    String dispute =
        till.stripe("GET", "/v1/disputes?payment_intent=" + intent, "")
            .path("data")
            .path(0)
            .path("id")
            .asString();
    Answer listed = service.get(desk.staff(Role.FINANCE), "/api/v1/payment-disputes?limit=200");

    till.stripe("POST", "/v1/disputes/" + dispute, "evidence[uncategorized_text]=winning_evidence");
    till.events(dispute).forEach(this::tell);

    assertThat(disputed).isEqualTo("DISPUTED");
    assertThat(owed).isEqualByComparingTo("75");
    assertThat(openThen).isEqualByComparingTo("75");
    assertThat(listed.body()).contains(started.text("id"), "fraudulent");
    assertThat(payment(payer, started).text("status")).isEqualTo("SUCCEEDED");
    assertThat(balance(payer)).isEqualByComparingTo("0");
    assertThat(open(payer)).isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverTheOrderOfEventsAndHoweverOftenTheyComeTheBooksEndAlike(long seed) {
    Random random = new Random(seed);
    Member payer = desk.aMember("PAYER");
    bill(payer, "100.00");
    Answer good = till.started(payer, "60.00", Map.of());
    till.type(good.text("checkoutUrl"), Till.DECLINED);
    till.type(good.text("checkoutUrl"), Till.GOOD);
    Answer contested = till.started(payer, "40.00", Map.of());
    till.type(contested.text("checkoutUrl"), Till.DISPUTED);
    String intent =
        till.stripe("GET", "/v1/checkout/sessions/" + sessionOf(good), "")
            .path("payment_intent")
            .asString();
    till.stripe("POST", "/v1/refunds", "payment_intent=" + intent + "&amount=1500");
    List<String> events = new ArrayList<>(till.events(good.text("id")));
    events.addAll(till.events(contested.text("id")));
    events.addAll(till.events("\"du_").stream().filter(e -> e.contains("\"dispute\"")).toList());
    events.addAll(till.events(intent));
    Collections.shuffle(events, random);

    for (String event : events) {
      for (int times = random.nextInt(3); times > 0; times--) {
        tell(event);
      }
    }
    rounds.janitor();
    events.forEach(this::tell);

    assertThat(payment(payer, good).text("status")).isEqualTo("PARTLY_REFUNDED");
    assertThat(payment(payer, contested).text("status")).isEqualTo("DISPUTED");
    assertThat(balance(payer)).isEqualByComparingTo("55");
    assertThat(open(payer)).isEqualByComparingTo("55");
    assertThat(postings(payer)).isEqualTo(5);
  }

  @Test
  void sixtyFourCopiesOfOneEventAtOnceAreHandledOnce() throws Exception {
    Member payer = desk.aMember("PAYER");
    bill(payer, "30.00");
    long alone = askedFor(typed(payer, "10.00"), 1);

    long together = askedFor(typed(payer, "20.00"), 64);

    assertThat(together).isEqualTo(alone).isPositive();
    assertThat(balance(payer)).isEqualByComparingTo("0");
    assertThat(open(payer)).isEqualByComparingTo("0");
    assertThat(postings(payer)).isEqualTo(3);
  }

  /** Tells copies of a payment's last event at once; how often Stripe was asked for that. */
  private long askedFor(Answer payment, int copies) throws Exception {
    String event = till.events(payment.text("id")).getLast();
    long before = TestStripe.shared().asked();
    tellAtOnce(Collections.nCopies(copies, event));
    return TestStripe.shared().asked() - before;
  }

  private Answer typed(Member payer, String amount) {
    Answer started = till.started(payer, amount, Map.of());
    till.type(started.text("checkoutUrl"), Till.GOOD);
    return started;
  }

  private void tellAtOnce(List<String> events) throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      events.forEach(event -> answers.add(callers.submit(() -> tell(event))));
      for (Future<Answer> answer : answers) {
        answer.get();
      }
    }
  }

  @Test
  void manyCopiesOfAllEventsInAnyOrderAtOnceEndAlike() throws Exception {
    Member payer = desk.aMember("PAYER");
    bill(payer, "100.00");
    Answer good = typed(payer, "60.00");
    Answer contested = till.started(payer, "40.00", Map.of());
    till.type(contested.text("checkoutUrl"), Till.DISPUTED);
    String intent =
        till.stripe("GET", "/v1/checkout/sessions/" + sessionOf(good), "")
            .path("payment_intent")
            .asString();
    till.stripe("POST", "/v1/refunds", "payment_intent=" + intent + "&amount=1500");
    List<String> each = new ArrayList<>(till.events(good.text("id")));
    each.addAll(till.events(contested.text("id")));
    each.addAll(till.events(intent));
    List<String> events = new ArrayList<>();
    for (int copy = 0; copy < 8; copy++) {
      events.addAll(each);
    }
    Collections.shuffle(events, new Random(7));

    tellAtOnce(events);
    rounds.janitor();

    assertThat(payment(payer, good).text("status")).isEqualTo("PARTLY_REFUNDED");
    assertThat(payment(payer, contested).text("status")).isEqualTo("DISPUTED");
    assertThat(balance(payer)).isEqualByComparingTo("55");
    assertThat(open(payer)).isEqualByComparingTo("55");
    assertThat(postings(payer)).isEqualTo(5);
  }

  @Test
  void anEventIsTakenOverFromWhoeverDiedOverIt() {
    Member payer = desk.aMember("PAYER");
    Answer started = typed(payer, "10.00");
    List<String> events = till.events(started.text("id"));
    events.forEach(event -> rounds.claimed(event, 59));
    events.forEach(this::tell);
    String claimed = payment(payer, started).text("status");

    events.forEach(event -> rounds.claimed(event, 61));
    events.forEach(this::tell);

    assertThat(claimed).isEqualTo("PENDING");
    assertThat(payment(payer, started).text("status")).isEqualTo("SUCCEEDED");
    assertThat(balance(payer)).isEqualByComparingTo("-10");
  }

  @Test
  void unknownEventsAreStoredAndForgedOnesAreNot() {
    String unknown = "{\"id\":\"evt_unknown_1\",\"object\":\"event\",\"type\":\"topup.created\"}";
    String forged = "{\"id\":\"evt_forged_1\",\"object\":\"event\",\"type\":\"topup.created\"}";
    String signature =
        Signature.header(TestStripe.WEBHOOK_SECRET, tenants.clock().instant(), unknown);

    Answer stored = tell(unknown);
    Answer again = tell(unknown);
    Answer tampered = till.tell(tenants.acme().slug(), forged, signature);
    Answer nobody = till.tell("nobody", unknown, signature);

    assertThat(stored.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(204);
    assertThat(tampered.status()).isEqualTo(404);
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(tampered.text("detail")).isEqualTo(nobody.text("detail"));
    List<String> kept =
        books.together(
            () ->
                jdbc.sql(
                        "select id || ' ' || outcome from gateway_event where id in"
                            + " ('evt_unknown_1', 'evt_forged_1')")
                    .query(String.class)
                    .list());
    assertThat(kept).containsExactly("evt_unknown_1 IGNORED");
  }

  @Test
  void oneSuppliersEventToldToAnotherChangesNothingThere() {
    Member payer = desk.aMember("PAYER");
    Answer started = till.started(payer, "30.00", Map.of());
    till.type(started.text("checkoutUrl"), Till.GOOD);

    for (String event : till.events(started.text("id"))) {
      till.tell(
          tenants.bolt().slug(),
          event,
          Signature.header(TestStripe.WEBHOOK_SECRET, tenants.clock().instant(), event));
    }

    assertThat(payment(payer, started).text("status")).isEqualTo("PENDING");
  }

  @Test
  void othersSeeNothingAndMayNothing() {
    Member payer = desk.aMember("PAYER");
    Member viewer = desk.aMember("VIEWER");
    Member stranger = desk.aMember("HOLDER");
    Answer paid = paid(payer, "10.00", Till.GOOD, Map.of("saveMethod", true));
    Map<String, Object> asked = Map.of("amount", "10.00", "saveMethod", false);
    String foreignStaff = desk.staff(tenants.bolt(), Role.FINANCE);
    String account = "/api/v1/accounts/" + payer.accountId();
    String payment = "/api/v1/payments/" + paid.text("id");
    String unknown = "/api/v1/payments/" + UUID.randomUUID();

    for (String path :
        List.of(
            account + "/payments",
            account + "/payment-methods",
            account + "/autopay",
            payment,
            payment + "/receipt")) {
      assertThat(service.get(null, path).status()).as(path).isEqualTo(401);
      assertThat(service.get(stranger.token(), path).status()).as(path).isEqualTo(404);
      assertThat(service.get(foreignStaff, path).status()).as(path).isEqualTo(404);
    }
    assertThat(service.get(stranger.token(), payment).text("detail"))
        .isEqualTo(service.get(stranger.token(), unknown).text("detail"));
    assertThat(till.post(null, account + "/payments", "wall-0001", asked).status()).isEqualTo(401);
    assertThat(till.post(stranger.token(), account + "/payments", "wall-0001", asked).status())
        .isEqualTo(404);
    assertThat(
            till.post(desk.staff(Role.FINANCE), account + "/payments", "wall-0001", asked).status())
        .isEqualTo(403);
    assertThat(till.pay(viewer, "wall-0001", asked).status()).isEqualTo(403);
    for (String path :
        List.of("/api/v1/payment-disputes", "/api/v1/payments/attention", payment + "/refunds")) {
      assertThat(service.get(null, path).status()).as(path).isEqualTo(401);
      assertThat(service.get(payer.token(), path).status()).as(path).isEqualTo(403);
    }
    assertThat(till.post(payer.token(), payment + "/refunds", "wall-0002", refund("1.00")).status())
        .isEqualTo(403);
    assertThat(
            till.post(
                    desk.staff(Role.CUSTOMER_SERVICE),
                    payment + "/refunds",
                    "wall-0002",
                    refund("1.00"))
                .status())
        .isEqualTo(403);
    assertThat(till.post(foreignStaff, payment + "/refunds", "wall-0002", refund("1.00")).status())
        .isEqualTo(404);
    assertThat(service.delete(stranger.token(), methods(stranger) + "/" + method(payer)).status())
        .isEqualTo(404);
    assertThat(
            service
                .put(
                    stranger.token(),
                    "/api/v1/accounts/" + stranger.accountId() + "/autopay",
                    Map.of("enabled", true, "methodId", method(payer), "version", 0))
                .status())
        .isEqualTo(422);
  }

  private static Map<String, Object> refund(String amount) {
    return Map.of("amount", amount, "reason", "Paid twice");
  }

  /** A payment that went through, of which the service was told. */
  private Answer paid(Member payer, String amount, String card, Map<String, ?> more) {
    Answer started = till.started(payer, amount, new HashMap<>(more));
    till.type(started.text("checkoutUrl"), card);
    tellAll(started);
    Answer paid = payment(payer, started);
    assertThat(paid.text("status")).isEqualTo("SUCCEEDED");
    return paid;
  }

  private UUID bill(Member payer, String amount) {
    return books.bill(
        UUID.randomUUID(), UUID.fromString(payer.accountId()), supplier(), new BigDecimal(amount));
  }

  /** A month ago, so that what it asks for is due. */
  private java.time.LocalDate supplier() {
    return books.together(() -> supplier.today().minusDays(30));
  }

  private void tellAll(Answer payment) {
    till.events(payment.text("id")).forEach(this::tell);
    String intent = intentOf(payment);
    if (!intent.isEmpty()) {
      till.events(intent).forEach(this::tell);
    }
  }

  private Answer tell(String event) {
    Answer taken = till.tell(event, tenants.clock().instant());
    assertThat(taken.status()).as(taken.body()).isEqualTo(204);
    return taken;
  }

  private String sessionOf(Answer payment) {
    String url = payment.text("checkoutUrl");
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private String intentOf(Answer payment) {
    return books.together(
        () ->
            jdbc.sql("select coalesce(intent, '') from card_payment where id = :id")
                .param("id", UUID.fromString(payment.text("id")))
                .query(String.class)
                .single());
  }

  private Answer payment(Member payer, Answer started) {
    Answer payment = service.get(payer.token(), "/api/v1/payments/" + started.text("id"));
    assertThat(payment.status()).as(payment.body()).isEqualTo(200);
    return payment;
  }

  private static String payments(Member payer) {
    return "/api/v1/accounts/" + payer.accountId() + "/payments";
  }

  private static String methods(Member payer) {
    return "/api/v1/accounts/" + payer.accountId() + "/payment-methods";
  }

  private String method(Member payer) {
    return service.get(payer.token(), methods(payer)).json().path(0).path("id").asString("");
  }

  private BigDecimal balance(Member payer) {
    return books.together(() -> ledger.balance(UUID.fromString(payer.accountId())));
  }

  private BigDecimal open(Member payer) {
    return books.together(
        () ->
            items.of(UUID.fromString(payer.accountId())).stream()
                .map(OpenItem::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private int postings(Member payer) {
    return books.together(
        () ->
            jdbc.sql("select count(distinct transaction_id) from ledger_leg where account_id = :a")
                .param("a", UUID.fromString(payer.accountId()))
                .query(Integer.class)
                .single());
  }
}
