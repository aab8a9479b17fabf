package org.wattline.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.stripe.Client.Answer;
import tools.jackson.databind.JsonNode;

class StripeStandInTest {
  private static final String KEY = "sk_test_local_acme";
  private StripeStandIn standIn = start(null, null);
  private Client client = new Client(standIn.url(), KEY);

  private static StripeStandIn start(@Nullable Path folder, @Nullable String webhooks) {
    return StripeStandIn.start(
        new StripeStandIn.Settings(0, null, folder, webhooks, "whsec_test", Clock.systemUTC()));
  }

  @BeforeEach
  void speak() {
    client = new Client(standIn.url(), KEY);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void everyObjectHasTheShapeThatStripeDescribes() {
    Description description = Description.read();
    JsonNode keeping = session("payment_intent_data[setup_future_usage]", "off_session");
    client.pay(keeping, "4242424242424242");
    client.pay(session(), "4000000000000002");
    JsonNode asked = session();
    client.pay(asked, "4000000000003220");
    client.pay(session(), "4000000000000259");
    client.pay(session(), "4000000000001976");
    client.post("/v1/checkout/sessions/" + session().path("id").asString() + "/expire", null);
    client.pay(setup(), "4242424242424242");
    client.pay(setup(), "4000000000000002");
    String paid = intentOf(keeping);
    client.post("/v1/refunds", null, "payment_intent", paid, "amount", "100");
    client.post(
        "/v1/webhook_endpoints", null, "url", "http://127.0.0.1:1/", "enabled_events[]", "*");

    List<String> faults = new ArrayList<>();
    int seen = 0;
    for (String kind :
        List.of(
            "customers customer",
            "payment_methods payment_method",
            "payment_intents payment_intent",
            "setup_intents setup_intent",
            "checkout/sessions checkout.session",
            "charges charge",
            "refunds refund",
            "disputes dispute",
            "events event",
            "balance_transactions balance_transaction",
            "webhook_endpoints webhook_endpoint")) {
      String[] where = kind.split(" ");
      JsonNode all = client.get("/v1/" + where[0] + "?limit=100").json().path("data");
      assertThat(all.size()).as(kind).isPositive();
      for (JsonNode one : all) {
        faults.addAll(description.faults(where[1], one));
        if (where[1].equals("event")) {
          JsonNode of = one.path("data").path("object");
          faults.addAll(description.faults(of.path("object").asString(), of));
        }
        seen++;
      }
    }

    assertThat(seen).isGreaterThan(40);
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4242 4242 4242 4242, complete, succeeded,",
    "5555555555554444, complete, succeeded,",
    "4000000000000002, open, requires_payment_method, generic_decline",
    "4000000000009995, open, requires_payment_method, insufficient_funds",
    "4000000000000069, open, requires_payment_method, expired_card",
    "4000000000000127, open, requires_payment_method, incorrect_cvc",
    "4000002500003155, open, requires_action,",
    "4000000000003220, open, requires_action,",
    "4000000000000259, complete, succeeded,"
  })
  void aTestCardDoesWhatStripeDocuments(
      String number, String session, String intent, @Nullable String decline) {
    JsonNode page = session();

    client.pay(page, number);

    JsonNode after =
        client
            .get("/v1/checkout/sessions/" + page.path("id").asString() + "?expand[]=payment_intent")
            .json();
    assertThat(after.path("status").asString()).isEqualTo(session);
    assertThat(after.path("payment_intent").path("status").asString()).isEqualTo(intent);
    assertThat(
            after
                .path("payment_intent")
                .path("last_payment_error")
                .path("decline_code")
                .asString(""))
        .isEqualTo(decline == null ? "" : decline);
  }

  @Test
  void aDeclinedPayerTriesAnotherCardOnTheSamePageAndTheFormTwiceChargesOnce() {
    JsonNode page = session("locale", "nl");
    Answer declined = client.pay(page, "4000000000000002");
    Answer again = client.pay(page, "4000000000009995");

    Answer done = client.pay(page, "4242424242424242");
    client.pay(page, "4242424242424242");

    assertThat(declined.body())
        .contains("Uw kaart werd geweigerd", "role=\"alert\"", "lang=\"nl\"");
    assertThat(again.body()).contains("onvoldoende saldo");
    assertThat(done.body()).contains("http://shop.example/done");
    assertThat(client.get("/v1/payment_intents").json().path("data").size()).isEqualTo(1);
    assertThat(client.get("/v1/charges?status=succeeded").json().path("data").size()).isEqualTo(1);
  }

  @Test
  void aCardOfTheRealWorldIsRefused() {
    Answer page = client.pay(session(), "4539578763621486");

    assertThat(page.body()).contains("Type one of the test cards");
  }

  @Test
  void theBankAsksAndThePayerConfirmsOrNot() {
    JsonNode refused = session();
    JsonNode confirmed = session();
    Answer question = client.pay(refused, "4000000000003220");
    client.pay(confirmed, "4000000000003220");

    Answer back = client.submit(asking(refused), "answer", "no");
    client.submit(asking(confirmed), "answer", "yes");

    assertThat(question.body()).contains("Your bank asks for confirmation");
    assertThat(back.body()).contains("confirmation failed");
    assertThat(status(refused)).isEqualTo("open");
    assertThat(status(confirmed)).isEqualTo("complete");
  }

  @Test
  void aSavedCardIsChargedWithoutThePayerUnlessItsBankAlwaysAsks() {
    JsonNode once = session("payment_intent_data[setup_future_usage]", "off_session");
    client.pay(once, "4000002500003155");
    client.submit(asking(once), "answer", "yes");
    JsonNode always = session("payment_intent_data[setup_future_usage]", "off_session");
    client.pay(always, "4000002760003184");
    client.submit(asking(always), "answer", "yes");

    Answer taken = charge(once, "k-once");
    Answer declined = charge(always, "k-always");

    assertThat(taken.text("status")).isEqualTo("succeeded");
    assertThat(declined.status()).isEqualTo(402);
    JsonNode error = declined.json().path("error");
    assertThat(error.path("code").asString()).isEqualTo("authentication_required");
    assertThat(error.path("type").asString()).isEqualTo("card_error");
    assertThat(error.path("payment_intent").path("status").asString())
        .isEqualTo("requires_payment_method");
  }

  @Test
  void theSameKeyIsAnsweredTheSameErrorsIncludedAndOtherParametersAreRefused() {
    JsonNode kept = session("payment_intent_data[setup_future_usage]", "off_session");
    client.pay(kept, "4000000000000341");
    JsonNode good = session("payment_intent_data[setup_future_usage]", "off_session");
    client.pay(good, "4242424242424242");

    Answer first = charge(good, "key-1");
    Answer same = charge(good, "key-1");
    Answer other = client.post("/v1/payment_intents", "key-1", "amount", "999", "currency", "eur");
    Answer invalid = client.post("/v1/payment_intents", "key-2", "amount", "1", "currency", "eur");
    Answer mended = client.post("/v1/payment_intents", "key-2", "amount", "100", "currency", "eur");

    assertThat(same.text("id")).isEqualTo(first.text("id"));
    assertThat(same.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().path("error").path("type").asString()).isEqualTo("idempotency_error");
    assertThat(invalid.json().path("error").path("code").asString()).isEqualTo("amount_too_small");
    assertThat(mended.status()).isEqualTo(200);
  }

  @Test
  void ofManySameKeysAtOnceOneIsWorkedOnAndTheOthersWaitOrAreTold() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        answers.add(
            threads.submit(
                () ->
                    client.post(
                        "/v1/payment_intents", "same-key", "amount", "100", "currency", "eur")));
      }
      List<String> ids = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        if (answer.get().status() == 200) {
          ids.add(answer.get().text("id"));
        } else {
          assertThat(answer.get().status()).isEqualTo(409);
        }
      }

      assertThat(ids).isNotEmpty();
      assertThat(ids.stream().distinct()).hasSize(1);
      assertThat(client.get("/v1/payment_intents").json().path("data").size()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatIsLostIsFoundAgainByItsKey() {
    standIn.fail(StripeStandIn.Fault.ANSWER_LOST);
    assertThatThrownBy(
            () -> client.post("/v1/payment_intents", "lost", "amount", "100", "currency", "eur"))
        .isInstanceOf(UncheckedIOException.class);

    client.post("/v1/payment_intents", "lost", "amount", "100", "currency", "eur");

    assertThat(client.get("/v1/payment_intents").json().path("data").size()).isEqualTo(1);
  }

  @Test
  void moneyIsGivenBackAtMostOnceAndADisputeTakesItAway() {
    JsonNode page = session();
    client.pay(page, "4242424242424242");
    String intent = intentOf(page);
    JsonNode contested = session();
    client.pay(contested, "4000000000000259");

    Answer part = client.post("/v1/refunds", null, "payment_intent", intent, "amount", "400");
    Answer tooMuch = client.post("/v1/refunds", null, "payment_intent", intent, "amount", "5601");
    client.post("/v1/refunds", null, "payment_intent", intent);
    Answer nothingLeft = client.post("/v1/refunds", null, "payment_intent", intent);

    assertThat(part.text("status")).isEqualTo("succeeded");
    assertThat(tooMuch.status()).isEqualTo(400);
    assertThat(nothingLeft.json().path("error").path("code").asString())
        .isEqualTo("charge_already_refunded");
    JsonNode dispute =
        client
            .get("/v1/disputes?payment_intent=" + intentOf(contested))
            .json()
            .path("data")
            .path(0);
    assertThat(dispute.path("status").asString()).isEqualTo("needs_response");
    assertThat(dispute.path("balance_transactions").path(0).path("amount").asLong())
        .isEqualTo(-6000);
    Answer won =
        client.post(
            "/v1/disputes/" + dispute.path("id").asString(),
            null,
            "evidence[uncategorized_text]",
            "winning_evidence");
    assertThat(won.text("status")).isEqualTo("won");
    assertThat(won.json().path("balance_transactions").size()).isEqualTo(2);
  }

  @Test
  void webhooksAreSignedAndSentAgainUntilTheyAreTaken() throws Exception {
    BlockingQueue<String[]> heard = new LinkedBlockingQueue<>();
    HttpServer listener =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    listener.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean first = heard.isEmpty();
          heard.add(
              new String[] {
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                body
              });
          exchange.sendResponseHeaders(first ? 500 : 200, -1);
          exchange.close();
        });
    listener.start();
    try (StripeStandIn sending =
        start(null, "http://127.0.0.1:" + listener.getAddress().getPort() + "/hook/{account}")) {
      new Client(sending.url(), KEY).post("/v1/customers", null, "name", "An");

      String[] once = heard.poll(10, TimeUnit.SECONDS);
      String[] twice = heard.poll(10, TimeUnit.SECONDS);

      assertThat(once).isNotNull();
      assertThat(twice).isNotNull();
      assertThat(twice[0]).isEqualTo("/hook/acme");
      assertThat(twice[2]).isEqualTo(once[2]).contains("customer.created");
      assertThat(com.stripe.net.Webhook.constructEvent(twice[2], twice[1], "whsec_test").getType())
          .isEqualTo("customer.created");
    } finally {
      listener.stop(0);
    }
  }

  @Test
  void whatWasKeptIsThereAfterARestart(@TempDir Path folder) throws IOException {
    String id;
    try (StripeStandIn first = start(folder, null)) {
      id =
          new Client(first.url(), KEY)
              .post("/v1/payment_intents", "kept", "amount", "100", "currency", "eur")
              .text("id");
    }

    try (StripeStandIn second = start(folder, null)) {
      Client again = new Client(second.url(), KEY);
      assertThat(again.get("/v1/payment_intents/" + id).status()).isEqualTo(200);
      assertThat(
              again
                  .post("/v1/payment_intents", "kept", "amount", "100", "currency", "eur")
                  .text("id"))
          .isEqualTo(id);
    }
  }

  @Test
  void oneKeySeesNothingOfAnothersAndOnlyTestKeysAreTaken() {
    String id =
        client.post("/v1/payment_intents", null, "amount", "100", "currency", "eur").text("id");

    assertThat(
            new Client(standIn.url(), "sk_test_local_bolt")
                .get("/v1/payment_intents/" + id)
                .status())
        .isEqualTo(404);
    assertThat(new Client(standIn.url(), "sk_live_abcdef").get("/v1/payment_intents").status())
        .isEqualTo(401);
    assertThat(client.post("/v1/payment_intents", null, "amount", "100", "nonsense", "1").status())
        .isEqualTo(400);
  }

  private JsonNode session(String... more) {
    List<String> form =
        new ArrayList<>(
            List.of(
                "mode", "payment",
                "success_url", "http://shop.example/done",
                "cancel_url", "http://shop.example/left",
                "customer", customer(),
                "line_items[0][quantity]", "1",
                "line_items[0][price_data][currency]", "eur",
                "line_items[0][price_data][unit_amount]", "6000",
                "line_items[0][price_data][product_data][name]", "Electricity",
                "payment_intent_data[metadata][payment]", UUID.randomUUID().toString()));
    form.addAll(List.of(more));
    Answer made = client.post("/v1/checkout/sessions", null, form.toArray(String[]::new));
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    return made.json();
  }

  private JsonNode setup() {
    return client
        .post(
            "/v1/checkout/sessions",
            null,
            "mode",
            "setup",
            "success_url",
            "http://shop.example/done",
            "customer",
            customer())
        .json();
  }

  private String customer() {
    return client.post("/v1/customers", null, "name", "An Peeters").text("id");
  }

  private String intentOf(JsonNode session) {
    return client
        .get("/v1/checkout/sessions/" + session.path("id").asString())
        .text("payment_intent");
  }

  private String status(JsonNode session) {
    return client.get("/v1/checkout/sessions/" + session.path("id").asString()).text("status");
  }

  private static String asking(JsonNode session) {
    return session.path("url").asString().replace("/c/pay/", "/c/ask/");
  }

  private Answer charge(JsonNode session, String key) {
    JsonNode intent = client.get("/v1/payment_intents/" + intentOf(session)).json();
    return client.post(
        "/v1/payment_intents",
        key,
        "amount",
        "2500",
        "currency",
        "eur",
        "customer",
        intent.path("customer").asString(),
        "payment_method",
        intent.path("payment_method").asString(),
        "off_session",
        "true",
        "confirm",
        "true");
  }
}
