package org.wattline.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.access.Asker;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LedgerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired AccountBooks accountBooks;
  @Autowired TransactionTemplate transactions;

  private TwoTenants tenants;
  private Desk desk;
  private Books books;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    desk = new Desk(new Service(port), twoTenants);
    books = new Books(ledger, items, transactions, tenants.acme());
  }

  @Test
  void theSamePostingTwiceIsBookedOnceAndAnotherOfItsIdRefused() {
    UUID account = anAccount();
    Transaction payment = Books.payment(UUID.randomUUID(), account, DAY, new BigDecimal("10.00"));
    post(payment);
    post(payment);

    assertThat(balance(account)).isEqualByComparingTo("-10");
    assertThatThrownBy(
            () -> post(Books.payment(payment.id(), account, DAY, new BigDecimal("10.01"))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> post(Books.payment(payment.id(), anAccount(), DAY, new BigDecimal("10.00"))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(balance(account)).isEqualByComparingTo("-10");
  }

  @Test
  void sixtyFourCallersWithOneKeyBookAndAllocateOnce() throws Exception {
    UUID account = anAccount();
    books.bill(account, "2026-01-01", "100.00");
    UUID payment = UUID.randomUUID();

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<UUID>> calls =
          IntStream.range(0, 64)
              .mapToObj(
                  n ->
                      callers.submit(
                          () -> books.pay(payment, account, DAY, new BigDecimal("60.00"), null)))
              .toList();
      for (Future<UUID> call : calls) {
        call.get();
      }
    }

    assertThat(balance(account)).isEqualByComparingTo("40");
    assertThat(open(account)).singleElement().isEqualTo(new BigDecimal("40.00"));
  }

  @Test
  void callersThatWorkOnTheSameAccountsInAnyOrderDoNotBlockEachOther() throws Exception {
    List<UUID> accounts = IntStream.range(0, 8).mapToObj(n -> anAccount()).toList();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int n = 0; n < 24; n++) {
        List<UUID> order = new ArrayList<>(accounts);
        java.util.Collections.shuffle(order, new Random(n));
        calls.add(callers.submit(() -> payAll(order)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }

    for (UUID account : accounts) {
      assertThat(balance(account)).isEqualByComparingTo("-24");
    }
  }

  private void payAll(List<UUID> accounts) {
    List<Credit> credits =
        accounts.stream()
            .map(
                a ->
                    new Credit(
                        UUID.randomUUID(),
                        a,
                        BigDecimal.ONE,
                        DAY,
                        AllocationPolicy.OLDEST_DUE_FIRST,
                        null))
            .toList();
    books.together(
        () -> {
          ledger.post(
              credits.stream()
                  .map(c -> Books.payment(c.id(), c.accountId(), DAY, c.amount()))
                  .toList());
          items.allocate(credits);
          return null;
        });
  }

  @Test
  void thousandsOfTransactionsAreBookedInOneCallAllOrNone() {
    UUID account = anAccount();
    List<Transaction> many =
        IntStream.range(0, 5_000)
            .mapToObj(n -> Books.payment(UUID.randomUUID(), account, DAY, new BigDecimal("0.01")))
            .toList();
    post(many.toArray(Transaction[]::new));
    List<Transaction> oneWrong = new ArrayList<>(many.subList(0, 10));
    oneWrong.replaceAll(t -> Books.payment(UUID.randomUUID(), account, DAY, BigDecimal.ONE));
    oneWrong.add(Books.payment(UUID.randomUUID(), UUID.randomUUID(), DAY, BigDecimal.ONE));

    assertThatThrownBy(() -> post(oneWrong.toArray(Transaction[]::new)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(balance(account)).isEqualByComparingTo("-50");
  }

  @Test
  void nothingIsBookedOutsideATransactionOrFinerThanTheCurrency() {
    UUID account = anAccount();
    Transaction fine = Books.payment(UUID.randomUUID(), account, DAY, new BigDecimal("0.001"));

    assertThatThrownBy(
            () ->
                TenantScope.call(
                    tenants.acme().id(),
                    () -> {
                      ledger.post(List.of(fine));
                      return null;
                    }))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> post(fine)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherSuppliersAccountIsNoAccount() {
    UUID account = anAccount();
    Books foreign = new Books(ledger, items, transactions, tenants.bolt());

    assertThatThrownBy(() -> foreign.bill(account, "2026-01-01", "10.00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ledger_transaction",
        "ledger_leg",
        "open_item",
        "account_credit",
        "account_credit_return",
        "allocation"
      })
  void theDatabaseRefusesToChangeOrDeleteWhatIsWritten(String table) throws SQLException {
    try (Connection db = tenants.connection(tenants.acme());
        Statement statement = db.createStatement()) {
      assertThatThrownBy(
              () -> statement.executeUpdate("update " + table + " set recorded_at = now()"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.executeUpdate("delete from " + table))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> statement.executeUpdate("truncate " + table))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theDatabaseRefusesLegsThatDoNotSumToZeroOrComeLater() throws SQLException {
    UUID account = anAccount();
    UUID id = UUID.randomUUID();
    String transaction =
        "insert into ledger_transaction values ('%s', null, '2026-02-01', '2026-02-01', 2,"
            + " 'PAYMENT', 'EUR', 'x')";
    String leg = "('%s', '" + account + "', '2026-02-01', '2026-02-01', %d, 'RECEIVABLES', %s)";
    try (Connection db = tenants.connection(tenants.acme());
        Statement statement = db.createStatement()) {
      statement.executeUpdate(transaction.formatted(id));

      refused(statement, leg.formatted(id, 1, "1"));
      refused(statement, leg.formatted(id, 1, "1") + "," + leg.formatted(id, 2, "-2"));
      refused(statement, leg.formatted(id, 1, "1") + "," + leg.formatted(id, 3, "-1"));
      refused(
          statement, leg.formatted(UUID.randomUUID(), 1, "1") + "," + leg.formatted(id, 2, "-1"));
      statement.executeUpdate(
          "insert into ledger_leg values "
              + leg.formatted(id, 1, "1")
              + ","
              + leg.formatted(id, 2, "-1"));
      refused(statement, leg.formatted(id, 3, "1") + "," + leg.formatted(id, 4, "-1"));
    }
  }

  private static void refused(Statement statement, String legs) {
    assertThatThrownBy(() -> statement.executeUpdate("insert into ledger_leg values " + legs))
        .hasMessageContaining("not whole, or does not sum to zero");
  }

  @Test
  void theDatabaseRefusesToPayADocumentTwice() throws SQLException {
    UUID account = anAccount();
    UUID bill = books.bill(account, "2026-01-01", "10.00");
    UUID payment = books.pay(account, "2026-01-02", "10.00");
    try (Connection db = tenants.connection(tenants.acme());
        Statement statement = db.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "insert into allocation values ('%s','%s','%s', now(), '2026-01-02', 1)"
                          .formatted(payment, bill, account)))
          .hasMessageContaining("paid beyond its amount");
    }
  }

  @Test
  void afterRandomBillsPaymentsRefundsAndUndosTheBooksAgreeInEveryWay() {
    Random random = new Random(20260201);
    for (int history = 0; history < 40; history++) {
      UUID account = anAccount();
      Map<UUID, BigDecimal> left = new HashMap<>();
      for (int step = 0; step < 25; step++) {
        LocalDate day = DAY.plusDays(random.nextInt(60));
        BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
        List<UUID> payments = List.copyOf(left.keySet());
        switch (random.nextInt(7)) {
          case 0, 1 -> books.bill(UUID.randomUUID(), account, day, amount);
          case 2 -> books.bill(UUID.randomUUID(), account, day, amount.negate());
          case 3, 4 -> left.put(books.pay(UUID.randomUUID(), account, day, amount, null), amount);
          default -> {
            if (!payments.isEmpty()) {
              UUID payment = payments.get(random.nextInt(payments.size()));
              BigDecimal back = random.nextBoolean() ? left.get(payment) : amount;
              if (back != null
                  && back.compareTo(left.getOrDefault(payment, BigDecimal.ZERO)) <= 0
                  && back.signum() > 0) {
                books.giveBack(UUID.randomUUID(), payment, account, DAY.plusDays(60 + step), back);
                left.merge(payment, back.negate(), BigDecimal::add);
              }
            }
          }
        }
        BigDecimal owed = open(account).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal credit = inCredit(account);
        assertThat(balance(account)).isEqualByComparingTo(owed.subtract(credit));
        assertThat(owed.signum() == 0 || credit.signum() == 0).isTrue();
      }
    }
  }

  @Test
  void aCreditNotePaysWhatIsOpenAndUndoingAPaymentTwiceChangesNothing() {
    UUID account = anAccount();
    UUID bill = books.bill(account, "2026-01-01", "100.00");
    books.bill(account, "2026-01-05", "-30.00");
    UUID payment = books.pay(account, "2026-01-10", "70.00");
    assertThat(open(account)).isEmpty();

    books.together(
        () -> {
          items.undo(payment, LocalDate.of(2026, 1, 12));
          items.undo(payment, LocalDate.of(2026, 1, 13));
          return null;
        });

    assertThat(open(account)).containsExactly(new BigDecimal("70.00"));
    assertThat(books.together(() -> items.byDocument(bill)).orElseThrow().open())
        .isEqualByComparingTo("70");
  }

  @Test
  void moreThanACreditBroughtIsNotGivenBack() {
    UUID account = anAccount();
    UUID payment = books.pay(account, "2026-01-10", "70.00");

    assertThatThrownBy(
            () ->
                books.together(
                    () -> {
                      items.giveBack(UUID.randomUUID(), payment, new BigDecimal("70.01"), DAY);
                      return null;
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                books.together(
                    () -> {
                      items.giveBack(
                          UUID.randomUUID(), payment, BigDecimal.ONE, LocalDate.of(2026, 1, 9));
                      return null;
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private UUID anAccount() {
    return UUID.fromString(desk.anAccount(desk.aCustomer("Ledger")).text("id"));
  }

  private void post(Transaction... posted) {
    books.together(
        () -> {
          ledger.post(List.of(posted));
          return null;
        });
  }

  private BigDecimal inCredit(UUID account) {
    Asker finance = new Asker("finance", "Finance", Set.of(Role.FINANCE));
    return books.together(() -> accountBooks.balance(finance, account)).inCredit();
  }

  private BigDecimal balance(UUID account) {
    return books.together(() -> ledger.balance(account));
  }

  private List<BigDecimal> open(UUID account) {
    return books.together(() -> items.of(account)).stream().map(OpenItem::open).toList();
  }
}
