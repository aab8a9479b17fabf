package org.wattline.billing.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.ledger.Ledger;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-040")
@Tag("UC-041")
@Tag("UC-042")
@TwoTenantTest
@Import(SupplyWorld.Beans.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BillsApiTest {
  /** Ten watt-hours each quarter-hour of January: 29.76 kWh, 8.93 + 10.00 + 3.98. */
  private static final String JANUARY = "22.91";

  @LocalServerPort int port;
  @Autowired SupplyWorld world;
  @Autowired Ledger ledger;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private String billing;
  private int year;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    billing = desk.staff(Role.BILLING);
    year = LocalDate.ofInstant(tenants.clock().instant(), SupplyWorld.ZONE).getYear() - 1;
  }

  @AfterEach
  void letTheClockRun() {
    tenants.clock().reset();
  }

  /** Somebody with an agreement since January of last year, and quarter-hours up to February. */
  private record Customer(Member member, UUID agreement, UUID point) {
    UUID account() {
      return UUID.fromString(member.accountId());
    }
  }

  private Customer aCustomer() {
    Customer customer = new Customer(desk.aMember("HOLDER"), UUID.randomUUID(), UUID.randomUUID());
    world.agree(customer.agreement(), customer.account(), customer.point(), year + "-01-01", null);
    used(customer, "01", 10);
    return customer;
  }

  private void used(Customer customer, String month, long wattHours) {
    LocalDate from = LocalDate.parse(year + "-" + month + "-01");
    world.use(
        customer.point(),
        from.toString(),
        from.plusMonths(1).toString(),
        wattHours,
        // as the database keeps it
        tenants.clock().instant().truncatedTo(ChronoUnit.MICROS));
  }

  private Answer billed(Customer customer, String until) {
    return billed(customer, until, UUID.randomUUID());
  }

  private Answer billed(Customer customer, String until, UUID request) {
    return service.post(
        billing,
        "/api/v1/accounts/" + customer.account() + "/bills",
        Map.of("id", request, "until", year + "-" + until));
  }

  private BigDecimal balance(Customer customer) {
    return tenants.as(tenants.acme(), () -> ledger.balance(customer.account()));
  }

  @Test
  void aBillOpensInGroupsWithItsTaxesAndIsOwed() {
    Customer customer = aCustomer();

    Answer issued = billed(customer, "02-01");

    assertThat(issued.status()).as(issued.body()).isEqualTo(200);
    String id = issued.json().path(0).path("id").asString();
    Answer bill = service.get(customer.member().token(), "/api/v1/bills/" + id + "?language=nl");
    assertThat(bill.status()).as(bill.body()).isEqualTo(200);
    assertThat(bill.json().path("total").decimalValue()).isEqualByComparingTo(JANUARY);
    assertThat(bill.json().path("open").decimalValue()).isEqualByComparingTo(JANUARY);
    assertThat(bill.text("number")).matches("F\\d{4}-\\d{7}");
    JsonNode energy = bill.json().path("groups").path(0);
    assertThat(energy.path("group").asString()).isEqualTo("ENERGY");
    assertThat(energy.path("lines").path(0).path("name").asString()).isEqualTo("Energie");
    JsonNode part = energy.path("lines").path(0).path("parts").path(0);
    assertThat(part.path("quantity").decimalValue()).isEqualByComparingTo("29.76");
    assertThat(part.path("price").decimalValue()).isEqualByComparingTo("0.30");
    assertThat(bill.json().path("taxes").path(0).path("name").asString()).isEqualTo("Btw");
    assertThat(balance(customer)).isEqualByComparingTo(JANUARY);
    assertThat(world.closed).containsEntry(customer.point(), LocalDate.of(year, 2, 1));
  }

  @Test
  void theBooksSayWhichBillADocumentIs() {
    Customer customer = aCustomer();
    billed(customer, "02-01");

    Answer open =
        service.get(
            customer.member().token(), "/api/v1/accounts/" + customer.account() + "/open-items");

    JsonNode bill = open.json().path(0).path("bill");
    assertThat(bill.path("kind").asString()).as(open.body()).isEqualTo("INVOICE");
    assertThat(bill.path("finalBill").asBoolean()).isFalse();
    assertThat(bill.path("from").asString()).isEqualTo(year + "-01-01");
    assertThat(bill.path("to").asString()).isEqualTo(year + "-02-01");
  }

  @Test
  void aLineOpensDownToItsIntervals() {
    Customer customer = aCustomer();
    String id = billed(customer, "02-01").json().path(0).path("id").asString();

    Answer line =
        service.get(
            customer.member().token(), "/api/v1/bills/" + id + "/explanation?line=1&language=fr");
    Answer tax =
        service.get(
            customer.member().token(),
            "/api/v1/bills/" + id + "/explanation?line=vat:standard:21&language=en");

    assertThat(line.status()).as(line.body()).isEqualTo(200);
    assertThat(line.text("name")).isEqualTo("Énergie");
    assertThat(line.json().path("unrounded").decimalValue()).isEqualByComparingTo("8.928");
    assertThat(line.json().path("evidence").path(0).path("count").asInt()).isEqualTo(2976);
    assertThat(line.json().path("sentences").size()).isGreaterThan(2);
    assertThat(line.json().path("steps").path("kind").asString()).isEqualTo("product");
    assertThat(line.json().path("told").path("parts").path(0).path("sentence").asString())
        .endsWith("= 8,928");
    assertThat(tax.json().path("told").path("parts").size()).isEqualTo(2);
    assertThat(tax.json().path("amount").decimalValue()).isEqualByComparingTo("3.98");
    Answer proof = service.get(customer.member().token(), "/api/v1/bills/" + id + "/proof");
    assertThat(proof.json().path("proofs").path(0).path("rated").path("format").asString())
        .isEqualTo("wattline-rated/1");
  }

  @Test
  void theSameRequestTwiceIssuesOneBill() {
    Customer customer = aCustomer();
    UUID request = UUID.randomUUID();

    Answer first = billed(customer, "02-01", request);
    Answer second = billed(customer, "02-01", request);

    assertThat(second.json().path(0).path("id")).isEqualTo(first.json().path(0).path("id"));
    assertThat(balance(customer)).isEqualByComparingTo(JANUARY);
    assertThat(billed(customer, "02-01").json().size()).isZero();
  }

  @Test
  void aLateReadCorrectsTheMonthAndTheOldBillStaysAsItWas() {
    Customer customer = aCustomer();
    Answer first = billed(customer, "02-01");
    String original = first.json().path(0).path("id").asString();
    String before = service.get(billing, "/api/v1/bills/" + original + "/document").body();

    used(customer, "01", 20);
    Answer correction = billed(customer, "02-01");

    assertThat(correction.json().size()).as(correction.body()).isEqualTo(1);
    assertThat(correction.json().path(0).path("kind").asString()).isEqualTo("CORRECTION");
    assertThat(correction.json().path(0).path("correctionOf").asString())
        .isEqualTo(first.json().path(0).path("number").asString());
    assertThat(service.get(billing, "/api/v1/bills/" + original + "/document").body())
        .isEqualTo(before);
    // 59.52 kWh: 17.86 + 10.00 + 5.85
    assertThat(balance(customer)).isEqualByComparingTo("33.71");
    Answer old = service.get(billing, "/api/v1/bills/" + original);
    assertThat(old.json().path("correctedBy").size()).isEqualTo(1);
    String corrected = correction.json().path(0).path("id").asString();
    Answer line =
        service.get(billing, "/api/v1/bills/" + corrected + "/explanation?line=1&language=en");
    assertThat(line.json().path("before").decimalValue()).isEqualByComparingTo("8.93");
    assertThat(line.json().path("amount").decimalValue()).isEqualByComparingTo("17.86");
  }

  @Test
  void aBillCanBeWorkedOutAgainAsKnownThen() {
    Customer customer = aCustomer();
    String id = billed(customer, "02-01").json().path(0).path("id").asString();
    tenants.clock().advance(Duration.ofMinutes(1));
    used(customer, "01", 20);
    String correction = billed(customer, "02-01").json().path(0).path("id").asString();

    for (String bill : List.of(id, correction)) {
      Answer again = service.get(billing, "/api/v1/bills/" + bill + "/recomputation");
      assertThat(again.json().path("same").asBoolean()).as(again.body()).isTrue();
    }
  }

  @Test
  void aBackdatedEndGivesTheRestBack() {
    Customer customer = aCustomer();
    billed(customer, "02-01");

    world.agree(
        customer.agreement(),
        customer.account(),
        customer.point(),
        year + "-01-01",
        year + "-01-11");
    used(customer, "01", 10);
    Answer correction = billed(customer, "02-01");

    assertThat(correction.json().path(0).path("kind").asString()).isEqualTo("CORRECTION");
    // ten days: 9.6 kWh 2.88 + 3.23 + 1.28
    assertThat(balance(customer)).isEqualByComparingTo("7.39");
  }

  @Test
  void whyABillDiffersAddsUpToTheDifference() {
    Customer customer = aCustomer();
    billed(customer, "02-01");
    used(customer, "02", 30);
    String id = billed(customer, "03-01").json().path(0).path("id").asString();

    JsonNode comparison = service.get(billing, "/api/v1/bills/" + id).json().path("comparison");

    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode each : comparison.path("differences")) {
      sum = sum.add(each.path("amount").decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(comparison.path("change").decimalValue());
    assertThat(comparison.path("differences").path(0).path("kind").asString()).isEqualTo("USAGE");
    // the prices are the same in both months: what rounding leaves is no reason of its own
    assertThat(comparison.path("differences"))
        .noneMatch(each -> each.path("kind").asString().equals("PRICE"));
  }

  @Test
  void missingUsageIsToldWithItsGapAndNothingIsIssued() {
    Customer customer = aCustomer();

    Answer refused = billed(customer, "03-01");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("MISSING_USAGE", year + "-01-31T23:00:00Z");
    assertThat(balance(customer)).isZero();
  }

  @Test
  void numbersHaveNoGapsWhoeverIssuesAtTheSameTime() throws Exception {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      customers.add(aCustomer());
    }
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Customer customer : customers) {
        answers.add(threads.submit(() -> billed(customer, "02-01")));
      }
    }
    for (Future<Answer> each : answers) {
      assertThat(each.get().status()).as(each.get().body()).isEqualTo(200);
    }
    assertNoGaps();
  }

  private void assertNoGaps() throws SQLException {
    try (Connection db = tenants.connection(tenants.acme());
        Statement ask = db.createStatement();
        var row =
            ask.executeQuery(
                """
                select count(*) = max(right(number, 7)::int) and min(right(number, 7)::int) = 1
                from bill where kind = 'INVOICE'
                """)) {
      row.next();
      assertThat(row.getBoolean(1)).as("numbers are 1 to their count").isTrue();
    }
  }

  @Test
  void theDatabaseItselfRefusesASecondBillOfAPeriodAndAnyChange() throws SQLException {
    Customer customer = aCustomer();
    String id = billed(customer, "02-01").json().path(0).path("id").asString();

    for (String forbidden :
        List.of(
            "insert into billed_period select agreement_id, account_id, bill_id, service_point_id,"
                + " kind, from_day + 3, to_day + 3 from billed_period where bill_id = '"
                + id
                + "'",
            "update bill set total = 0, net = 0, tax = 0 where id = '" + id + "'",
            "delete from bill where id = '" + id + "'",
            "delete from billed_period where bill_id = '" + id + "'",
            "update bill_proof set proofs = '' where bill_id = '" + id + "'")) {
      try (Connection db = tenants.connection(tenants.acme());
          Statement change = db.createStatement()) {
        assertThatThrownBy(() -> change.execute(forbidden))
            .as(forbidden)
            .hasMessageMatching("(?s).*(billed_period_once|permission denied).*");
      }
    }
  }

  @Test
  void aRunOfAnAccountThatIsNotThereIsRefused() {
    Answer refused =
        service.post(
            desk.staff(Role.BILLING),
            "/api/v1/billing-runs",
            Map.of(
                "name",
                "January",
                "until",
                year + "-02-01",
                "dueDays",
                14,
                "accountIds",
                List.of(aCustomer().account(), UUID.randomUUID()),
                "corrections",
                true));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("accountIds", "does not exist");
  }

  @Test
  void aRunIsSelectedComputedApprovedByAnotherAndIssued() throws Exception {
    Customer good = aCustomer();
    Customer gone = aCustomer();
    Customer parked = aCustomer();
    world.agree(gone.agreement(), gone.account(), gone.point(), year + "-01-01", year + "-01-01");
    world.agree(parked.agreement(), parked.account(), UUID.randomUUID(), year + "-01-01", null);
    String maker = desk.staff(Role.BILLING);
    String other = desk.staff(Role.SUPERVISOR);

    Answer run =
        service.post(
            maker,
            "/api/v1/billing-runs",
            Map.of(
                "name",
                "January",
                "until",
                year + "-02-01",
                "dueDays",
                14,
                "accountIds",
                List.of(good.account(), gone.account(), parked.account()),
                "corrections",
                true));
    assertThat(run.status()).as(run.body()).isEqualTo(201);
    String path = "/api/v1/billing-runs/" + run.text("id");
    assertThat(service.post(maker, path + "/approval", "").status()).isEqualTo(403);
    Answer started = service.post(maker, path + "/start", "");
    assertThat(started.status()).as(started.body()).isEqualTo(200);
    await(() -> state(path).equals("PREVIEWED"));

    assertThat(service.get(other, path + "/parked").body()).contains("MISSING_USAGE");
    assertThat(service.get(other, path + "/checks").body()).contains("FIRST_BILL");
    Answer drafts = service.get(other, path + "/accounts/" + good.account() + "/bills");
    assertThat(drafts.json().path(0).path("total").decimalValue()).isEqualByComparingTo(JANUARY);
    assertThat(balance(good)).isZero();
    assertThat(service.post(maker, path + "/approval", "").status()).isEqualTo(403);
    assertThat(service.post(maker, path + "/finalisation", "").status()).isEqualTo(409);

    world.agree(parked.agreement(), parked.account(), parked.point(), year + "-01-01", null);
    service.post(maker, path + "/retries", Map.of("accountIds", List.of()));
    await(() -> state(path).equals("PREVIEWED"));
    assertThat(service.post(other, path + "/approval", "").status()).isEqualTo(200);
    service.post(maker, path + "/finalisation", "");
    await(() -> state(path).equals("FINALISED"));

    Answer done = service.get(other, path);
    assertThat(done.json().path("issued").asInt()).as(done.body()).isEqualTo(2);
    assertThat(done.json().path("nothing").asInt()).isEqualTo(1);
    assertThat(balance(good)).isEqualByComparingTo(JANUARY);
    assertThat(balance(parked)).isEqualByComparingTo(JANUARY);
    assertNoGaps();
  }

  @Test
  void aBillIssuedBetweenPreviewAndIssueParksTheAccount() throws Exception {
    Customer customer = aCustomer();
    String path = previewed(customer);
    service.post(desk.staff(Role.SUPERVISOR), path + "/approval", "");
    billed(customer, "02-01");

    service.post(billing, path + "/finalisation", "");
    await(() -> state(path).equals("FINALISED"));

    assertThat(service.get(billing, path + "/parked").body()).contains("CHANGED_MEANWHILE");
    assertThat(balance(customer)).isEqualByComparingTo(JANUARY);
  }

  @Test
  void theChunkOfAWorkerThatDiedIsTakenOver() throws Exception {
    Customer customer = aCustomer();
    String path = previewed(customer);
    service.post(desk.staff(Role.SUPERVISOR), path + "/approval", "");
    String run = path.substring(path.lastIndexOf('/') + 1);
    try (Connection db = tenants.connection(tenants.acme());
        Statement change = db.createStatement()) {
      // what a worker leaves behind that was killed while it issued
      change.executeUpdate("update billing_run set state = 'FINALISING' where id = '" + run + "'");
      change.executeUpdate(
          "insert into billing_chunk (run_id, phase, no, accounts, state, worker, leased_until,"
              + " attempts) values ('"
              + run
              + "', 'FINALISE', 1, array['"
              + customer.account()
              + "'::uuid], 'LEASED', 'dead', now() - interval '1 second', 1)");
    }

    service.post(billing, path + "/pause", "");
    service.post(billing, path + "/resumption", "");
    await(() -> state(path).equals("FINALISED"));

    assertThat(balance(customer)).isEqualByComparingTo(JANUARY);
  }

  private String previewed(Customer customer) throws InterruptedException {
    Answer run =
        service.post(
            billing,
            "/api/v1/billing-runs",
            Map.of(
                "name",
                "One",
                "until",
                year + "-02-01",
                "dueDays",
                14,
                "accountIds",
                List.of(customer.account()),
                "corrections",
                true));
    String path = "/api/v1/billing-runs/" + run.text("id");
    service.post(billing, path + "/start", "");
    await(() -> state(path).equals("PREVIEWED"));
    return path;
  }

  private String state(String path) {
    return service.get(billing, path).text("state");
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 600 && !done.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/explanation?line=1", "/proof", "/document"})
  void aForeignBillIsAnsweredLikeAnUnknownOne(String part) {
    Customer owner = aCustomer();
    Customer stranger = aCustomer();
    String id = billed(owner, "02-01").json().path(0).path("id").asString();
    String path = "/api/v1/bills/" + id + part;

    Answer foreign = service.get(stranger.member().token(), path);
    Answer unknown =
        service.get(stranger.member().token(), "/api/v1/bills/" + UUID.randomUUID() + part);

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("detail")).isEqualTo(unknown.text("detail"));
    assertThat(service.get(null, path).status()).isEqualTo(401);
    assertThat(service.get(owner.member().token(), path).status()).isEqualTo(200);
    assertThat(service.get(desk.staff(tenants.bolt(), Role.SUPERVISOR), path).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CUSTOMER", "CUSTOMER_SERVICE", "FINANCE", "FIELD_SERVICE"})
  void whoeverIsNotToBillIssuesNothing(Role role) {
    Customer customer = aCustomer();
    String token = role == Role.CUSTOMER ? customer.member().token() : desk.staff(role);

    Answer issue =
        service.post(
            token,
            "/api/v1/accounts/" + customer.account() + "/bills",
            Map.of("id", UUID.randomUUID(), "until", year + "-02-01"));
    Answer run =
        service.post(
            token,
            "/api/v1/billing-runs",
            Map.of(
                "name",
                "No",
                "until",
                year + "-02-01",
                "dueDays",
                14,
                "accountIds",
                List.of(),
                "corrections",
                true));

    assertThat(issue.status()).isEqualTo(403);
    assertThat(run.status()).isEqualTo(403);
    assertThat(service.get(customer.member().token(), "/api/v1/billing-runs").status())
        .isEqualTo(403);
    assertThat(service.get(customer.member().token(), "/api/v1/bills").status()).isEqualTo(403);
  }

  @Test
  void aForeignAccountsBillsAreNotThere() {
    Customer owner = aCustomer();
    Customer stranger = aCustomer();
    billed(owner, "02-01");
    String path = "/api/v1/accounts/" + owner.account() + "/bills";

    assertThat(service.get(owner.member().token(), path).json().path("items").size()).isEqualTo(1);
    assertThat(service.get(stranger.member().token(), path).status()).isEqualTo(404);
    assertThat(service.get(desk.staff(tenants.bolt(), Role.BILLING), path).status()).isEqualTo(404);
  }
}
