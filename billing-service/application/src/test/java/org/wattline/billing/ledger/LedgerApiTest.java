package org.wattline.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LedgerApiTest {
  private static final String REPORTS = "/api/v1/ledger/";

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Books books;
  private String finance;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    books = new Books(ledger, items, transactions, tenants.acme());
    finance = desk.staff(Role.FINANCE);
  }

  @Test
  void aStatementShowsTheBalanceAfterEveryLineHoweverItIsPaged() {
    UUID account = anAccount();
    books.bill(account, "2026-01-01", "100.00");
    books.pay(account, "2026-01-20", "30.00");
    books.bill(account, "2026-02-01", "50.00");
    // entered last, and counts from before the others
    books.pay(account, "2025-12-15", "20.00");

    List<String> lines = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          service.get(
              finance, "/api/v1/accounts/" + account + "/statement?limit=3&cursor=" + cursor);
      for (JsonNode line : page.json().path("items")) {
        lines.add(
            line.path("effectiveDate").asString()
                + " "
                + line.path("amount").decimalValue().stripTrailingZeros().toPlainString()
                + " "
                + line.path("balance").decimalValue().stripTrailingZeros().toPlainString());
      }
      cursor = page.text("next");
    } while (!cursor.isEmpty() && !cursor.equals("null"));

    assertThat(lines)
        .containsExactly(
            "2026-02-01 50 100", "2026-01-20 -30 50", "2026-01-01 100 80", "2025-12-15 -20 -20");
  }

  @Test
  void aBalanceSaysWhatIsOverdueAndWhatFallsDueNext() {
    UUID account = anAccount();
    LocalDate today = LocalDate.ofInstant(tenants.clock().instant(), tenants.acme().zone());
    books.bill(UUID.randomUUID(), account, today.minusDays(30), new BigDecimal("40.00"));
    books.bill(UUID.randomUUID(), account, today, new BigDecimal("25.00"));
    books.pay(account, today.toString(), "10.00");

    Answer balance = service.get(finance, "/api/v1/accounts/" + account + "/balance");

    assertThat(balance.json().path("balance").decimalValue()).isEqualByComparingTo("55");
    assertThat(balance.json().path("overdue").decimalValue()).isEqualByComparingTo("30");
    assertThat(balance.text("nextDueOn")).isEqualTo(today.plusDays(14).toString());
    assertThat(balance.json().path("nextDue").decimalValue()).isEqualByComparingTo("25");
    Answer open = service.get(finance, "/api/v1/accounts/" + account + "/open-items");
    assertThat(open.json().size()).isEqualTo(2);
    assertThat(open.json().path(0).path("open").decimalValue()).isEqualByComparingTo("30");
    assertThat(open.json().path(0).path("payments").size()).isEqualTo(1);
    assertThat(open.json().path(0).path("bill").isNull()).isTrue();
  }

  @Test
  void aCreditNoteIsListedAndASettledBillOnlyWhereAsked() {
    UUID account = anAccount();
    books.bill(account, "2026-01-01", "100.00");
    books.bill(account, "2026-01-10", "-130.00");

    Answer open = service.get(finance, "/api/v1/accounts/" + account + "/open-items");
    Answer all = service.get(finance, "/api/v1/accounts/" + account + "/open-items?settled=true");

    assertThat(open.json().size()).isEqualTo(1);
    assertThat(open.json().path(0).path("open").decimalValue()).isEqualByComparingTo("-30");
    assertThat(all.json().size()).isEqualTo(2);
  }

  @Test
  void reportsOfAPastDayDoNotChangeAndWhatWasKnownThenCanBeAsked() {
    TenantEntry fresh = tenants.create("ledger" + UUID.randomUUID().toString().substring(0, 6));
    try {
      Books own = new Books(ledger, items, transactions, fresh);
      String token = desk.staff(fresh, Role.FINANCE);
      UUID account = anAccountOf(fresh);
      own.bill(account, "2026-01-01", "100.00");
      own.bill(account, "2026-02-01", "60.00");
      Instant known = own.together(() -> tenants.clock().instant());
      tenants.clock().advance(Duration.ofSeconds(2));
      UUID late = own.pay(account, "2026-01-20", "70.00");
      own.giveBack(UUID.randomUUID(), late, account, LocalDate.of(2026, 3, 1), BigDecimal.TEN);

      // due 15 January and 15 February
      assertAging(token, "?asOf=2026-01-31", "30", "0", "0", "30");
      assertAging(token, "?asOf=2026-02-20", "60", "30", "0", "90");
      assertAging(token, "?asOf=2026-03-01", "60", "40", "0", "100");
      assertAging(token, "?asOf=2026-02-20&knownAt=" + known, "60", "100", "0", "160");
      for (String day :
          List.of("2025-12-31", "2026-01-10", "2026-01-20", "2026-02-01", "2026-03-02")) {
        Answer trial = service.get(token, REPORTS + "trial-balance?asOf=" + day);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal receivables = BigDecimal.ZERO;
        for (JsonNode line : trial.json().path("lines")) {
          sum = sum.add(line.path("balance").decimalValue());
          if (line.path("gl").asString().equals("RECEIVABLES")) {
            receivables = line.path("balance").decimalValue();
          }
        }
        assertThat(sum).isEqualByComparingTo("0");
        assertThat(trial.json().path("openItems").decimalValue())
            .as(day)
            .isEqualByComparingTo(receivables);
      }
      Answer accounts = service.get(token, REPORTS + "aged-receivables/accounts?asOf=2026-02-20");
      assertThat(accounts.json().path("items").size()).isEqualTo(1);
      assertThat(accounts.json().path("items").path(0).path("aging").path("total").decimalValue())
          .isEqualByComparingTo("90");
    } finally {
      tenants.remove(fresh);
    }
  }

  private void assertAging(
      String token,
      String query,
      String days1To30,
      String days31To60,
      String inCredit,
      String total) {
    Answer aged = service.get(token, REPORTS + "aged-receivables" + query);
    JsonNode aging = aged.json().path("aging");
    assertThat(aging.path("total").decimalValue()).as(aged.body()).isEqualByComparingTo(total);
    assertThat(aging.path("inCredit").decimalValue()).isEqualByComparingTo(inCredit);
    assertThat(aging.path("notDue").decimalValue().add(aging.path("days1To30").decimalValue()))
        .as(aged.body())
        .isEqualByComparingTo(days1To30);
    assertThat(aging.path("days31To60").decimalValue()).isEqualByComparingTo(days31To60);
  }

  @Test
  void theJournalShowsAllLegsOfWhatTouchesAnAccount() {
    UUID account = anAccount();
    books.bill(account, "2026-01-01", "106.00");

    Answer journal = service.get(finance, "/api/v1/accounts/" + account + "/journal");

    JsonNode legs = journal.json().path("items").path(0).path("legs");
    assertThat(legs.size()).isEqualTo(3);
    assertThat(legs.path(1).path("gl").asString()).isEqualTo("REVENUE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"balance", "statement", "open-items", "open-items?settled=true"})
  void aCustomerReadsTheirOwnBooksAndAForeignAccountIsNotThere(String what) {
    Member holder = desk.aMember("HOLDER");
    Member stranger = desk.aMember("HOLDER");
    books.bill(UUID.fromString(holder.accountId()), "2026-01-01", "12.34");
    String path = "/api/v1/accounts/" + holder.accountId() + "/" + what;
    String unknown = "/api/v1/accounts/" + UUID.randomUUID() + "/" + what;

    assertThat(service.get(holder.token(), path).status()).isEqualTo(200);
    assertThat(service.get(holder.token(), path).body()).contains("12.34");
    assertThat(service.get(null, path).status()).isEqualTo(401);
    Answer foreign = service.get(stranger.token(), path);
    Answer none = service.get(stranger.token(), unknown);
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.text("detail")).isEqualTo(none.text("detail"));
    // even when it has just been found for its own supplier's staff
    assertThat(service.get(desk.staff(tenants.acme(), Role.SUPERVISOR), path).status())
        .isEqualTo(200);
    assertThat(service.get(desk.staff(tenants.bolt(), Role.SUPERVISOR), path).status())
        .isEqualTo(404);
  }

  @Test
  void aCustomerDoesNotReadTheJournal() {
    Member holder = desk.aMember("HOLDER");
    String path = "/api/v1/accounts/" + holder.accountId() + "/journal";

    assertThat(service.get(holder.token(), path).status()).isEqualTo(403);
    assertThat(service.get(null, path).status()).isEqualTo(401);
    assertThat(service.get(desk.staff(tenants.bolt(), Role.FINANCE), path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"BILLING", "CUSTOMER_SERVICE", "FIELD_SERVICE", "CUSTOMER"})
  void reportsAreForFinanceAndThoseWhoAnswerForIt(Role role) {
    String token = role == Role.CUSTOMER ? desk.customer("reports") : desk.staff(role);

    for (String report :
        List.of("trial-balance", "aged-receivables", "aged-receivables/accounts")) {
      assertThat(service.get(token, REPORTS + report).status()).isEqualTo(403);
      assertThat(service.get(null, REPORTS + report).status()).isEqualTo(401);
      assertThat(service.get(finance, REPORTS + report).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?cursor=zzz", "?limit=0", "?limit=201", "?cursor=YR9iH2M"})
  void aCursorOrALimitThatIsNoneIsRefused(String query) {
    UUID account = anAccount();

    assertThat(service.get(finance, "/api/v1/accounts/" + account + "/statement" + query).status())
        .isEqualTo(422);
  }

  private UUID anAccount() {
    return UUID.fromString(desk.anAccount(desk.aCustomer("Books")).text("id"));
  }

  private UUID anAccountOf(TenantEntry supplier) {
    String clerk = desk.staff(supplier, Role.CUSTOMER_SERVICE);
    Answer customer = service.post(clerk, "/api/v1/customers", desk.aPerson("Fresh"));
    assertThat(customer.status()).as(customer.body()).isEqualTo(201);
    Answer account =
        service.post(
            clerk,
            "/api/v1/accounts",
            Map.of("customerId", customer.text("id"), "delivery", "EMAIL"));
    assertThat(account.status()).as(account.body()).isEqualTo(201);
    return UUID.fromString(account.text("id"));
  }
}
