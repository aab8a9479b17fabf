package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.billing.BillKind;
import org.wattline.billing.contract.billing.BillReference;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.bills.BillDocument;
import org.wattline.bills.BillJson;
import org.wattline.bills.DocumentKind;

/** The rows of issued bills. */
@Repository
class BillRows {
  private static final int HISTORY = 6;
  private static final String SUMMARY =
      """
      select b.id, b.account_id, b.number, b.kind, b.issued_at, b.issued_on, b.due_on, b.from_day,
             b.to_day, b.currency, b.total, b.estimated, b.final_bill, o.number as correction_of
      from bill b left join bill o on o.id = b.correction_of
      """;

  private final JdbcClient jdbc;

  BillRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A bill as it is kept. */
  record Kept(
      BillDocument document,
      byte[] content,
      byte[] hash,
      Instant issuedAt,
      String accountNumber,
      String language) {}

  /** A summary and when the bill was issued. */
  record Listed(BillSummary summary, Instant issuedAt) {}

  Optional<Kept> find(UUID id) {
    return jdbc.sql(
            """
            select b.content, b.hash, b.issued_at, a.number as account_number, a.language
            from bill b join account a on a.id = b.account_id where b.id = :id
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new Kept(
                    BillJson.read(row.getBytes("content")),
                    row.getBytes("content"),
                    row.getBytes("hash"),
                    Instants.read(row, "issued_at"),
                    row.getString("account_number"),
                    row.getString("language")))
        .optional();
  }

  Optional<byte[]> proofs(UUID id) {
    return jdbc.sql("select proofs from bill_proof where bill_id = :id")
        .param("id", id)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  List<Listed> ofAccount(UUID account, @Nullable Instant at, @Nullable UUID id, int limit) {
    return jdbc.sql(
            SUMMARY
                + """
                where b.account_id = :account
                  and (cast(:at as timestamptz) is null
                       or (b.issued_at, b.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                order by b.issued_at desc, b.id desc limit :limit
                """)
        .param("account", account)
        .param("at", at == null ? null : Instants.of(at))
        .param("id", id)
        .param("limit", limit)
        .query(BillRows::listed)
        .list();
  }

  List<Listed> search(String start, @Nullable Instant at, @Nullable UUID id, int limit) {
    return jdbc.sql(
            SUMMARY
                + """
                where (:start = '' or b.number like :start || '%')
                  and (cast(:at as timestamptz) is null
                       or (b.issued_at, b.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                order by b.issued_at desc, b.id desc limit :limit
                """)
        .param("start", start)
        .param("at", at == null ? null : Instants.of(at))
        .param("id", id)
        .param("limit", limit)
        .query(BillRows::listed)
        .list();
  }

  List<Listed> byIds(Collection<UUID> ids) {
    return jdbc.sql(SUMMARY + " where b.id = any(:ids) order by b.issued_at, b.id")
        .param("ids", ids.toArray(UUID[]::new))
        .query(BillRows::listed)
        .list();
  }

  private static Listed listed(ResultSet row, int n) throws SQLException {
    return new Listed(
        new BillSummary(
            row.getObject("id", UUID.class),
            row.getObject("account_id", UUID.class),
            row.getString("number"),
            BillKind.valueOf(row.getString("kind")),
            row.getObject("issued_on", LocalDate.class),
            row.getObject("due_on", LocalDate.class),
            row.getObject("from_day", LocalDate.class),
            row.getObject("to_day", LocalDate.class),
            row.getString("currency"),
            row.getBigDecimal("total"),
            BigDecimal.ZERO,
            row.getBoolean("estimated"),
            row.getBoolean("final_bill"),
            row.getString("correction_of")),
        Instants.read(row, "issued_at"));
  }

  List<BillReference> references(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select id, number, kind, issued_on, total from bill
            where id = any(:ids) order by issued_at, id
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(BillRows::reference)
        .list();
  }

  List<BillReference> corrections(UUID of) {
    return jdbc.sql(
            """
            select id, number, kind, issued_on, total from bill
            where correction_of = :of order by issued_at, id
            """)
        .param("of", of)
        .query(BillRows::reference)
        .list();
  }

  private static BillReference reference(ResultSet row, int n) throws SQLException {
    return new BillReference(
        row.getObject("id", UUID.class),
        row.getString("number"),
        BillKind.valueOf(row.getString("kind")),
        row.getObject("issued_on", LocalDate.class),
        row.getBigDecimal("total"));
  }

  /** The bill of the same kind before this one. */
  Optional<BillDocument> previous(BillDocument bill, @Nullable Instant issuedAt) {
    return jdbc.sql(
            """
            select content from bill
            where account_id = :account and kind = :kind
              and (cast(:at as timestamptz) is null
                   or (issued_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
            order by issued_at desc, id desc limit 1
            """)
        .param("account", bill.accountId())
        .param("kind", bill.kind().name())
        .param("at", issuedAt == null ? null : Instants.of(issuedAt))
        .param("id", bill.id())
        .query((row, n) -> BillJson.read(row.getBytes(1)))
        .optional();
  }

  /** The newest bills of each account, for checks; and how many there are. */
  Map<UUID, List<Checks.Past>> history(Collection<UUID> accounts) {
    Map<UUID, List<Checks.Past>> past = new HashMap<>();
    jdbc.sql(
            """
            select a.id, b.kind, b.total, b.from_day, b.to_day
            from unnest(:accounts) as a (id)
            cross join lateral (
              select kind, total, from_day, to_day from bill
              where account_id = a.id and kind in ('INVOICE', 'SETTLEMENT')
              order by issued_at desc, id desc limit :limit) b
            """)
        .param("accounts", accounts.toArray(UUID[]::new))
        .param("limit", HISTORY)
        .query(
            row -> {
              past.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new Checks.Past(
                          DocumentKind.valueOf(row.getString("kind")),
                          row.getBigDecimal("total"),
                          row.getObject("from_day", LocalDate.class),
                          row.getObject("to_day", LocalDate.class)));
            });
    return past;
  }

  /** How many bills each account has. */
  Map<UUID, Integer> counts(Collection<UUID> accounts) {
    Map<UUID, Integer> counts = new HashMap<>();
    jdbc.sql(
            """
            select account_id, count(*) as n from bill
            where account_id = any(:accounts) group by account_id
            """)
        .param("accounts", accounts.toArray(UUID[]::new))
        .query(
            row -> {
              counts.put(row.getObject("account_id", UUID.class), row.getInt("n"));
            });
    return counts;
  }

  /** Locks accounts until the transaction ends, in the order of their ids. */
  void lock(Collection<UUID> accounts) {
    jdbc.sql("select id from account where id = any(:ids) order by id for no key update")
        .param("ids", accounts.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  /** What a request outside of runs issued before. */
  List<UUID> ofRequest(UUID request, UUID account) {
    return jdbc.sql("select id from bill where run_id = :request and account_id = :account")
        .param("request", request)
        .param("account", account)
        .query(UUID.class)
        .list();
  }

  /** How an account is called, and in which language it is written to. */
  record AccountName(String number, String language) {}

  AccountName account(UUID id) {
    return jdbc.sql("select number, language from account where id = :id")
        .param("id", id)
        .query((row, n) -> new AccountName(row.getString(1), row.getString(2)))
        .optional()
        .orElseThrow(() -> Refusals.notFound("account"));
  }
}
