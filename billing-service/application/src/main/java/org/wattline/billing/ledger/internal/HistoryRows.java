package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.copying.Columns;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.ClaimKind;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.internal.AccountHistory.CreditEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ItemEvent;
import org.wattline.billing.ledger.internal.AccountHistory.ReturnEvent;
import org.wattline.billing.ledger.internal.AccountHistory.Use;

/** The tables of open items, credits, returns and allocations. */
@Repository
class HistoryRows {
  /** What is paid of a document {@code i}. */
  static final String PAID =
      """
      coalesce((select sum(a.amount) from allocation a
                where a.account_id = i.account_id and a.document_id = i.document_id), 0)
      """;

  /** Documents, as {@code i}, with what is open of them. */
  static final String ITEMS = "select i.*, i.amount - " + PAID + " as open from open_item i ";

  private final JdbcClient jdbc;
  private final JdbcOperations connections;

  HistoryRows(JdbcClient jdbc, JdbcOperations connections) {
    this.jdbc = jdbc;
    this.connections = connections;
  }

  /**
   * Locks accounts until the transaction ends, in the order of their ids, whatever the caller's. It
   * asks only for those that the transaction does not hold yet.
   *
   * @throws IllegalArgumentException when one is not there
   */
  void lock(Collection<UUID> accountIds) {
    Set<UUID> held = HeldAccounts.ofTransaction();
    Set<UUID> wanted = new TreeSet<>(accountIds);
    wanted.removeAll(held);
    if (wanted.isEmpty()) {
      return;
    }
    Columns rows = new Columns("uuid");
    wanted.forEach(rows::add);
    Set<UUID> locked =
        ids(
            """
            select a.id from %s n(id) join account a on a.id = n.id
            order by a.id for no key update of a
            """,
            rows);
    if (locked.size() < wanted.size()) {
      locked.forEach(wanted::remove);
      throw new IllegalArgumentException("There is no account " + wanted.iterator().next());
    }
    held.addAll(locked);
  }

  /**
   * Locks those of the accounts that nobody else holds, until the transaction ends.
   *
   * @return those that are locked now
   */
  Set<UUID> lockFree(Collection<UUID> accountIds) {
    if (accountIds.isEmpty()) {
      return Set.of();
    }
    Columns rows = new Columns("uuid");
    new TreeSet<>(accountIds).forEach(rows::add);
    Set<UUID> locked =
        ids(
            """
            select a.id from %s n(id) join account a on a.id = n.id
            order by a.id for no key update of a skip locked
            """,
            rows);
    HeldAccounts.ofTransaction().addAll(locked);
    return locked;
  }

  /** Inserts what is not there. @return the ids of those inserted */
  Set<UUID> insertItems(Collection<OpenItem> items, Instant now) {
    Columns rows =
        new Columns(
            "uuid", "uuid", "date", "date", "numeric", "text", "text", "text", "timestamptz");
    for (OpenItem i : items) {
      rows.add(
          i.documentId(),
          i.accountId(),
          i.issuedOn(),
          i.dueOn(),
          i.amount(),
          i.claim().name(),
          i.number(),
          i.paymentReference(),
          now);
    }
    return ids(
        """
        insert into open_item (document_id, account_id, issued_on, due_on, amount, claim, number,
                               payment_reference, recorded_at)
        select * from %s on conflict (document_id) do nothing returning document_id
        """,
        rows);
  }

  Set<UUID> insertCredits(Collection<Credit> credits, Instant now) {
    return ids(
        """
        insert into account_credit (id, account_id, named, effective_date, amount, policy, recorded_at)
        select * from %s on conflict (id) do nothing returning id
        """,
        credits(credits, now));
  }

  private static Columns credits(Collection<Credit> credits, Instant now) {
    Columns rows = new Columns("uuid", "uuid", "uuid", "date", "numeric", "text", "timestamptz");
    for (Credit c : credits) {
      rows.add(
          c.id(),
          c.accountId(),
          c.named(),
          c.effectiveDate(),
          c.amount(),
          PolicyText.of(c.policy()),
          now);
    }
    return rows;
  }

  /**
   * Inserts credits that are not there, and what those pay.
   *
   * @return the ids of those inserted
   */
  Set<UUID> insertCredits(
      Collection<Credit> credits, Map<UUID, Map<Use, BigDecimal>> byAccount, Instant now) {
    Columns uses = allocations(byAccount, now);
    if (uses.isEmpty()) {
      return insertCredits(credits, now);
    }
    Columns rows = credits(credits, now);
    String sql =
        String.format(
            Locale.ROOT,
            """
            with came as (
              insert into account_credit
                (id, account_id, named, effective_date, amount, policy, recorded_at)
              select * from %s on conflict (id) do nothing returning id),
            paid as (
              insert into allocation
                (credit_id, document_id, account_id, effective_date, amount, recorded_at)
              select u.* from %s u(credit_id, document_id, account_id, effective_date, amount, recorded_at)
              join came on came.id = u.credit_id)
            select id from came
            """,
            rows.table(),
            uses.table());
    Set<UUID> came = new HashSet<>();
    Columns.query(
        connections, sql, List.of(rows, uses), row -> came.add(row.getObject(1, UUID.class)));
    return came;
  }

  Set<UUID> insertReturns(Collection<ReturnEvent> returns, UUID accountId) {
    Columns rows = new Columns("uuid", "uuid", "uuid", "date", "numeric", "timestamptz");
    for (ReturnEvent r : returns) {
      rows.add(r.id(), r.creditId(), accountId, r.day(), r.amount(), r.recordedAt());
    }
    return ids(
        """
        insert into account_credit_return
          (id, credit_id, account_id, effective_date, amount, recorded_at)
        select * from %s on conflict (id) do nothing returning id
        """,
        rows);
  }

  private static Columns allocations(Map<UUID, Map<Use, BigDecimal>> byAccount, Instant now) {
    Columns rows = new Columns("uuid", "uuid", "uuid", "date", "numeric", "timestamptz");
    byAccount.forEach(
        (account, uses) ->
            uses.forEach(
                (use, amount) ->
                    rows.add(use.creditId(), use.documentId(), account, use.day(), amount, now)));
    return rows;
  }

  void insertAllocations(Map<UUID, Map<Use, BigDecimal>> byAccount, Instant now) {
    Columns rows = allocations(byAccount, now);
    if (!rows.isEmpty()) {
      ids(
          """
          insert into allocation
            (credit_id, document_id, account_id, effective_date, amount, recorded_at)
          select * from %s returning credit_id
          """,
          rows);
    }
  }

  private Set<UUID> ids(String sql, Columns rows) {
    Set<UUID> ids = new HashSet<>();
    rows.query(connections, sql, row -> ids.add(row.getObject(1, UUID.class)));
    return ids;
  }

  /**
   * Those of the accounts that a document of this day may change more in than itself: they have
   * something in credit, or something happened on that day or after it.
   */
  List<UUID> toReplay(Map<UUID, LocalDate> firstIssued) {
    Columns rows = new Columns("uuid", "date");
    firstIssued.forEach(rows::add);
    return new ArrayList<>(
        ids(
            """
            select n.id from %s n(id, day)
            where exists (select from account_credit c where c.account_id = n.id and c.effective_date >= n.day)
               or exists (select from account_credit_return r where r.account_id = n.id and r.effective_date >= n.day)
               or (select coalesce(sum(c.amount), 0) from account_credit c where c.account_id = n.id)
                  - (select coalesce(sum(r.amount), 0) from account_credit_return r where r.account_id = n.id)
                  > (select coalesce(sum(a.amount), 0) from allocation a where a.account_id = n.id)
            """,
            rows));
  }

  /**
   * What is open of the accounts of these credits, in the order in which it came. An account is
   * missing where something happened after its credit, so that all of its history must be looked
   * at.
   *
   * @param credits one of each account, to be written at this moment
   */
  Map<UUID, List<OpenItem>> openBeforeLast(Collection<Credit> credits, Instant now) {
    Columns rows = new Columns("uuid", "uuid", "date", "timestamptz");
    credits.forEach(c -> rows.add(c.id(), c.accountId(), c.effectiveDate(), now));
    Map<UUID, List<OpenItem>> open = new HashMap<>();
    rows.query(
        connections,
        """
        select n.account, i.*
        from %s n(credit, account, day, at)
        left join lateral (
        """
            + ITEMS
            + """
        where i.account_id = n.account and i.amount > 0) i on i.open > 0
        where not exists (select from open_item o where o.account_id = n.account and o.issued_on > n.day)
          and not exists (select from account_credit c
                          where c.account_id = n.account and c.id <> n.credit
                            and (c.effective_date > n.day
                                 or (c.effective_date = n.day and c.recorded_at >= n.at)))
          and not exists (select from account_credit_return r
                          where r.account_id = n.account and r.effective_date >= n.day)
        order by i.issued_on, i.recorded_at, i.document_id
        """,
        row -> {
          List<OpenItem> items =
              open.computeIfAbsent(row.getObject("account", UUID.class), id -> new ArrayList<>());
          if (row.getObject("document_id") != null) {
            items.add(item(row, 0));
          }
        });
    return open;
  }

  Map<UUID, AccountHistory> histories(Collection<UUID> accountIds) {
    Map<UUID, AccountHistory> histories = new HashMap<>();
    for (UUID id : accountIds) {
      histories.put(
          id,
          new AccountHistory(
              new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>()));
    }
    UUID[] ids = histories.keySet().toArray(UUID[]::new);
    jdbc.sql("select *, amount as open from open_item where account_id = any(:ids)")
        .param("ids", ids)
        .query(
            row -> {
              of(histories, row).items().add(new ItemEvent(item(row, 0), recordedAt(row)));
            });
    jdbc.sql("select * from account_credit where account_id = any(:ids)")
        .param("ids", ids)
        .query(
            row -> {
              of(histories, row).credits().add(new CreditEvent(credit(row), recordedAt(row)));
            });
    jdbc.sql("select * from account_credit_return where account_id = any(:ids)")
        .param("ids", ids)
        .query(
            row -> {
              of(histories, row).returns().add(returned(row));
            });
    jdbc.sql(
            """
            select account_id, credit_id, document_id, effective_date, sum(amount) as amount
            from allocation where account_id = any(:ids)
            group by account_id, credit_id, document_id, effective_date having sum(amount) <> 0
            """)
        .param("ids", ids)
        .query(
            row -> {
              of(histories, row)
                  .written()
                  .put(
                      new Use(
                          row.getObject("credit_id", UUID.class),
                          row.getObject("document_id", UUID.class),
                          row.getObject("effective_date", LocalDate.class)),
                      row.getBigDecimal("amount"));
            });
    return histories;
  }

  private static AccountHistory of(Map<UUID, AccountHistory> histories, ResultSet row)
      throws SQLException {
    AccountHistory history = histories.get(row.getObject("account_id", UUID.class));
    if (history == null) {
      throw new IllegalStateException("A row of an account that was not asked for");
    }
    return history;
  }

  /** What was settled of an account's documents, by the days from which on it was. */
  NavigableMap<LocalDate, BigDecimal> settledByDay(UUID accountId, Collection<UUID> documentIds) {
    NavigableMap<LocalDate, BigDecimal> settled = new TreeMap<>();
    jdbc.sql(
            """
            select effective_date, sum(amount) as amount from allocation
             where account_id = :account and document_id = any(:ids) group by effective_date
            """)
        .param("account", accountId)
        .param("ids", documentIds.toArray(UUID[]::new))
        .query(
            row -> {
              settled.put(
                  row.getObject("effective_date", LocalDate.class), row.getBigDecimal("amount"));
            });
    return settled;
  }

  static OpenItem item(ResultSet row, int n) throws SQLException {
    return new OpenItem(
        row.getObject("document_id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("number"),
        row.getObject("issued_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getBigDecimal("amount"),
        row.getBigDecimal("open"),
        ClaimKind.valueOf(row.getString("claim")),
        row.getString("payment_reference"));
  }

  static Credit credit(ResultSet row) throws SQLException {
    return new Credit(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getBigDecimal("amount"),
        row.getObject("effective_date", LocalDate.class),
        PolicyText.parse(row.getString("policy")),
        row.getObject("named", UUID.class));
  }

  static ReturnEvent returned(ResultSet row) throws SQLException {
    return new ReturnEvent(
        row.getObject("id", UUID.class),
        row.getObject("credit_id", UUID.class),
        row.getBigDecimal("amount"),
        row.getObject("effective_date", LocalDate.class),
        recordedAt(row));
  }

  private static Instant recordedAt(ResultSet row) throws SQLException {
    return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
  }

  /** How a policy is kept with the credit that it was used for. */
  static final class PolicyText {
    private static final String OLDEST = "OLDEST_DUE_FIRST";
    private static final String CLAIMS = "CLAIMS:";

    private PolicyText() {}

    static String of(AllocationPolicy policy) {
      return switch (policy) {
        case AllocationPolicy.OldestDueFirst ignored -> OLDEST;
        case AllocationPolicy.ClaimsInOrder claims ->
            CLAIMS + claims.kinds().stream().map(Enum::name).collect(Collectors.joining(","));
      };
    }

    static AllocationPolicy parse(String text) {
      if (text.equals(OLDEST)) {
        return AllocationPolicy.OLDEST_DUE_FIRST;
      }
      if (text.startsWith(CLAIMS)) {
        return new AllocationPolicy.ClaimsInOrder(
            Arrays.stream(text.substring(CLAIMS.length()).split(",", -1))
                .map(ClaimKind::valueOf)
                .toList());
      }
      throw new IllegalStateException("No allocation policy: " + text);
    }
  }
}
