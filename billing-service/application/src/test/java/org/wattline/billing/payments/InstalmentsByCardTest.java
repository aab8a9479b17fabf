package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.internal.Rounds;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** A payment arrangement and the cards of its account. */
@Tag("UC-053")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class InstalmentsByCardTest {
  @LocalServerPort int port;
  @Autowired ApplicationContext context;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;
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

  @AfterEach
  void letTheClockRun() {
    tenants.clock().reset();
  }

  @Test
  void automaticPaymentTakesEachInstalmentOnItsDayOnceAndLeavesTheBillsItCovers() {
    Member payer = desk.aMember("HOLDER");
    paid(payer, "1.00", Till.GOOD, Map.of("saveMethod", true));
    Answer on =
        service.put(
            payer.token(),
            "/api/v1/accounts/" + payer.accountId() + "/autopay",
            Map.of("enabled", true, "methodId", method(payer), "version", 0));
    bill(payer, 30, "91.00"); // the euro on account pays a part of it
    Answer agreed = agree(payer, 3, today().plusDays(2), "90.00");
    bill(payer, 20, "40.00"); // comes later, and is due as usual

    rounds.autopay();
    List<String> beforeTheDay = automatic(payer);
    tenants.clock().advance(Duration.ofDays(2));
    rounds.autopay();
    rounds.autopay();
    List<String> onTheDay = automatic(payer);

    assertThat(on.json().path("enabled").asBoolean()).isTrue();
    assertThat(agreed.status()).as(agreed.body()).isEqualTo(201);
    assertThat(beforeTheDay).containsExactly("40");
    assertThat(onTheDay).containsExactly("30", "40");
    assertThat(arrangement(payer).path("next").path("number").intValue()).isEqualTo(2);
  }

  @Test
  void whileAPersonPaysTheInstalmentNothingIsTakenForItAsWell() {
    Member payer = desk.aMember("HOLDER");
    paid(payer, "1.00", Till.GOOD, Map.of("saveMethod", true));
    service.put(
        payer.token(),
        "/api/v1/accounts/" + payer.accountId() + "/autopay",
        Map.of("enabled", true, "methodId", method(payer), "version", 0));
    bill(payer, 30, "91.00");
    agree(payer, 3, today(), "90.00");
    till.started(payer, "30.00", Map.of());

    rounds.autopay();

    assertThat(automatic(payer)).isEmpty();
  }

  @Test
  void noneIsAgreedWhileAPaymentIsContested() {
    Member payer = desk.aMember("PAYER");
    bill(payer, 30, "75.00");
    Answer started = till.started(payer, "75.00", Map.of());
    till.type(started.text("checkoutUrl"), Till.DISPUTED);
    tellAll(started);

    Answer refused = agree(payer, 3, today(), "75.00");
    String path = "/api/v1/accounts/" + payer.accountId() + "/arrangement-proposal";
    Answer toStaff = service.get(desk.staff(Role.FINANCE), path);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("code")).isEqualTo("arrangement-disputed");
    assertThat(toStaff.text("code")).isEqualTo("arrangement-disputed");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(tenants.clock().instant(), tenants.acme().zone());
  }

  private void bill(Member payer, int daysAgo, String amount) {
    books.bill(
        UUID.randomUUID(),
        UUID.fromString(payer.accountId()),
        today().minusDays(daysAgo),
        new BigDecimal(amount));
  }

  private Answer agree(Member payer, int months, LocalDate first, String total) {
    return till.post(
        payer.token(),
        "/api/v1/accounts/" + payer.accountId() + "/arrangements",
        UUID.randomUUID().toString(),
        Map.of("months", months, "firstOn", first.toString(), "total", total));
  }

  private JsonNode arrangement(Member payer) {
    return asStaff(payer, "/arrangements").json().path(0);
  }

  private Answer asStaff(Member payer, String path) {
    return service.get(desk.staff(Role.FINANCE), "/api/v1/accounts/" + payer.accountId() + path);
  }

  /** Amounts of the automatic payments, newest first. */
  private List<String> automatic(Member payer) {
    List<String> amounts = new ArrayList<>();
    asStaff(payer, "/payments")
        .json()
        .path("items")
        .forEach(
            p -> {
              if (p.path("origin").asString().equals("AUTOPAY")) {
                amounts.add(String.valueOf(p.path("amount").intValue()));
              }
            });
    return amounts;
  }

  private void paid(Member payer, String amount, String card, Map<String, ?> more) {
    Answer started = till.started(payer, amount, more);
    till.type(started.text("checkoutUrl"), card);
    tellAll(started);
  }

  private void tellAll(Answer payment) {
    till.events(payment.text("id")).forEach(this::tell);
    String intent =
        books.together(
            () ->
                jdbc.sql("select coalesce(intent, '') from card_payment where id = :id")
                    .param("id", UUID.fromString(payment.text("id")))
                    .query(String.class)
                    .single());
    if (!intent.isEmpty()) {
      till.events(intent).forEach(this::tell);
    }
  }

  private void tell(String event) {
    assertThat(till.tell(event, tenants.clock().instant()).status()).isEqualTo(204);
  }

  private String method(Member payer) {
    return service
        .get(payer.token(), "/api/v1/accounts/" + payer.accountId() + "/payment-methods")
        .json()
        .path(0)
        .path("id")
        .asString("");
  }
}
