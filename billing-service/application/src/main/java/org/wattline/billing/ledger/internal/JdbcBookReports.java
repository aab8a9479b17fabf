package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.ledger.AgedAccount;
import org.wattline.billing.contract.ledger.AgedReceivables;
import org.wattline.billing.contract.ledger.Aging;
import org.wattline.billing.contract.ledger.BookAccount;
import org.wattline.billing.contract.ledger.TrialBalance;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.BookReports;
import org.wattline.tenancy.security.Role;

/** Sums the books up in the database: no row leaves it. */
@Service
class JdbcBookReports implements BookReports {
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

  /** As the books are: PostgreSQL has no later moment in use. */
  private static final Instant NOW_AND_LATER = Instant.parse("9999-01-01T00:00:00Z");

  /** What each account owes by document and has in credit, on a day as known at a moment. */
  private static final String POSITIONS =
      """
      with open as (
        select i.account_id, i.due_on, i.amount - coalesce(p.paid, 0) as amount
        from open_item i
        left join (select document_id, sum(amount) as paid from allocation
                   where effective_date <= :day and recorded_at <= :known group by document_id) p
          on p.document_id = i.document_id
        where i.amount > 0 and i.issued_on <= :day and i.recorded_at <= :known),
      credit as (
        select account_id, sum(amount) as amount from (
          select account_id, amount from account_credit
          where effective_date <= :day and recorded_at <= :known
          union all
          select account_id, -amount from account_credit_return
          where effective_date <= :day and recorded_at <= :known
          union all
          select account_id, -amount from allocation
          where effective_date <= :day and recorded_at <= :known) c
        group by account_id),
      position as (
        select account_id,
          sum(case when due_on >= :day then amount else 0 end) as not_due,
          sum(case when :day - due_on between 1 and 30 then amount else 0 end) as d30,
          sum(case when :day - due_on between 31 and 60 then amount else 0 end) as d60,
          sum(case when :day - due_on between 61 and 90 then amount else 0 end) as d90,
          sum(case when :day - due_on > 90 then amount else 0 end) as older,
          sum(credit) as credit
        from (select account_id, due_on, amount, 0::numeric as credit from open where amount <> 0
              union all
              select account_id, cast(:day as date), 0, amount from credit where amount <> 0) x
        group by account_id)
      """;

  private final JdbcClient jdbc;
  private final Supplier supplier;

  JdbcBookReports(JdbcClient jdbc, Supplier supplier) {
    this.jdbc = jdbc;
    this.supplier = supplier;
  }

  private static void requireReader(Asker asker) {
    asker.requireAnyOf(Role.FINANCE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional(readOnly = true)
  public TrialBalance trialBalance(
      Asker asker, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
    requireReader(asker);
    LocalDate day = day(asOf);
    List<TrialBalance.Line> lines =
        at(
                jdbc.sql(
                    """
                    select gl, coalesce(sum(amount) filter (where amount > 0), 0) as debit,
                           coalesce(-sum(amount) filter (where amount < 0), 0) as credit,
                           sum(amount) as balance
                    from ledger_leg where effective_date <= :day and recorded_at <= :known
                    group by gl
                    """),
                day,
                knownAt)
            .query(
                (row, n) ->
                    new TrialBalance.Line(
                        BookAccount.valueOf(row.getString("gl")),
                        row.getBigDecimal("debit"),
                        row.getBigDecimal("credit"),
                        row.getBigDecimal("balance")))
            .list()
            .stream()
            .sorted(java.util.Comparator.comparing(TrialBalance.Line::gl))
            .toList();
    BigDecimal open =
        at(
                jdbc.sql(
                    POSITIONS
                        + """
                        select coalesce((select sum(amount) from open), 0)
                             - coalesce((select sum(amount) from credit), 0)
                        """),
                day,
                knownAt)
            .query(BigDecimal.class)
            .single();
    return new TrialBalance(day, knownAt, supplier.currency(), lines, open);
  }

  @Override
  @Transactional(readOnly = true)
  public AgedReceivables aged(Asker asker, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
    requireReader(asker);
    LocalDate day = day(asOf);
    return at(
            jdbc.sql(
                POSITIONS
                    + """
                    select count(*) as accounts, coalesce(sum(not_due), 0) as not_due,
                      coalesce(sum(d30), 0) as d30, coalesce(sum(d60), 0) as d60,
                      coalesce(sum(d90), 0) as d90, coalesce(sum(older), 0) as older,
                      coalesce(sum(credit), 0) as credit
                    from position
                    """),
            day,
            knownAt)
        .query(
            (row, n) ->
                new AgedReceivables(
                    day, knownAt, supplier.currency(), row.getLong("accounts"), aging(row)))
        .single();
  }

  @Override
  @Transactional(readOnly = true)
  public Page<AgedAccount> agedByAccount(
      Asker asker,
      @Nullable LocalDate asOf,
      @Nullable Instant knownAt,
      @Nullable String cursor,
      int limit) {
    requireReader(asker);
    String after = Cursor.read(cursor, 1).textOrNull(0);
    List<AgedAccount> accounts =
        at(
                jdbc.sql(
                    POSITIONS
                        + """
                        select p.*, a.number, coalesce(c.organisation_name,
                               concat_ws(' ', c.given_name, c.family_name)) as customer
                        from position p
                        join account a on a.id = p.account_id
                        join customer c on c.id = a.customer_id
                        where cast(:after as text) is null or a.number > :after
                        order by a.number limit :limit
                        """),
                day(asOf),
                knownAt)
            .param("after", after)
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query(
                (row, n) ->
                    new AgedAccount(
                        row.getObject("account_id", UUID.class),
                        row.getString("number"),
                        row.getString("customer"),
                        aging(row)))
            .list();
    return Cursor.page(accounts, limit, last -> List.of(last.number()));
  }

  private static Aging aging(ResultSet row) throws SQLException {
    BigDecimal notDue = row.getBigDecimal("not_due");
    BigDecimal d30 = row.getBigDecimal("d30");
    BigDecimal d60 = row.getBigDecimal("d60");
    BigDecimal d90 = row.getBigDecimal("d90");
    BigDecimal older = row.getBigDecimal("older");
    BigDecimal credit = row.getBigDecimal("credit");
    return new Aging(
        notDue,
        d30,
        d60,
        d90,
        older,
        credit,
        notDue.add(d30).add(d60).add(d90).add(older).subtract(credit));
  }

  private LocalDate day(@Nullable LocalDate asOf) {
    return asOf == null ? supplier.today() : asOf;
  }

  private static JdbcClient.StatementSpec at(
      JdbcClient.StatementSpec statement, LocalDate day, @Nullable Instant knownAt) {
    Instant known = knownAt == null || knownAt.isAfter(NOW_AND_LATER) ? NOW_AND_LATER : knownAt;
    return statement
        .param("day", day)
        .param("known", Timestamp.from(known.isBefore(FIRST) ? FIRST : known));
  }
}
