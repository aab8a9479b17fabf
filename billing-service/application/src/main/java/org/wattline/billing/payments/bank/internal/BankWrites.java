package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.contract.bank.BankAccount;
import org.wattline.billing.contract.bank.BankEntryState;

/** What is written to the bank's tables. */
@Repository
class BankWrites {
  /** Rows sent in one round trip. */
  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  BankWrites(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** A match that was made. */
  record Match(
      UUID id,
      UUID entryId,
      String kind,
      @Nullable UUID accountId,
      @Nullable UUID documentId,
      @Nullable UUID returnOf,
      boolean straight,
      @Nullable String note,
      @Nullable String by) {}

  boolean insertAccount(BankAccount a) {
    return jdbc.sql(
                """
                insert into bank_account (id, iban, bic, name, currency, booked, on_bills, version)
                values (:id, :iban, :bic, :name, :currency, :booked, :onBills, 0)
                on conflict (iban) do nothing
                """)
            .param("id", a.id())
            .param("iban", a.iban())
            .param("bic", a.bic())
            .param("name", a.name())
            .param("currency", a.currency())
            .param("booked", a.booked().name())
            .param("onBills", a.onBills())
            .update()
        == 1;
  }

  void noAccountOnBills() {
    jdbc.sql("update bank_account set on_bills = false, version = version + 1 where on_bills")
        .update();
  }

  void updateAccount(BankAccount a) {
    jdbc.sql(
            """
            update bank_account set bic = :bic, name = :name, booked = :booked, on_bills = :onBills,
              version = version + 1 where id = :id
            """)
        .param("id", a.id())
        .param("bic", a.bic())
        .param("name", a.name())
        .param("booked", a.booked().name())
        .param("onBills", a.onBills())
        .update();
  }

  /**
   * @return false when a file of this content is there; waits for one that is being taken
   */
  boolean insertFile(
      UUID id, String name, UploadedFile file, CamtDocument document, Instant at, String by) {
    return jdbc.sql(
                """
                insert into bank_file (id, name, sha256, bytes, message, camt_version, message_id,
                                       loaded_at, loaded_by, content)
                values (:id, :name, :hash, :bytes, :message, :version, :messageId, :at, :by, :content)
                on conflict (sha256) do nothing
                """)
            .param("id", id)
            .param("name", name)
            .param("hash", file.hash())
            .param("bytes", file.bytes())
            .param("message", document.message().name())
            .param("version", document.version())
            .param("messageId", document.messageId())
            .param("at", Timestamp.from(at))
            .param("by", by)
            .param("content", file.deflated())
            .update()
        == 1;
  }

  /** The digest of a statement that was taken under this name and time. */
  Optional<byte[]> digest(UUID account, String message, String statementId, Instant createdAt) {
    return jdbc.sql(
            """
            select digest from bank_statement
            where bank_account_id = :account and message = :message and statement_id = :statement
              and created_at = :at and not repeated
            """)
        .param("account", account)
        .param("message", message)
        .param("statement", statementId)
        .param("at", Timestamp.from(createdAt))
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  boolean isTaken(UUID account, String message, String statementId, byte[] digest) {
    return jdbc.sql(
            """
            select exists (select from bank_statement
              where bank_account_id = :account and message = :message and statement_id = :statement
                and digest = :digest and not repeated)
            """)
        .param("account", account)
        .param("message", message)
        .param("statement", statementId)
        .param("digest", digest)
        .query(Boolean.class)
        .single();
  }

  /** A statement's own row. */
  record StatementRow(
      UUID id,
      UUID fileId,
      UUID accountId,
      int ordinal,
      String message,
      String statementId,
      @Nullable String sequence,
      Instant createdAt,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable BigDecimal opening,
      @Nullable BigDecimal closing,
      int entries,
      byte[] digest,
      boolean repeated,
      @Nullable String remark) {}

  void insertStatement(StatementRow s) {
    jdbc.sql(
            """
            insert into bank_statement (id, file_id, bank_account_id, ordinal, message, statement_id,
              sequence, created_at, from_day, to_day, opening, closing, entries, digest, repeated,
              remark)
            values (:id, :file, :account, :ordinal, :message, :statement, :sequence, :at, :from, :to,
                    :opening, :closing, :entries, :digest, :repeated, :remark)
            """)
        .param("id", s.id())
        .param("file", s.fileId())
        .param("account", s.accountId())
        .param("ordinal", s.ordinal())
        .param("message", s.message())
        .param("statement", s.statementId())
        .param("sequence", s.sequence())
        .param("at", Timestamp.from(s.createdAt()))
        .param("from", s.from())
        .param("to", s.to())
        .param("opening", s.opening())
        .param("closing", s.closing())
        .param("entries", s.entries())
        .param("digest", s.digest())
        .param("repeated", s.repeated())
        .param("remark", s.remark())
        .update();
  }

  void insertEntries(UUID fileId, UUID statementId, UUID accountId, List<NewEntry> entries) {
    batches.batchUpdate(
        """
        insert into bank_entry (id, file_id, statement_id, bank_account_id, ordinal, state, amount,
          currency, booked_on, value_on, party_name, party_account, reference, message,
          end_to_end_id, bank_reference, return_reason, remark, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """,
        entries,
        BATCH,
        (PreparedStatement row, NewEntry e) -> {
          row.setObject(1, e.id());
          row.setObject(2, fileId);
          row.setObject(3, statementId);
          row.setObject(4, accountId);
          row.setInt(5, e.ordinal());
          row.setString(6, e.state().name());
          row.setBigDecimal(7, e.amount());
          row.setString(8, e.currency());
          row.setObject(9, e.bookedOn());
          if (e.valueOn() == null) {
            row.setNull(10, Types.DATE);
          } else {
            row.setObject(10, e.valueOn());
          }
          texts(
              row,
              e.partyName(),
              e.partyAccount(),
              e.reference(),
              e.message(),
              e.endToEndId(),
              e.bankReference(),
              e.returnReason(),
              e.remark());
        });
  }

  private static void texts(PreparedStatement row, @Nullable String... texts) throws SQLException {
    for (int i = 0; i < texts.length; i++) {
      row.setString(11 + i, texts[i]);
    }
  }

  /** Writes matches, and gives each entry its own. */
  void match(Collection<Match> matches, BankEntryState state, Instant at) {
    Timestamp now = Timestamp.from(at);
    batches.batchUpdate(
        """
        insert into bank_match (id, entry_id, kind, account_id, document_id, return_of, straight,
                                note, matched_at, matched_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        matches,
        BATCH,
        (PreparedStatement row, Match m) -> {
          row.setObject(1, m.id());
          row.setObject(2, m.entryId());
          row.setString(3, m.kind());
          row.setObject(4, m.accountId(), Types.OTHER);
          row.setObject(5, m.documentId(), Types.OTHER);
          row.setObject(6, m.returnOf(), Types.OTHER);
          row.setBoolean(7, m.straight());
          row.setString(8, m.note());
          row.setTimestamp(9, now);
          row.setString(10, m.by());
        });
    batches.batchUpdate(
        "update bank_entry set match_id = ?, state = ?, version = version + 1 where id = ?",
        matches,
        BATCH,
        (PreparedStatement row, Match m) -> {
          row.setObject(1, m.id());
          row.setString(2, state.name());
          row.setObject(3, m.entryId());
        });
  }

  Match match(UUID entryId) {
    return jdbc.sql(
            "select m.* from bank_match m join bank_entry e on e.match_id = m.id where e.id = :id")
        .param("id", entryId)
        .query(
            (row, n) ->
                new Match(
                    row.getObject("id", UUID.class),
                    row.getObject("entry_id", UUID.class),
                    row.getString("kind"),
                    row.getObject("account_id", UUID.class),
                    row.getObject("document_id", UUID.class),
                    row.getObject("return_of", UUID.class),
                    row.getBoolean("straight"),
                    row.getString("note"),
                    row.getString("matched_by")))
        .single();
  }

  void undone(UUID matchId, Instant at, String by, String reason) {
    jdbc.sql(
            """
            insert into bank_match_undone (match_id, undone_at, undone_by, reason)
            values (:id, :at, :by, :reason)
            """)
        .param("id", matchId)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("reason", reason)
        .update();
  }

  /** An entry's new state; without a match where it is unmatched. */
  void state(UUID entryId, BankEntryState state) {
    jdbc.sql(
            """
            update bank_entry set state = :state, version = version + 1,
              match_id = case when :state = 'UNMATCHED' then null else match_id end
            where id = :id
            """)
        .param("id", entryId)
        .param("state", state.name())
        .update();
  }

  /** Incoming payments of the same account and amount that an outgoing one may be the return of. */
  List<UUID> returnable(UUID bankAccountId, NewEntry entry) {
    return jdbc.sql(
            """
            select id from bank_entry
            where bank_account_id = :account and state in ('MATCHED', 'UNMATCHED')
              and amount = :amount and currency = :currency and booked_on <= :day
              and ((end_to_end_id = :endToEnd and :endToEnd <> 'NOTPROVIDED')
                   or bank_reference = :bankReference)
            order by id for update
            """)
        .param("account", bankAccountId)
        .param("amount", entry.amount().negate())
        .param("currency", entry.currency())
        .param("day", entry.bookedOn())
        .param("endToEnd", entry.endToEndId())
        .param("bankReference", entry.bankReference())
        .query(UUID.class)
        .list();
  }
}
