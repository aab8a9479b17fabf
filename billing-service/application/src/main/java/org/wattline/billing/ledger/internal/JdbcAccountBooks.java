package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AccountItem;
import org.wattline.billing.contract.ledger.BookAccount;
import org.wattline.billing.contract.ledger.BookingKind;
import org.wattline.billing.contract.ledger.ItemBill;
import org.wattline.billing.contract.ledger.ItemClaim;
import org.wattline.billing.contract.ledger.ItemPayment;
import org.wattline.billing.contract.ledger.JournalEntry;
import org.wattline.billing.contract.ledger.JournalLeg;
import org.wattline.billing.contract.ledger.StatementLine;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountAccess.Purpose;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.AccountBooks;
import org.wattline.billing.ledger.BilledItems;
import org.wattline.billing.ledger.Deferrals;
import org.wattline.billing.ledger.Deferrals.Deferral;
import org.wattline.billing.ledger.Deferrals.OpenInstalment;
import org.wattline.billing.ledger.OpenItem;

@Service
class JdbcAccountBooks implements AccountBooks {
  /** Documents of one account that are listed at once: eighty years of monthly bills. */
  private static final int MAX_ITEMS = 1_000;

  private static final String BALANCE =
      "with due as (select due_on, sum(open) as open from ("
          + HistoryRows.ITEMS
          + """
      where i.account_id = :account and i.amount > 0
        and not i.document_id = any(:deferred)) i
        where open > 0 group by due_on
      ), next as (
        select due_on, open from due where due_on >= :today order by due_on limit 1
      )
      select (select coalesce(sum(amount), 0) from ledger_leg
               where gl = 'RECEIVABLES' and account_id = :account) as balance,
             (select coalesce(sum(open), 0) from due where due_on < :today) as overdue,
             coalesce((select sum(amount) from account_credit where account_id = :account), 0)
               - coalesce((select sum(amount) from account_credit_return
                            where account_id = :account), 0)
               - coalesce((select sum(amount) from allocation where account_id = :account), 0)
               as in_credit,
             (select due_on from next) as next_due_on,
             coalesce((select open from next), 0) as next_due
      """;

  private static final String LINES =
      """
      select l.transaction_id, l.effective_date, l.recorded_at, t.kind, t.reference, t.source_id,
             l.amount, l.balance
      from (select transaction_id, effective_date, recorded_at, sum(amount) as amount,
                   sum(sum(amount)) over (order by effective_date, recorded_at, transaction_id) as balance
            from ledger_leg where gl = 'RECEIVABLES' and account_id = :account
            group by effective_date, recorded_at, transaction_id) l
      join ledger_transaction t on t.id = l.transaction_id
      where (cast(:from as date) is null or l.effective_date >= :from)
        and (cast(:to as date) is null or l.effective_date < :to)
        and (cast(:day as date) is null
             or (l.effective_date, l.recorded_at, l.transaction_id)
                < (cast(:day as date), cast(:at as timestamptz), cast(:id as uuid)))
      order by l.effective_date desc, l.recorded_at desc, l.transaction_id desc
      limit :limit
      """;

  private static final String JOURNAL =
      """
      select t.* from ledger_transaction t
      where t.id in (select transaction_id from ledger_leg
                     where account_id = :account and gl = 'RECEIVABLES')
        and (cast(:day as date) is null
             or (t.effective_date, t.recorded_at, t.id)
                < (cast(:day as date), cast(:at as timestamptz), cast(:id as uuid)))
      order by t.effective_date desc, t.recorded_at desc, t.id desc
      limit :limit
      """;

  private static final String ITEMS =
      """
      select i.document_id, i.account_id, i.number, i.claim, i.issued_on, i.due_on, i.amount,
             i.payment_reference, i.amount - coalesce(p.paid, 0) + coalesce(u.used, 0) as open
      from open_item i
      left join lateral (select sum(a.amount) as paid from allocation a
                         where a.account_id = i.account_id and a.document_id = i.document_id) p on true
      left join lateral (select sum(a.amount) as used from allocation a
                         where i.amount < 0 and a.credit_id = i.document_id) u on true
      where i.account_id = :account
        and (:settled or i.amount - coalesce(p.paid, 0) + coalesce(u.used, 0) <> 0)
      order by i.due_on desc, i.issued_on desc, i.document_id desc
      limit :limit
      """;

  private final JdbcClient jdbc;
  private final AccountAccess access;
  private final Supplier supplier;
  private final BilledItems bills;
  private final Deferrals deferrals;

  JdbcAccountBooks(
      JdbcClient jdbc,
      AccountAccess access,
      Supplier supplier,
      BilledItems bills,
      Deferrals deferrals) {
    this.jdbc = jdbc;
    this.access = access;
    this.supplier = supplier;
    this.bills = bills;
    this.deferrals = deferrals;
  }

  @Override
  @Transactional(readOnly = true)
  public AccountBalance balance(Asker asker, UUID accountId) {
    access.require(asker, accountId, Purpose.READ);
    LocalDate today = supplier.today();
    Optional<Deferral> deferral = deferrals.of(accountId);
    AccountBalance byDueDates =
        jdbc.sql(BALANCE)
            .param("account", accountId)
            .param("today", today)
            .param("deferred", deferred(deferral))
            .query(
                (row, n) ->
                    new AccountBalance(
                        accountId,
                        supplier.currency(),
                        today,
                        row.getBigDecimal("balance"),
                        row.getBigDecimal("overdue"),
                        row.getBigDecimal("in_credit"),
                        row.getObject("next_due_on", LocalDate.class),
                        row.getBigDecimal("next_due")))
            .single();
    return deferral.map(agreed -> withInstalments(byDueDates, agreed)).orElse(byDueDates);
  }

  private static UUID[] deferred(Optional<Deferral> deferral) {
    return deferral.map(Deferral::documentIds).orElse(Set.of()).toArray(UUID[]::new);
  }

  /** What falls due by instalments beside what falls due by itself. */
  private static AccountBalance withInstalments(AccountBalance balance, Deferral deferral) {
    BigDecimal overdue = balance.overdue();
    LocalDate nextOn = balance.nextDueOn();
    BigDecimal next = balance.nextDue();
    for (OpenInstalment instalment : deferral.open()) {
      LocalDate day = instalment.dueOn();
      if (day.isBefore(balance.asOf())) {
        overdue = overdue.add(instalment.open());
      } else if (nextOn == null || day.isBefore(nextOn)) {
        nextOn = day;
        next = instalment.open();
      } else if (day.equals(nextOn)) {
        next = next.add(instalment.open());
      }
    }
    return new AccountBalance(
        balance.accountId(),
        balance.currency(),
        balance.asOf(),
        balance.balance(),
        overdue,
        balance.inCredit(),
        nextOn,
        next);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<StatementLine> statement(
      Asker asker,
      UUID accountId,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String cursor,
      int limit) {
    access.require(asker, accountId, Purpose.READ);
    Place after = Place.read(cursor);
    List<StatementLine> lines =
        after
            .bind(jdbc.sql(LINES))
            .param("account", accountId)
            .param("from", from)
            .param("to", to)
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query(
                (row, n) ->
                    new StatementLine(
                        row.getObject("transaction_id", UUID.class),
                        BookingKind.valueOf(row.getString("kind")),
                        row.getObject("effective_date", LocalDate.class),
                        recordedAt(row),
                        row.getString("reference"),
                        row.getObject("source_id", UUID.class),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("balance")))
            .list();
    return Cursor.page(
        lines,
        limit,
        last -> Place.texts(last.effectiveDate(), last.recordedAt(), last.transactionId()));
  }

  @Override
  @Transactional(readOnly = true)
  public Page<JournalEntry> journal(
      Asker asker, UUID accountId, @Nullable String cursor, int limit) {
    asker.requireStaff();
    access.require(asker, accountId, Purpose.READ);
    Place after = Place.read(cursor);
    List<JournalEntry> bare =
        after
            .bind(jdbc.sql(JOURNAL))
            .param("account", accountId)
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query((row, n) -> entry(row, List.of()))
            .list();
    Map<UUID, List<JournalLeg>> legs = new HashMap<>();
    jdbc.sql(
            """
            select transaction_id, gl, account_id, amount from ledger_leg
            where transaction_id = any(:ids) order by transaction_id, ordinal
            """)
        .param("ids", bare.stream().map(JournalEntry::transactionId).toArray(UUID[]::new))
        .query(
            row -> {
              legs.computeIfAbsent(
                      row.getObject("transaction_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new JournalLeg(
                          BookAccount.valueOf(row.getString("gl")),
                          row.getObject("account_id", UUID.class),
                          row.getBigDecimal("amount")));
            });
    List<JournalEntry> entries =
        bare.stream()
            .map(
                e ->
                    new JournalEntry(
                        e.transactionId(),
                        e.kind(),
                        e.effectiveDate(),
                        e.recordedAt(),
                        e.reference(),
                        e.sourceId(),
                        e.currency(),
                        legs.getOrDefault(e.transactionId(), List.of())))
            .toList();
    return Cursor.page(
        entries,
        limit,
        last -> Place.texts(last.effectiveDate(), last.recordedAt(), last.transactionId()));
  }

  private static JournalEntry entry(ResultSet row, List<JournalLeg> legs) throws SQLException {
    return new JournalEntry(
        row.getObject("id", UUID.class),
        BookingKind.valueOf(row.getString("kind")),
        row.getObject("effective_date", LocalDate.class),
        recordedAt(row),
        row.getString("reference"),
        row.getObject("source_id", UUID.class),
        row.getString("currency"),
        legs);
  }

  @Override
  @Transactional(readOnly = true)
  public List<AccountItem> items(Asker asker, UUID accountId, boolean settledToo) {
    access.require(asker, accountId, Purpose.READ);
    Map<UUID, List<ItemPayment>> payments = new HashMap<>();
    jdbc.sql(
            """
            select document_id, credit_id, min(effective_date) as day, sum(amount) as amount
            from allocation where account_id = :account
            group by document_id, credit_id having sum(amount) > 0 order by day, credit_id
            """)
        .param("account", accountId)
        .query(
            row -> {
              payments
                  .computeIfAbsent(
                      row.getObject("document_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new ItemPayment(
                          row.getObject("credit_id", UUID.class),
                          row.getObject("day", LocalDate.class),
                          row.getBigDecimal("amount")));
            });
    List<OpenItem> newestFirst =
        jdbc.sql(ITEMS)
            .param("account", accountId)
            .param("settled", settledToo)
            .param("limit", MAX_ITEMS)
            .query(HistoryRows::item)
            .list();
    Map<UUID, ItemBill> billed = bills.of(newestFirst.stream().map(OpenItem::documentId).toList());
    return newestFirst.reversed().stream()
        .map(
            item ->
                shown(
                    item,
                    payments.getOrDefault(item.documentId(), List.of()),
                    billed.get(item.documentId())))
        .toList();
  }

  private static AccountItem shown(
      OpenItem item, List<ItemPayment> payments, @Nullable ItemBill bill) {
    return new AccountItem(
        item.documentId(),
        item.number(),
        ItemClaim.valueOf(item.claim().name()),
        item.issuedOn(),
        item.dueOn(),
        item.amount(),
        item.open(),
        item.paymentReference(),
        payments,
        bill);
  }

  private static Instant recordedAt(ResultSet row) throws SQLException {
    return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
  }

  /** Where a page of transactions ended. */
  private record Place(@Nullable LocalDate day, @Nullable Instant at, @Nullable UUID id) {
    static Place read(@Nullable String cursor) {
      Cursor.Parts parts = Cursor.read(cursor, 3);
      String day = parts.textOrNull(0);
      try {
        return new Place(
            day == null ? null : LocalDate.parse(day), parts.instantOrNull(1), parts.uuidOrNull(2));
      } catch (DateTimeParseException notOurs) {
        throw Refusals.invalid("cursor", "This cursor was not given by this list: leave it out.");
      }
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
      return statement
          .param("day", day)
          .param("at", at == null ? null : Timestamp.from(at))
          .param("id", id);
    }

    static List<String> texts(LocalDate day, Instant at, UUID id) {
      return List.of(day.toString(), at.toString(), id.toString());
    }
  }
}
