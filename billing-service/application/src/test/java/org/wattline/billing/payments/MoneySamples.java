package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.bills.SupplyWorld;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.payments.bank.CamtText;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that move money, each ready to be sent: of every operation that moves any. */
final class MoneySamples {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int BUSY_SECONDS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final TwoTenants tenants;
  private final Service service;
  private final Desk desk;
  private final Till till;
  private final Books books;
  private final SupplyWorld world;
  private final String finance;
  private final String billing;

  MoneySamples(int port, TwoTenants tenants, Books books, SupplyWorld world) {
    this.port = port;
    this.tenants = tenants;
    this.books = books;
    this.world = world;
    this.service = new Service(port);
    this.desk = new Desk(service, tenants);
    this.till = new Till(port, tenants.acme().slug());
    this.finance = desk.staff(Role.FINANCE);
    this.billing = desk.staff(Role.BILLING);
  }

  /** A request as it is sent. */
  record Call(
      String token, String path, @Nullable String key, String contentType, @Nullable Object body) {
    Call with(Object otherBody) {
      return new Call(token, path, key, contentType, otherBody);
    }
  }

  /**
   * One thing wanted.
   *
   * @param changed the same key with another content; null where there is no content
   * @param refusal how that is answered: a problem's type
   */
  record Sample(Call call, @Nullable Call changed, String refusal, Runnable settled) {}

  /** How a sample of an operation is made, under a key. */
  interface Maker {
    Sample make(MoneySamples samples, String key);
  }

  /** Every operation that moves money. */
  static final Map<String, Maker> OF =
      Map.ofEntries(
          Map.entry("POST /api/v1/accounts/{accountId}/payments", MoneySamples::payment),
          Map.entry("POST /api/v1/accounts/{accountId}/payment-methods", MoneySamples::savedMethod),
          Map.entry("POST /api/v1/accounts/{accountId}/arrangements", MoneySamples::arrangement),
          Map.entry("POST /api/v1/payments/{id}/refunds", MoneySamples::refund),
          Map.entry("POST /api/v1/bank/files", MoneySamples::bankFile),
          Map.entry("POST /api/v1/bank/entries/{id}/match", MoneySamples::match),
          Map.entry("POST /api/v1/bank/entries/{id}/return", MoneySamples::bankReturn),
          Map.entry("POST /api/v1/bank/entries/{id}/hand-over", MoneySamples::handOver),
          Map.entry("POST /api/v1/bank/entries/{id}/undo", MoneySamples::undo),
          Map.entry("POST /api/v1/accounts/{accountId}/bills", MoneySamples::bill),
          Map.entry("POST /api/v1/billing-runs/{id}/finalisation", MoneySamples::finalisation));

  private static final String REUSED = "idempotency-key-reused";
  private static final String CHANGED = "changed-meanwhile";

  private Sample payment(String key) {
    Member payer = desk.aMember("PAYER");
    Call call =
        json(
            payer.token(),
            "/api/v1/accounts/" + payer.accountId() + "/payments",
            key,
            Map.of("amount", "12.34", "saveMethod", false));
    return new Sample(
        call, call.with(Map.of("amount", "12.35", "saveMethod", false)), REUSED, () -> {});
  }

  private Sample savedMethod(String key) {
    Member payer = desk.aMember("PAYER");
    Call call =
        json(
            payer.token(),
            "/api/v1/accounts/" + payer.accountId() + "/payment-methods",
            key,
            Map.of());
    return new Sample(call, call.with(Map.of("returnPath", "/elsewhere")), REUSED, () -> {});
  }

  private Sample arrangement(String key) {
    Member payer = desk.aMember("PAYER");
    LocalDate today = LocalDate.ofInstant(tenants.clock().instant(), tenants.acme().zone());
    books.bill(
        UUID.randomUUID(),
        UUID.fromString(payer.accountId()),
        today.minusDays(30),
        new BigDecimal("90.00"));
    Map<String, Object> plan = Map.of("months", 3, "firstOn", today.toString(), "total", "90.00");
    Call call =
        json(payer.token(), "/api/v1/accounts/" + payer.accountId() + "/arrangements", key, plan);
    return new Sample(
        call,
        call.with(Map.of("months", 4, "firstOn", today.toString(), "total", "90.00")),
        REUSED,
        () -> {});
  }

  private Sample refund(String key) {
    Member payer = desk.aMember("PAYER");
    Answer started = till.started(payer, "50.00", Map.of());
    till.type(started.text("checkoutUrl"), Till.GOOD);
    for (String event : till.events(started.text("id"))) {
      till.tell(event, tenants.clock().instant());
    }
    Call call =
        json(
            finance,
            "/api/v1/payments/" + started.text("id") + "/refunds",
            key,
            Map.of("amount", "20.00", "reason", "Paid twice"));
    return new Sample(
        call, call.with(Map.of("amount", "21.00", "reason", "Paid twice")), REUSED, () -> {});
  }

  private Sample bankFile(String key) {
    String file = new CamtText(registered(), "S1", "2026-01-05").said("5.00", "A", "b").text();
    // its content is its key: another name changes nothing, another content is another file
    return new Sample(
        new Call(finance, "/api/v1/bank/files?name=bank.xml", null, "application/xml", file),
        null,
        "",
        () -> {});
  }

  private Sample match(String key) {
    String entry = entries("40.00").getFirst();
    Call call = entry(entry, "match", Map.of("accountId", anAccount(), "version", 0));
    return new Sample(
        call, call.with(Map.of("accountId", anAccount(), "version", 0)), CHANGED, () -> {});
  }

  private Sample bankReturn(String key) {
    List<String> entries = entries("40.00", "40.00", "-40.00");
    String out = entries.stream().filter(e -> amount(e).signum() < 0).findFirst().orElseThrow();
    List<String> in = entries.stream().filter(e -> amount(e).signum() > 0).toList();
    Call call = entry(out, "return", Map.of("returnOf", in.getFirst(), "version", 0));
    return new Sample(
        call, call.with(Map.of("returnOf", in.getLast(), "version", 0)), CHANGED, () -> {});
  }

  private Sample handOver(String key) {
    Call call =
        entry(entries("40.00").getFirst(), "hand-over", Map.of("reason", "grant", "version", 0));
    return new Sample(
        call, call.with(Map.of("reason", "another", "version", 0)), CHANGED, () -> {});
  }

  private Sample undo(String key) {
    String entry = entries("40.00").getFirst();
    Call match = entry(entry, "match", Map.of("accountId", anAccount(), "version", 0));
    assertThat(send(match, false).status()).isEqualTo(200);
    Call call = entry(entry, "undo", Map.of("reason", "not theirs", "version", 1));
    return new Sample(
        call, call.with(Map.of("reason", "another", "version", 1)), CHANGED, () -> {});
  }

  private Sample bill(String key) {
    UUID account = aSupply();
    String id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    Call call =
        json(
            billing,
            "/api/v1/accounts/" + account + "/bills",
            null,
            Map.of("id", id, "until", year() + "-02-01"));
    return new Sample(
        call, call.with(Map.of("id", id, "until", year() + "-01-31")), REUSED, () -> {});
  }

  private Sample finalisation(String key) {
    UUID account = aSupply();
    Answer run =
        service.post(
            billing,
            "/api/v1/billing-runs",
            Map.of(
                "name",
                "January",
                "until",
                year() + "-02-01",
                "dueDays",
                14,
                "accountIds",
                List.of(account),
                "corrections",
                true));
    assertThat(run.status()).as(run.body()).isEqualTo(201);
    String path = "/api/v1/billing-runs/" + run.text("id");
    service.post(billing, path + "/start", "");
    await(path, "PREVIEWED");
    assertThat(service.post(desk.staff(Role.SUPERVISOR), path + "/approval", "").status())
        .isEqualTo(200);
    return new Sample(
        json(billing, path + "/finalisation", null, null),
        null,
        "",
        () -> await(path, "FINALISED"));
  }

  private void await(String run, String state) {
    long until = System.nanoTime() + BUSY_SECONDS * 1_000_000_000L;
    while (!service.get(billing, run).text("state").equals(state)) {
      assertThat(System.nanoTime()).as(state).isLessThan(until);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private int year() {
    return LocalDate.ofInstant(tenants.clock().instant(), SupplyWorld.ZONE).getYear() - 1;
  }

  /** An account with a January of quarter-hours that is not billed yet. */
  private UUID aSupply() {
    UUID account = UUID.fromString(desk.aMember("HOLDER").accountId());
    UUID point = UUID.randomUUID();
    world.agree(UUID.randomUUID(), account, point, year() + "-01-01", null);
    world.use(
        point,
        year() + "-01-01",
        year() + "-02-01",
        10,
        tenants.clock().instant().truncatedTo(ChronoUnit.MICROS));
    return account;
  }

  private String anAccount() {
    String account = desk.anAccount(desk.aCustomer("Money")).text("id");
    books.bill(UUID.fromString(account), "2025-12-01", "30.00");
    return account;
  }

  private String registered() {
    long body = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
    String bban = String.format(Locale.ROOT, "%010d%02d", body, body % 97 == 0 ? 97 : body % 97);
    int check = 98 - new BigInteger(bban + "111400").mod(BigInteger.valueOf(97)).intValue();
    String iban = String.format(Locale.ROOT, "BE%02d%s", check, bban);
    Answer made =
        service.post(
            finance,
            "/api/v1/bank/accounts",
            Map.of(
                "iban",
                iban,
                "bic",
                "KREDBEBB",
                "name",
                "Acme",
                "booked",
                "STATEMENT",
                "onBills",
                false));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return iban;
  }

  /** Entries of a new file that nobody has matched. */
  private List<String> entries(String... amounts) {
    CamtText text = new CamtText(registered(), "S1", "2026-01-05");
    for (String amount : amounts) {
      text.said(amount, "Unknown", "thanks");
    }
    Answer file =
        send(
            new Call(
                finance, "/api/v1/bank/files?name=bank.xml", null, "application/xml", text.text()),
            false);
    assertThat(file.status()).as(file.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    for (JsonNode entry :
        service
            .get(finance, "/api/v1/bank/entries?state=UNMATCHED&fileId=" + file.text("id"))
            .json()
            .path("items")) {
      ids.add(entry.path("id").asString());
    }
    assertThat(ids).hasSize(amounts.length);
    return ids;
  }

  private BigDecimal amount(String entry) {
    return service
        .get(finance, "/api/v1/bank/entries/" + entry)
        .json()
        .path("amount")
        .decimalValue();
  }

  private Call entry(String id, String what, Map<String, ?> body) {
    return json(finance, "/api/v1/bank/entries/" + id + "/" + what, null, body);
  }

  private static Call json(String token, String path, @Nullable String key, @Nullable Object body) {
    return new Call(token, path, key, "application/json", body);
  }

  /** The same request by another supplier's supervisor, who has every role there. */
  Answer sendFromBolt(Call call) {
    return send(
        new Call(
            desk.staff(tenants.bolt(), Role.SUPERVISOR),
            call.path(),
            call.key(),
            call.contentType(),
            call.body()),
        false);
  }

  /** Sends it; where it is cut, the answer gets lost after all is done. */
  Answer send(Call call, boolean cut) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + call.path()))
            .header("Authorization", "Bearer " + call.token())
            .header("Content-Type", call.contentType());
    if (call.key() != null) {
      request.header("Idempotency-Key", call.key());
    }
    if (cut) {
      request.header(LostAnswers.HEADER, "yes");
    }
    String body =
        call.body() == null
            ? ""
            : call.body() instanceof String text ? text : JSON.writeValueAsString(call.body());
    try {
      HttpResponse<String> answer =
          http.send(
              request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.body());
    } catch (java.io.IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
