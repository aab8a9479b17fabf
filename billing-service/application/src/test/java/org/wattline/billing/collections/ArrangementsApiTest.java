package org.wattline.billing.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.Till;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-053")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ArrangementsApiTest {
  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Books books;
  private Till till;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, tenants);
    books = new Books(ledger, items, transactions, tenants.acme());
    till = new Till(port, tenants.acme().slug());
  }

  @AfterEach
  void letTheClockRun() {
    tenants.clock().reset();
  }

  @Test
  void aPayerSeesThePlansAgreesOneAndOwesItsInstalmentsOnly() {
    Member payer = desk.aMember("PAYER");
    bill(payer, 60, "100.00");
    bill(payer, 5, "58.61");
    LocalDate first = today().plusDays(10);

    Answer proposal = service.get(payer.token(), proposal(payer) + "?firstOn=" + first);
    Answer agreed = agree(payer.token(), payer, 6, first, "158.61");

    assertThat(proposal.status()).as(proposal.body()).isEqualTo(200);
    assertThat(proposal.json().path("total").decimalValue()).isEqualByComparingTo("158.61");
    assertThat(proposal.json().path("covers").size()).isEqualTo(2);
    List<Integer> months = new ArrayList<>();
    proposal.json().path("plans").forEach(plan -> months.add(plan.path("months").intValue()));
    assertThat(months).containsExactly(2, 3, 4, 5, 6);
    assertThat(agreed.status()).as(agreed.body()).isEqualTo(201);
    assertThat(agreed.text("status")).isEqualTo("KEPT");
    assertThat(amounts(agreed.json()))
        .containsExactly("26.44", "26.44", "26.44", "26.43", "26.43", "26.43");
    assertThat(agreed.json().path("next").path("dueOn").asString()).isEqualTo(first.toString());
    JsonNode balance = balance(payer);
    assertThat(balance.path("balance").decimalValue()).isEqualByComparingTo("158.61");
    assertThat(balance.path("overdue").decimalValue()).isEqualByComparingTo("0");
    assertThat(balance.path("nextDueOn").asString()).isEqualTo(first.toString());
    assertThat(balance.path("nextDue").decimalValue()).isEqualByComparingTo("26.44");
    assertThat(
            service
                .get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + payer.accountId())
                .body())
        .contains("arrangement-agreed", "158.61");
  }

  @Test
  void anInstalmentThatIsMissedIsOverdueThenAllIsDueAgainAndLaterBillsAreDueAsUsual() {
    Member payer = desk.aMember("HOLDER");
    bill(payer, 60, "90.00");
    LocalDate first = today().plusDays(1);
    agree(payer.token(), payer, 3, first, "90.00");
    bill(payer, 0, "40.00"); // due in two weeks, and not covered

    tenants.clock().advance(Duration.ofDays(2));
    JsonNode late = running(payer);
    JsonNode whileLate = balance(payer);
    books.pay(account(payer), first.toString(), "10.00");
    JsonNode part = running(payer);
    tenants.clock().advance(Duration.ofDays(7));
    JsonNode broken = running(payer);
    JsonNode whenBroken = balance(payer);

    assertThat(late.path("status").asString()).isEqualTo("LATE");
    assertThat(whileLate.path("overdue").decimalValue()).isEqualByComparingTo("30");
    assertThat(whileLate.path("nextDue").decimalValue()).isEqualByComparingTo("40");
    assertThat(part.path("paid").decimalValue()).isEqualByComparingTo("10");
    assertThat(part.path("next").path("open").decimalValue()).isEqualByComparingTo("20");
    assertThat(broken.path("status").asString()).isEqualTo("BROKEN");
    assertThat(broken.path("brokenOn").asString()).isEqualTo(first.plusDays(8).toString());
    assertThat(broken.path("next").isNull()).isTrue();
    assertThat(whenBroken.path("overdue").decimalValue()).isEqualByComparingTo("80");
    // another is not the customer's to have for a year; staff may agree it
    Answer again = agree(holder(payer), payer, 3, today(), "120.00");
    Answer byStaff = agree(desk.staff(Role.FINANCE), payer, 12, today(), "120.00");
    assertThat(code(again)).isEqualTo("arrangement-broken-lately");
    assertThat(byStaff.status()).as(byStaff.body()).isEqualTo(201);
    assertThat(byStaff.json().path("byStaff").asBoolean()).isTrue();
  }

  @Test
  void whatComesInPaysTheInstalmentsInTheirOrderAndTheLastCompletesIt() {
    Member payer = desk.aMember("HOLDER");
    bill(payer, 60, "60.00");
    LocalDate today = today();
    agree(payer.token(), payer, 3, today, "60.00");

    UUID early = books.pay(account(payer), today.toString(), "45.00");
    JsonNode ahead = running(payer);
    books.pay(account(payer), today.toString(), "15.00");
    JsonNode done = running(payer);
    books.giveBack(UUID.randomUUID(), early, account(payer), today, new BigDecimal("45.00"));
    JsonNode reopened = running(payer);

    assertThat(ahead.path("status").asString()).isEqualTo("KEPT");
    assertThat(ahead.path("next").path("number").intValue()).isEqualTo(3);
    assertThat(ahead.path("next").path("open").decimalValue()).isEqualByComparingTo("15");
    assertThat(done.path("status").asString()).isEqualTo("COMPLETED");
    // what came back is owed again, by the same instalments
    assertThat(reopened.path("status").asString()).isEqualTo("KEPT");
    assertThat(reopened.path("next").path("open").decimalValue()).isEqualByComparingTo("5");
  }

  @Test
  void aReplayIsAnsweredAlikeAndTheSameKeyForAnotherPlanIsRefused() {
    Member payer = desk.aMember("PAYER");
    bill(payer, 30, "100.00");
    Map<String, Object> three = plan(3, today(), "100.00");

    Answer once = till.post(payer.token(), arrangements(payer), "arrange-0001", three);
    Answer again = till.post(payer.token(), arrangements(payer), "arrange-0001", three);
    Answer other =
        till.post(payer.token(), arrangements(payer), "arrange-0001", plan(4, today(), "100.00"));

    assertThat(once.status()).as(once.body()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(once.json());
    assertThat(other.status()).isEqualTo(422);
    assertThat(service.get(payer.token(), arrangements(payer)).json().size()).isEqualTo(1);
  }

  @Test
  void ofSeveralAtOnceOneIsAgreedAndTheOthersAreToldSo() throws Exception {
    Member payer = desk.aMember("HOLDER");
    bill(payer, 30, "100.00");
    List<Answer> answers = new ArrayList<>();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int months = 2; months <= 6; months++) {
        int wanted = months;
        sent.add(callers.submit(() -> agree(payer.token(), payer, wanted, today(), "100.00")));
      }
      for (Future<Answer> one : sent) {
        answers.add(one.get());
      }
    }

    assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() == 409))
        .hasSize(4)
        .allSatisfy(refused -> assertThat(code(refused)).isEqualTo("arrangement-running"));
    assertThat(service.get(payer.token(), arrangements(payer)).json().size()).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsReason() {
    Member payer = desk.aMember("PAYER");
    Answer nothing = service.get(payer.token(), proposal(payer));
    bill(payer, 30, "19.99");
    Answer small = service.get(payer.token(), proposal(payer));
    bill(payer, 30, "20.00");
    LocalDate today = today();

    Answer changed = agree(payer.token(), payer, 2, today, "19.99");
    Answer many = agree(payer.token(), payer, 4, today, "39.99");
    Answer yesterday = agree(payer.token(), payer, 2, today.minusDays(1), "39.99");
    Answer late = agree(payer.token(), payer, 2, today.plusDays(32), "39.99");
    Answer one = agree(payer.token(), payer, 1, today, "39.99");
    Answer last = agree(payer.token(), payer, 3, today.plusDays(31), "39.99");

    assertThat(code(nothing)).isEqualTo("arrangement-nothing-owed");
    assertThat(code(small)).isEqualTo("arrangement-too-small");
    assertThat(changed.status()).isEqualTo(409);
    assertThat(code(changed)).isEqualTo("arrangement-owed-changed");
    assertThat(many.status()).isEqualTo(422);
    assertThat(many.body()).contains("arrangement-months", "[\"2\",\"3\"]");
    assertThat(yesterday.body()).contains("arrangement-first-day");
    assertThat(late.body()).contains("arrangement-first-day");
    assertThat(one.status()).isEqualTo(422);
    assertThat(last.status()).as(last.body()).isEqualTo(201);
  }

  @Test
  void staffCancelWithAReasonAndTheDocumentsAreDueAsTheySay() {
    Member payer = desk.aMember("HOLDER");
    bill(payer, 60, "90.00");
    String id = agree(payer.token(), payer, 3, today(), "90.00").text("id");
    String path = arrangements(payer) + "/" + id + "/cancellation";
    String service1 = desk.staff(Role.CUSTOMER_SERVICE);

    Answer mute = service.post(service1, path, Map.of("reason", " "));
    Answer own = service.post(payer.token(), path, Map.of("reason", "no"));
    Answer field = service.post(desk.staff(Role.FIELD_SERVICE), path, Map.of("reason", "no"));
    Answer ended = service.post(service1, path, Map.of("reason", "Pays at once"));
    Answer twice = service.post(service1, path, Map.of("reason", "Again"));

    assertThat(mute.status()).isEqualTo(422);
    assertThat(own.status()).isEqualTo(403);
    assertThat(field.status()).isEqualTo(403);
    assertThat(ended.status()).as(ended.body()).isEqualTo(200);
    assertThat(ended.text("status")).isEqualTo("CANCELLED");
    assertThat(ended.json().path("end").path("reason").asString()).isEqualTo("Pays at once");
    assertThat(code(twice)).isEqualTo("arrangement-over");
    assertThat(balance(payer).path("overdue").decimalValue()).isEqualByComparingTo("90");
    assertThat(
            service
                .get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + payer.accountId())
                .body())
        .contains("arrangement-cancelled", "Pays at once");
    // the reason is the supplier's own
    assertThat(running(payer).path("end").path("reason").isNull()).isTrue();
    assertThat(running(payer).path("end").path("by").isNull()).isTrue();
  }

  @Test
  void aForeignAccountIsLikeAnUnknownOneAndAViewerOnlyLooks() {
    Member payer = desk.aMember("HOLDER");
    bill(payer, 60, "90.00");
    String id = agree(payer.token(), payer, 3, today(), "90.00").text("id");
    Member stranger = desk.aMember("HOLDER");
    Member viewer = desk.aMember("VIEWER");
    bill(viewer, 60, "90.00");
    String neighbour = desk.staff(tenants.bolt(), Role.SUPERVISOR);
    String unknown = "/api/v1/accounts/" + UUID.randomUUID();

    for (String token : List.of(stranger.token(), neighbour)) {
      for (String account : List.of("/api/v1/accounts/" + payer.accountId(), unknown)) {
        assertThat(service.get(token, account + "/arrangements").status()).isEqualTo(404);
        assertThat(service.get(token, account + "/arrangement-proposal").status()).isEqualTo(404);
        assertThat(
                till.post(
                        token,
                        account + "/arrangements",
                        UUID.randomUUID().toString(),
                        plan(2, today(), "90.00"))
                    .status())
            .isEqualTo(404);
      }
    }
    assertThat(
            service
                .post(
                    neighbour,
                    arrangements(payer) + "/" + id + "/cancellation",
                    Map.of("reason", "not mine"))
                .status())
        .isEqualTo(404);
    assertThat(
            service
                .post(
                    desk.staff(Role.FINANCE),
                    arrangements(stranger) + "/" + id + "/cancellation",
                    Map.of("reason", "another's"))
                .status())
        .isEqualTo(404);
    assertThat(service.get(viewer.token(), arrangements(viewer)).status()).isEqualTo(200);
    assertThat(service.get(viewer.token(), proposal(viewer)).status()).isEqualTo(403);
    assertThat(agree(viewer.token(), viewer, 2, today(), "90.00").status()).isEqualTo(403);
    assertThat(agree(desk.staff(Role.FIELD_SERVICE), viewer, 2, today(), "90.00").status())
        .isEqualTo(403);
    assertThat(service.get(null, arrangements(payer)).status()).isEqualTo(401);
    assertThat(running(payer).path("status").asString()).isEqualTo("KEPT");
  }

  private UUID bill(Member member, int daysAgo, String amount) {
    return books.bill(
        UUID.randomUUID(), account(member), today().minusDays(daysAgo), new BigDecimal(amount));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(tenants.clock().instant(), tenants.acme().zone());
  }

  private static UUID account(Member member) {
    return UUID.fromString(member.accountId());
  }

  private static String arrangements(Member member) {
    return "/api/v1/accounts/" + member.accountId() + "/arrangements";
  }

  private static String proposal(Member member) {
    return "/api/v1/accounts/" + member.accountId() + "/arrangement-proposal";
  }

  private static Map<String, Object> plan(int months, LocalDate first, String total) {
    return Map.of("months", months, "firstOn", first.toString(), "total", total);
  }

  private Answer agree(String token, Member member, int months, LocalDate first, String total) {
    return till.post(
        token, arrangements(member), UUID.randomUUID().toString(), plan(months, first, total));
  }

  /** The member, signed in again. */
  private String holder(Member member) {
    return desk.customer(
        "member-"
            + service
                .get(desk.staff(Role.FINANCE), "/api/v1/accounts/" + member.accountId())
                .text("number"));
  }

  private JsonNode running(Member member) {
    Answer all = service.get(holder(member), arrangements(member));
    assertThat(all.status()).as(all.body()).isEqualTo(200);
    return all.json().path(0);
  }

  private JsonNode balance(Member member) {
    return service
        .get(desk.staff(Role.FINANCE), "/api/v1/accounts/" + member.accountId() + "/balance")
        .json();
  }

  private static String code(Answer refusal) {
    return refusal.text("code");
  }

  private static List<String> amounts(JsonNode arrangement) {
    List<String> amounts = new ArrayList<>();
    arrangement
        .path("instalments")
        .forEach(i -> amounts.add(i.path("amount").decimalValue().toPlainString()));
    return amounts;
  }
}
