package org.wattline.billing.ledger.internal;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.copying.BinaryCopy;
import org.wattline.billing.copying.Columns;
import org.wattline.billing.copying.CopyBytes;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.tenancy.time.Business;

/**
 * Writes transactions by one statement and, where they are many, their legs by COPY. The
 * transactions' ids decide who was first: whoever comes second waits for the first and compares.
 */
@Component
class JdbcLedger implements Ledger {
  /** Up to so many transactions are booked by one statement. */
  private static final int FEW = 20;

  private static final String INSERT =
      """
      insert into ledger_transaction
        (id, source_id, effective_date, legs, kind, reference, currency, recorded_at)
      select r.*, ?, ?::timestamptz from %s r
      on conflict (id) do nothing""";

  private final JdbcClient jdbc;
  private final JdbcOperations connections;
  private final BookAmounts amounts;
  private final Clock clock;

  JdbcLedger(
      JdbcClient jdbc, JdbcOperations connections, BookAmounts amounts, @Business Clock clock) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.amounts = amounts;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Collection<Transaction> transactions) {
    if (transactions.isEmpty()) {
      return;
    }
    int decimals = amounts.decimals();
    // in the order of their ids: two callers with the same ids wait for each other one way only
    Map<UUID, Transaction> byId = new TreeMap<>();
    for (Transaction transaction : transactions) {
      Transaction same = byId.putIfAbsent(transaction.id(), transaction);
      if (same != null && !sameContent(same, transaction)) {
        throw differs(transaction.id());
      }
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      boolean few = byId.size() <= FEW;
      Set<UUID> booked =
          few
              ? insertWithLegs(byId.values(), decimals, now)
              : insert(byId.values(), amounts.currency(), now);
      if (booked.size() < byId.size()) {
        requireSame(byId, booked);
      }
      if (!few) {
        copyLegs(byId.values(), booked, decimals, now);
      }
    } catch (DataIntegrityViolationException refused) {
      if (String.valueOf(refused.getMessage()).contains("ledger_leg_account")
          || String.valueOf(refused.getMessage()).contains("There is no account")) {
        throw new IllegalArgumentException("A leg names an account that is not there", refused);
      }
      throw refused;
    }
  }

  private static Columns rows(Collection<Transaction> transactions) {
    Columns rows = new Columns("uuid", "uuid", "date", "int2", "text", "text");
    for (Transaction t : transactions) {
      rows.add(
          t.id(), t.sourceId(), t.effectiveDate(), t.legs().size(), t.kind().name(), t.reference());
    }
    return rows;
  }

  private Set<UUID> insert(Collection<Transaction> transactions, String currency, Instant now) {
    Columns rows = rows(transactions);
    return booked(
        String.format(
            Locale.ROOT, "%s returning id", String.format(Locale.ROOT, INSERT, rows.table())),
        currency,
        now,
        List.of(rows));
  }

  /** Transactions and legs by one statement: for few of them that is faster than by COPY. */
  private Set<UUID> insertWithLegs(
      Collection<Transaction> transactions, int decimals, Instant now) {
    Columns rows = rows(transactions);
    Columns legs = new Columns("uuid", "uuid", "int2", "text", "numeric");
    for (Transaction t : transactions) {
      int ordinal = 0;
      for (Leg leg : t.legs()) {
        legs.add(
            t.id(),
            leg.accountId(),
            ++ordinal,
            leg.gl().name(),
            BookAmounts.written(leg.amount(), decimals));
      }
    }
    String sql =
        String.format(
            Locale.ROOT,
            """
            with booked as (%s returning id, effective_date, recorded_at),
            posted as (
              insert into ledger_leg
                (transaction_id, account_id, recorded_at, effective_date, ordinal, gl, amount)
              select l.id, l.account, b.recorded_at, b.effective_date, l.ordinal, l.gl, l.amount
              from %s l(id, account, ordinal, gl, amount) join booked b on b.id = l.id)
            select id from booked
            """,
            String.format(Locale.ROOT, INSERT, rows.table()),
            legs.table());
    return booked(sql, amounts.currency(), now, List.of(rows, legs));
  }

  private Set<UUID> booked(String sql, String currency, Instant now, List<Columns> columns) {
    Set<UUID> booked = new HashSet<>();
    connections.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              try (PreparedStatement insert = connection.prepareStatement(sql)) {
                // the columns' parameters come after the two of the select list
                insert.setString(1, currency);
                insert.setString(2, now.toString());
                int next = 3;
                for (Columns each : columns) {
                  each.bind(connection, insert, next);
                  next += each.count();
                }
                try (ResultSet row = insert.executeQuery()) {
                  while (row.next()) {
                    booked.add(row.getObject(1, UUID.class));
                  }
                }
                return true;
              }
            });
    return booked;
  }

  private void copyLegs(
      Collection<Transaction> transactions, Set<UUID> booked, int decimals, Instant now) {
    if (booked.isEmpty()) {
      return;
    }
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    connections.execute(
        (ConnectionCallback<Long>)
            connection -> {
              BinaryCopy copy =
                  BinaryCopy.into(
                      connection,
                      "ledger_leg (transaction_id, account_id, recorded_at, effective_date,"
                          + " ordinal, gl, amount)");
              for (Transaction transaction : transactions) {
                if (booked.contains(transaction.id())) {
                  copyLegs(copy, transaction, decimals, micros);
                }
              }
              return copy.finish();
            });
  }

  private static void copyLegs(BinaryCopy copy, Transaction of, int decimals, long micros)
      throws SQLException {
    int ordinal = 0;
    for (Leg leg : of.legs()) {
      CopyBytes row = copy.row(7).uuid(of.id());
      UUID account = leg.accountId();
      (account == null ? row.missing() : row.uuid(account))
          .timestamp(micros)
          .date(Math.toIntExact(of.effectiveDate().toEpochDay()))
          .smallint(++ordinal)
          .text(leg.gl().name())
          .numeric(BookAmounts.written(leg.amount(), decimals));
    }
  }

  private void requireSame(Map<UUID, Transaction> asked, Set<UUID> booked) {
    List<UUID> others = asked.keySet().stream().filter(id -> !booked.contains(id)).toList();
    Map<UUID, List<Leg>> legs = new HashMap<>();
    jdbc.sql(
            """
            select transaction_id, gl, account_id, amount from ledger_leg
            where transaction_id = any(:ids) order by transaction_id, ordinal
            """)
        .param("ids", others.toArray(UUID[]::new))
        .query(
            row -> {
              legs.computeIfAbsent(
                      row.getObject("transaction_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new Leg(
                          GlAccount.valueOf(row.getString("gl")),
                          row.getObject("account_id", UUID.class),
                          row.getBigDecimal("amount")));
            });
    jdbc.sql(
            """
            select id, kind, effective_date, reference, source_id
            from ledger_transaction where id = any(:ids)
            """)
        .param("ids", others.toArray(UUID[]::new))
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              Transaction there =
                  new Transaction(
                      id,
                      TransactionKind.valueOf(row.getString("kind")),
                      row.getObject("effective_date", LocalDate.class),
                      row.getString("reference"),
                      row.getObject("source_id", UUID.class),
                      legs.getOrDefault(id, List.of()));
              Transaction again = asked.get(id);
              if (again == null || !sameContent(there, again)) {
                throw differs(id);
              }
            });
  }

  private static boolean sameContent(Transaction one, Transaction other) {
    return one.kind() == other.kind()
        && one.effectiveDate().equals(other.effectiveDate())
        && one.reference().equals(other.reference())
        && Objects.equals(one.sourceId(), other.sourceId())
        && keys(one).equals(keys(other));
  }

  private static List<List<Object>> keys(Transaction transaction) {
    return transaction.legs().stream()
        .map(
            leg ->
                List.<Object>of(
                    leg.gl(), String.valueOf(leg.accountId()), leg.amount().stripTrailingZeros()))
        .toList();
  }

  private static IllegalStateException differs(UUID id) {
    return new IllegalStateException("Transaction " + id + " is booked with another content");
  }

  @Override
  @Transactional(readOnly = true)
  public BigDecimal balance(UUID accountId) {
    return balances(List.of(accountId)).getOrDefault(accountId, BigDecimal.ZERO);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<UUID, BigDecimal> balances(Collection<UUID> accountIds) {
    Map<UUID, BigDecimal> balances = new HashMap<>();
    accountIds.forEach(id -> balances.put(id, BigDecimal.ZERO));
    jdbc.sql(
            """
            select account_id, sum(amount) as balance from ledger_leg
            where gl = 'RECEIVABLES' and account_id = any(:ids) group by account_id
            """)
        .param("ids", accountIds.toArray(UUID[]::new))
        .query(
            row -> {
              balances.put(row.getObject("account_id", UUID.class), row.getBigDecimal("balance"));
            });
    return balances;
  }
}
