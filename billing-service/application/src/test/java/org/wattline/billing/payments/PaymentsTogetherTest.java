package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/** Payments that come at the same time, which are begun and booked together. */
@Tag("UC-050")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Timeout(120)
class PaymentsTogetherTest {
  private static final int PAYERS = 12;
  private static final int EACH = 4;

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private TwoTenants tenants;
  private Service service;
  private Books books;
  private Till till;
  private final List<Member> payers = new ArrayList<>();
  private final Map<Member, String> cards = new HashMap<>();

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    Desk desk = new Desk(service, tenants);
    books = new Books(ledger, items, transactions, tenants.acme());
    till = new Till(port, tenants.acme().slug());
    for (int i = 0; i < PAYERS; i++) {
      Member payer = desk.aMember("PAYER");
      payers.add(payer);
      cards.put(payer, kept(payer));
    }
  }

  /** A card that a first payment of one euro left with the provider. */
  private String kept(Member payer) {
    Answer started = till.started(payer, "1.00", Map.of("saveMethod", true));
    till.type(started.text("checkoutUrl"), Till.GOOD);
    till.events(started.text("id")).forEach(event -> till.tell(event, tenants.clock().instant()));
    return service
        .get(payer.token(), "/api/v1/accounts/" + payer.accountId() + "/payment-methods")
        .json()
        .path(0)
        .path("id")
        .asString();
  }

  @Test
  void eachIsBookedOnceAllocatedToTheOldestAndManyInOneTransaction() throws Exception {
    Map<Member, UUID> oldest = new HashMap<>();
    for (Member payer : payers) {
      bill(payer, 10, "100.00");
      oldest.put(payer, bill(payer, 40, "19.00"));
    }

    List<Answer> answers = payTogether(EACH);

    assertThat(answers).allSatisfy(a -> assertThat(a.text("status")).isEqualTo("SUCCEEDED"));
    assertThat(answers).extracting(a -> a.text("id")).doesNotHaveDuplicates();
    for (Member payer : payers) {
      // 119 billed, 1 paid before, 4 x 5 paid now: 18 of it to the older bill
      assertThat(balance(payer)).isEqualByComparingTo("98");
      assertThat(open(payer)).hasSize(1);
      assertThat(open(payer).getFirst().documentId()).isNotEqualTo(oldest.get(payer));
      assertThat(open(payer).getFirst().open()).isEqualByComparingTo("98");
    }
    assertThat(transactionsOf(answers)).isLessThan(answers.size());
    assertThat(answeredWhereBooked(answers)).isEqualTo(answers.size());
  }

  @Test
  void whoseAccountIsHeldWaitsAndTheOthersDoNot() throws Exception {
    Member held = payers.getFirst();
    List<Member> others = payers.subList(1, PAYERS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Connection holder = holding(held)) {
      Future<Answer> waiting = threads.submit(() -> pay(held));
      List<Future<Answer>> asked = new ArrayList<>();
      others.forEach(payer -> asked.add(threads.submit(() -> pay(payer))));

      for (Future<Answer> other : asked) {
        assertThat(other.get(30, TimeUnit.SECONDS).text("status")).isEqualTo("SUCCEEDED");
      }
      assertThat(waiting).isNotDone();
      holder.rollback();
      assertThat(waiting.get(30, TimeUnit.SECONDS).text("status")).isEqualTo("SUCCEEDED");
    }
    payers.forEach(payer -> assertThat(balance(payer)).isEqualByComparingTo("-6"));
  }

  @Test
  void whoseBookingIsRefusedHurtsNoneOfTheOthers() throws Exception {
    Member wrong = payers.getFirst();
    keepsItsBooksIn(wrong, "USD");

    List<Answer> answers = payTogether(1);

    assertThat(answers.getFirst().status()).isEqualTo(500);
    assertThat(answers.subList(1, PAYERS))
        .allSatisfy(answer -> assertThat(answer.text("status")).isEqualTo("SUCCEEDED"));
    for (Member payer : payers.subList(1, PAYERS)) {
      assertThat(balance(payer)).isEqualByComparingTo("-6");
    }
    assertThat(balance(wrong)).isEqualByComparingTo("-1");
  }

  /** Asks for so many payments of each payer, all at the same time. */
  private List<Answer> payTogether(int each) throws Exception {
    List<Future<Answer>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < each; i++) {
        payers.forEach(payer -> asked.add(threads.submit(() -> pay(payer))));
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> one : asked) {
      answers.add(one.get());
    }
    return answers;
  }

  private Answer pay(Member payer) {
    return till.pay(
        payer,
        UUID.randomUUID().toString(),
        Map.of(
            "amount", "5.00", "saveMethod", false, "methodId", String.valueOf(cards.get(payer))));
  }

  private UUID bill(Member payer, int daysAgo, String amount) {
    LocalDate today = LocalDate.ofInstant(tenants.clock().instant(), tenants.acme().zone());
    return books.bill(
        UUID.randomUUID(),
        UUID.fromString(payer.accountId()),
        today.minusDays(daysAgo),
        new BigDecimal(amount));
  }

  /** A transaction of somebody else's that works on the payer's account. */
  private Connection holding(Member payer) throws SQLException {
    Connection other = tenants.database().superuser();
    other.setAutoCommit(false);
    try (Statement statement = other.createStatement()) {
      statement.execute(
          "select from "
              + tenants.acme().id().databaseName()
              + ".account where id = '"
              + payer.accountId()
              + "' for no key update");
    }
    return other;
  }

  private void keepsItsBooksIn(Member payer, String currency) throws SQLException {
    try (Connection db = tenants.database().superuser();
        Statement statement = db.createStatement()) {
      statement.execute(
          "update "
              + tenants.acme().id().databaseName()
              + ".account set currency = '"
              + currency
              + "' where id = '"
              + payer.accountId()
              + "'");
    }
  }

  /** How many database transactions booked the payments. */
  private int transactionsOf(List<Answer> payments) {
    return count(
        "select count(distinct xmin::text) from ledger_transaction where id = any(:ids)", payments);
  }

  /** How many of the payments were answered by the transaction that booked them. */
  private int answeredWhereBooked(List<Answer> payments) {
    return count(
        """
        select count(*) from money_request r join ledger_transaction t on t.id = r.subject_id
         where t.id = any(:ids) and r.xmin = t.xmin and r.answer is not null
        """,
        payments);
  }

  private int count(String sql, List<Answer> payments) {
    UUID[] ids = payments.stream().map(a -> UUID.fromString(a.text("id"))).toArray(UUID[]::new);
    return books.together(() -> jdbc.sql(sql).param("ids", ids).query(Integer.class).single());
  }

  private BigDecimal balance(Member payer) {
    return books.together(() -> ledger.balance(UUID.fromString(payer.accountId())));
  }

  private List<OpenItem> open(Member payer) {
    return books.together(() -> items.of(UUID.fromString(payer.accountId())));
  }
}
