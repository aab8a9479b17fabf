package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.bank.BankAccount;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryCount;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.BankFile;
import org.wattline.billing.contract.bank.BankMessage;
import org.wattline.billing.contract.bank.BankStatement;
import org.wattline.billing.contract.bank.MatchSuggestion;

/** What is read of the bank's tables. */
@Repository
class BankRows {
  private static final String CUSTOMER =
      "coalesce(c.organisation_name, concat_ws(' ', c.given_name, c.family_name))";

  private static final String ENTRIES =
      String.format(
          Locale.ROOT,
          """
          select e.*, s.statement_id as statement, m.account_id, m.document_id, m.return_of,
                 m.matched_by, m.matched_at, a.number, %s as customer
          from bank_entry e
          join bank_statement s on s.id = e.statement_id
          left join bank_match m on m.id = e.match_id
          left join account a on a.id = m.account_id
          left join customer c on c.id = a.customer_id
          """,
          CUSTOMER);

  private static final String FILES =
      """
      select f.id, f.name, f.message, f.camt_version, f.message_id, f.loaded_at, f.loaded_by,
             f.bytes,
             (select count(*) from bank_statement s where s.file_id = f.id) as statements,
             (select count(*) from bank_statement s where s.file_id = f.id and s.repeated) as repeated,
             n.*
      from bank_file f
      cross join lateral (
        select count(*) as entries,
          count(*) filter (where state in ('MATCHED', 'HANDED_OVER')) as matched,
          count(*) filter (where state = 'UNMATCHED') as unmatched,
          count(*) filter (where state in ('RETURN', 'RETURNED')) as returned,
          count(*) filter (where state = 'PENDING') as pending,
          count(*) filter (where state = 'INFORMATION') as informed,
          coalesce(sum(amount) filter (where amount > 0 and state not in ('PENDING', 'INFORMATION')), 0) as credit,
          coalesce(-sum(amount) filter (where amount < 0 and state not in ('PENDING', 'INFORMATION')), 0) as debit
        from bank_entry e where e.file_id = f.id) n
      """;

  private final JdbcClient jdbc;

  BankRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<BankAccount> accounts() {
    return jdbc.sql("select * from bank_account order by iban").query(BankRows::account).list();
  }

  Optional<BankAccount> account(UUID id) {
    return jdbc.sql("select * from bank_account where id = :id for update")
        .param("id", id)
        .query(BankRows::account)
        .optional();
  }

  private static BankAccount account(ResultSet row, int n) throws SQLException {
    return new BankAccount(
        row.getObject("id", UUID.class),
        row.getString("iban"),
        row.getString("bic"),
        row.getString("name"),
        row.getString("currency"),
        BankMessage.valueOf(row.getString("booked")),
        row.getBoolean("on_bills"),
        row.getInt("version"));
  }

  Optional<UUID> fileOf(byte[] sha256) {
    return jdbc.sql("select id from bank_file where sha256 = :hash")
        .param("hash", sha256)
        .query(UUID.class)
        .optional();
  }

  Optional<BankFile> file(UUID id, boolean duplicate) {
    return jdbc.sql(FILES + "where f.id = :id")
        .param("id", id)
        .query((row, n) -> file(row, duplicate))
        .optional();
  }

  List<BankFile> files(@Nullable Instant at, @Nullable UUID id, int limit) {
    return jdbc.sql(
            FILES
                + """
                where cast(:at as timestamptz) is null
                   or (f.loaded_at, f.id) < (cast(:at as timestamptz), cast(:id as uuid))
                order by f.loaded_at desc, f.id desc limit :limit
                """)
        .param("at", at == null ? null : java.sql.Timestamp.from(at))
        .param("id", id)
        .param("limit", limit)
        .query((row, n) -> file(row, false))
        .list();
  }

  private static BankFile file(ResultSet row, boolean duplicate) throws SQLException {
    int repeated = row.getInt("repeated");
    return new BankFile(
        row.getObject("id", UUID.class),
        row.getString("name"),
        duplicate,
        BankMessage.valueOf(row.getString("message")),
        row.getString("camt_version"),
        row.getString("message_id"),
        instant(row, "loaded_at"),
        row.getString("loaded_by"),
        row.getLong("bytes"),
        row.getInt("statements"),
        repeated,
        row.getInt("entries"),
        row.getInt("matched"),
        row.getInt("unmatched"),
        row.getInt("returned"),
        row.getInt("pending"),
        row.getInt("informed"),
        row.getBigDecimal("credit"),
        row.getBigDecimal("debit"),
        repeated == 0 ? null : repeated + " of its statements were taken before in another file.");
  }

  List<BankStatement> statements(UUID fileId) {
    return jdbc.sql("select * from bank_statement where file_id = :id order by ordinal")
        .param("id", fileId)
        .query(
            (row, n) ->
                new BankStatement(
                    row.getObject("id", UUID.class),
                    row.getObject("bank_account_id", UUID.class),
                    row.getString("statement_id"),
                    row.getString("sequence"),
                    instant(row, "created_at"),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("to_day", LocalDate.class),
                    row.getBigDecimal("opening"),
                    row.getBigDecimal("closing"),
                    row.getInt("entries"),
                    row.getBoolean("repeated"),
                    row.getString("remark")))
        .list();
  }

  /** An entry, and locked where it is to be changed. */
  Optional<BankEntry> entry(UUID id, boolean lock) {
    return jdbc.sql(ENTRIES + "where e.id = :id" + (lock ? " for update of e" : ""))
        .param("id", id)
        .query(BankRows::entry)
        .optional();
  }

  /**
   * @param q part of a name, account or message, in lower case, with PostgreSQL's wildcards quoted
   * @param amount what {@code q} is as an amount, or null
   */
  List<BankEntry> entries(
      @Nullable BankEntryState state,
      @Nullable UUID fileId,
      @Nullable String q,
      @Nullable BigDecimal amount,
      @Nullable LocalDate day,
      @Nullable UUID id,
      int limit) {
    return jdbc.sql(
            ENTRIES
                + """
                where (cast(:state as text) is null or e.state = :state)
                  and (cast(:file as uuid) is null or e.file_id = :file)
                  and (cast(:q as text) is null
                       or lower(concat_ws(' ', e.party_name, e.party_account, e.reference, e.message))
                          like '%' || :q || '%'
                       or abs(e.amount) = cast(:amount as numeric))
                  and (cast(:day as date) is null
                       or (e.booked_on, e.id) > (cast(:day as date), cast(:id as uuid)))
                order by e.booked_on, e.id limit :limit
                """)
        .param("state", state == null ? null : state.name())
        .param("file", fileId)
        .param("q", q)
        .param("amount", amount)
        .param("day", day)
        .param("id", id)
        .param("limit", limit)
        .query(BankRows::entry)
        .list();
  }

  private static BankEntry entry(ResultSet row, int n) throws SQLException {
    OffsetDateTime matchedAt = row.getObject("matched_at", OffsetDateTime.class);
    return new BankEntry(
        row.getObject("id", UUID.class),
        row.getObject("file_id", UUID.class),
        row.getObject("bank_account_id", UUID.class),
        row.getString("statement"),
        BankEntryState.valueOf(row.getString("state")),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getObject("booked_on", LocalDate.class),
        row.getObject("value_on", LocalDate.class),
        row.getString("party_name"),
        row.getString("party_account"),
        row.getString("reference"),
        row.getString("message"),
        row.getString("end_to_end_id"),
        row.getString("bank_reference"),
        row.getString("return_reason"),
        row.getString("remark"),
        row.getObject("account_id", UUID.class),
        row.getString("number"),
        row.getString("customer"),
        row.getObject("document_id", UUID.class),
        row.getObject("return_of", UUID.class),
        row.getString("matched_by"),
        matchedAt == null ? null : matchedAt.toInstant(),
        row.getInt("version"));
  }

  List<BankEntryCount> summary() {
    return jdbc.sql(
            """
            select state, count(*) as entries, min(booked_on) as oldest,
              coalesce(sum(amount) filter (where amount > 0), 0) as credit,
              coalesce(-sum(amount) filter (where amount < 0), 0) as debit
            from bank_entry group by state order by state
            """)
        .query(
            (row, n) ->
                new BankEntryCount(
                    BankEntryState.valueOf(row.getString("state")),
                    row.getLong("entries"),
                    row.getBigDecimal("credit"),
                    row.getBigDecimal("debit"),
                    row.getObject("oldest", LocalDate.class)))
        .list();
  }

  /**
   * Accounts by number in the message, by the payer's account, by the payer's name; in this order.
   */
  List<MatchSuggestion> suggestions(BankEntry entry, List<String> numbers, int limit) {
    return jdbc.sql(
            String.format(
                Locale.ROOT,
                """
                with candidate as (
                  select a.id, 1 as rank from account a where a.number = any(:numbers)
                  union all
                  select distinct m.account_id, 2 from bank_entry e join bank_match m on m.id = e.match_id
                  where e.state = 'MATCHED' and e.party_account = :party and m.account_id is not null
                  union all
                  select a.id, 3 from customer c join account a on a.customer_id = c.id
                  where lower(:name) in (lower(concat_ws(' ', c.given_name, c.family_name)),
                                         lower(concat_ws(' ', c.family_name, c.given_name)),
                                         lower(c.organisation_name))),
                best as (select id, min(rank) as rank from candidate group by id)
                select a.id, a.number, %s as customer, b.rank, i.document_id, i.number as document,
                  coalesce(i.amount, (select coalesce(sum(l.amount), 0) from ledger_leg l
                                      where l.gl = 'RECEIVABLES' and l.account_id = a.id)) as open
                from best b
                join account a on a.id = b.id
                join customer c on c.id = a.customer_id
                left join lateral (
                  select o.document_id, o.number, o.amount from open_item o
                  where o.account_id = a.id and o.amount = :amount
                    and not exists (select from allocation x where x.account_id = a.id
                                    and x.document_id = o.document_id
                                    group by x.document_id having sum(x.amount) > 0)
                  order by o.due_on limit 1) i on true
                order by b.rank, (i.document_id is null), a.number limit :limit
                """,
                CUSTOMER))
        .param("numbers", numbers.toArray(String[]::new))
        .param("party", entry.partyAccount())
        .param("name", entry.partyName())
        .param("amount", entry.amount())
        .param("limit", limit)
        .query(
            (row, n) ->
                new MatchSuggestion(
                    row.getObject("id", UUID.class),
                    row.getString("number"),
                    row.getString("customer"),
                    row.getObject("document_id", UUID.class),
                    row.getString("document"),
                    row.getBigDecimal("open"),
                    MatchSuggestion.Why.values()[row.getInt("rank") - 1]))
        .list();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
