package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

/** The lists of disputes and refunds of all accounts. */
@Tag("UC-052")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MoneyReturnListsTest {
  private static final String DISPUTES = "/api/v1/payment-disputes";
  private static final String REFUNDS = "/api/v1/payment-refunds";

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Books books;
  private Instant now;
  private Answer account;
  private String name;

  @BeforeEach
  void anAccount(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, tenants);
    books = new Books(ledger, items, transactions, tenants.acme());
    now = tenants.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    name = "Returns" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    account = desk.anAccount(desk.aCustomer(name));
  }

  @Test
  void disputesThatAreNotDecidedComeByDeadlineAPageAtATime() {
    UUID none = dispute("INQUIRY", "1.00", now, null);
    UUID later = dispute("NEEDS_RESPONSE", "2.00", now, now.plus(Duration.ofDays(9)));
    UUID first = dispute("NEEDS_RESPONSE", "3.00", now, now.plus(Duration.ofDays(2)));
    dispute("WON", "4.00", now, now.plus(Duration.ofDays(1)));

    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = finance(DISPUTES + "?order=DEADLINE&limit=1&account=" + name + cursor);
      page.json().path("items").forEach(one -> found.add(one.path("id").asString()));
      cursor =
          page.json().path("next").isNull() ? "" : "&cursor=" + page.json().path("next").asString();
    } while (!cursor.isEmpty());

    assertThat(found).containsExactly(first.toString(), later.toString(), none.toString());
  }

  @Test
  void disputesAreNarrowedByStateDayAmountAndAccount() {
    UUID old = dispute("LOST", "10.00", now.minus(Duration.ofDays(40)), null);
    UUID big = dispute("NEEDS_RESPONSE", "90.00", now, now);
    String number = account.text("number");
    LocalDate monthAgo = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(30);

    assertThat(ids(DISPUTES + "?open=false&account=" + number)).containsExactly(big, old);
    assertThat(ids(DISPUTES + "?account=" + number)).containsExactly(big);
    assertThat(ids(DISPUTES + "?status=LOST&account=" + number)).containsExactly(old);
    assertThat(ids(DISPUTES + "?open=false&to=" + monthAgo + "&account=" + number))
        .containsExactly(old);
    assertThat(ids(DISPUTES + "?open=false&from=" + monthAgo + "&account=" + number))
        .containsExactly(big);
    assertThat(ids(DISPUTES + "?open=false&least=10.01&account=" + number)).containsExactly(big);
    assertThat(ids(DISPUTES + "?open=false&most=89.99&account=" + number)).containsExactly(old);
    assertThat(ids(DISPUTES + "?open=false&account=" + number.substring(0, 9))).contains(big, old);
    assertThat(ids(DISPUTES + "?open=false&account=" + name.toUpperCase(java.util.Locale.ROOT)))
        .containsExactly(big, old);
    assertThat(ids(DISPUTES + "?open=false&account=%25" + name)).isEmpty();
  }

  @Test
  void aDisputeSaysWhoseItIsAndByWhichCard() {
    dispute("NEEDS_RESPONSE", "84.20", now, now.plus(Duration.ofDays(7)));

    JsonNode one = finance(DISPUTES + "?account=" + name).json().path("items").path(0);

    assertThat(one.path("accountId").asString()).isEqualTo(account.text("id"));
    assertThat(one.path("accountNumber").asString()).isEqualTo(account.text("number"));
    assertThat(one.path("customerName").asString()).isEqualTo("An " + name);
    assertThat(one.path("method").asString()).isEqualTo("Visa •••• 0259");
    assertThat(Instant.parse(one.path("respondBy").asString()))
        .isEqualTo(now.plus(Duration.ofDays(7)));
  }

  @Test
  void refundsOfAllPaymentsComeNewestFirstAndAreNarrowedTheSame() {
    UUID old = refund("FAILED", "10.00", now.minus(Duration.ofDays(40)));
    UUID big = refund("SUCCEEDED", "90.00", now);
    LocalDate monthAgo = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(30);

    assertThat(refundIds("?account=" + name)).containsExactly(big, old);
    assertThat(refundIds("?status=FAILED&account=" + name)).containsExactly(old);
    assertThat(refundIds("?to=" + monthAgo + "&account=" + name)).containsExactly(old);
    assertThat(refundIds("?from=" + monthAgo + "&account=" + name)).containsExactly(big);
    assertThat(refundIds("?least=10.01&account=" + name)).containsExactly(big);
    assertThat(refundIds("?most=89.99&account=" + name)).containsExactly(old);
    Answer first = finance(REFUNDS + "?limit=1&account=" + name);
    assertThat(refundIds("?limit=1&account=" + name + "&cursor=" + first.text("next")))
        .containsExactly(old);
    JsonNode one = first.json().path("items").path(0);
    assertThat(one.path("customerName").asString()).isEqualTo("An " + name);
    assertThat(one.path("accountNumber").asString()).isEqualTo(account.text("number"));
    assertThat(one.path("refund").path("reason").asString()).isEqualTo("Paid twice");
  }

  @Test
  void summariesCountAndAddUpByState() {
    BigDecimal before = sum(DISPUTES, "LOST");
    BigDecimal beforeRefunds = sum(REFUNDS, "UNKNOWN");

    dispute("LOST", "10.25", now, null);
    dispute("LOST", "1.00", now, null);
    refund("UNKNOWN", "7.75", now);
    refund("UNKNOWN", "2.00", now);

    assertThat(sum(DISPUTES, "LOST").subtract(before)).isEqualByComparingTo("11.25");
    assertThat(sum(REFUNDS, "UNKNOWN").subtract(beforeRefunds)).isEqualByComparingTo("9.75");
  }

  @Test
  void anotherSupplierSeesNothingOfThem() {
    UUID dispute = dispute("NEEDS_RESPONSE", "84.20", now, now);
    UUID refund = refund("FAILED", "10.00", now);
    String foreign = desk.staff(tenants.bolt(), Role.FINANCE);

    for (String list :
        List.of(
            DISPUTES + "?limit=200",
            DISPUTES + "?open=false&limit=200",
            REFUNDS + "?limit=200",
            DISPUTES + "?account=" + name,
            REFUNDS + "?account=" + name)) {
      Answer answer = service.get(foreign, list);
      assertThat(answer.status()).as(list).isEqualTo(200);
      assertThat(answer.body())
          .as(list)
          .doesNotContain(dispute.toString(), refund.toString(), name, account.text("id"));
    }
    assertThat(finance(DISPUTES + "?account=" + name).body()).contains(dispute.toString());
    assertThat(finance(REFUNDS + "?account=" + name).body()).contains(refund.toString());
  }

  @Test
  void customersReadNoneAndRefundsAreFinancesBusiness() {
    String customer = desk.aMember("PAYER").token();

    for (String list : List.of(DISPUTES, DISPUTES + "/summary", REFUNDS, REFUNDS + "/summary")) {
      assertThat(service.get(null, list).status()).as(list).isEqualTo(401);
      assertThat(service.get(customer, list).status()).as(list).isEqualTo(403);
      assertThat(service.get(desk.staff(Role.SUPERVISOR), list).status()).as(list).isEqualTo(200);
    }
    for (String list : List.of(REFUNDS, REFUNDS + "/summary")) {
      assertThat(service.get(desk.staff(Role.CUSTOMER_SERVICE), list).status())
          .as(list)
          .isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=1999-12-31",
        "to=%2B999999999-12-31",
        "least=-1",
        "most=1000000",
        "least=1e999999999",
        "account=%00",
        "limit=0",
        "status=MAYBE",
        "from=yesterday",
        "cursor=x"
      })
  void whatCannotBeLookedForIsRefusedWithItsReason(String asked) {
    for (String list : List.of(DISPUTES, REFUNDS)) {
      Answer answer = service.get(desk.staff(Role.FINANCE), list + "?" + asked);

      assertThat(answer.status()).as(list + " " + answer.body()).isIn(400, 422);
    }
  }

  private Answer finance(String path) {
    Answer answer = service.get(desk.staff(Role.FINANCE), path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    return answer;
  }

  private List<UUID> ids(String path) {
    List<UUID> ids = new ArrayList<>();
    finance(path)
        .json()
        .path("items")
        .forEach(one -> ids.add(UUID.fromString(one.path("id").asString())));
    return ids;
  }

  private List<UUID> refundIds(String query) {
    List<UUID> ids = new ArrayList<>();
    finance(REFUNDS + query)
        .json()
        .path("items")
        .forEach(one -> ids.add(UUID.fromString(one.path("refund").path("id").asString())));
    return ids;
  }

  private BigDecimal sum(String list, String status) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode one : finance(list + "/summary").json()) {
      sum =
          one.path("status").asString().equals(status)
              ? sum.add(one.path("amount").decimalValue())
              : sum;
    }
    return sum;
  }

  private UUID dispute(String status, String amount, Instant opened, @Nullable Instant respondBy) {
    UUID payment = payment(amount);
    UUID id = UUID.randomUUID();
    books.together(
        () ->
            jdbc.sql(
                    """
                    insert into card_dispute (id, payment_id, gateway_id, amount, status, reason, opened_at, respond_by)
                    values (:id, :payment, :gateway, :amount, :status, 'fraudulent', :opened, :respond)
                    """)
                .param("id", id)
                .param("payment", payment)
                .param("gateway", "du_" + id)
                .param("amount", new BigDecimal(amount))
                .param("status", status)
                .param("opened", Timestamp.from(opened))
                .param("respond", respondBy == null ? null : Timestamp.from(respondBy))
                .update());
    return id;
  }

  private UUID refund(String state, String amount, Instant at) {
    UUID payment = payment(amount);
    UUID id = UUID.randomUUID();
    books.together(
        () ->
            jdbc.sql(
                    """
                    insert into card_refund (id, payment_id, amount, state, reason, requested_by, requested_at, asked_at)
                    values (:id, :payment, :amount, :state, 'Paid twice', 'els', :at, :asked)
                    """)
                .param("id", id)
                .param("payment", payment)
                .param("amount", new BigDecimal(amount))
                .param("state", state)
                .param("at", Timestamp.from(at))
                // far ahead, so that nobody asks the provider about it
                .param("asked", Timestamp.from(now.plus(Duration.ofDays(9_000))))
                .update());
    return id;
  }

  private UUID payment(String amount) {
    UUID id = UUID.randomUUID();
    books.together(
        () ->
            jdbc.sql(
                    """
                    insert into card_payment (id, account_id, amount, currency, origin, save_method, state,
                      method, expires_at, requested_at, requested_by, asked_at, paid_at, paid_on)
                    values (:id, :account, :amount, 'EUR', 'CHECKOUT', false, 'SUCCEEDED',
                      'Visa •••• 0259', :at, :at, 'an', :at, :at, :on)
                    """)
                .param("id", id)
                .param("account", UUID.fromString(account.text("id")))
                .param("amount", new BigDecimal(amount))
                .param("at", Timestamp.from(now.minus(Duration.ofDays(60))))
                .param("on", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(60))
                .update());
    return id;
  }
}
