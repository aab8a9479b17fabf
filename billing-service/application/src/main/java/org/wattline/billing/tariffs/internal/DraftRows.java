package org.wattline.billing.tariffs.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.Submission;
import org.wattline.billing.contract.tariffs.TariffDraft;

/** The rows of drafts: one for a product at most. */
@Repository
class DraftRows {
  private final JdbcClient jdbc;

  DraftRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A draft and whose it is. */
  record Draft(TariffDraft shown, @Nullable String submittedSubject) {}

  /**
   * Holds the product until the transaction ends, so that one person at a time changes its draft.
   */
  void lockProduct(UUID product) {
    jdbc.sql("select id from product where id = :p for update")
        .param("p", product)
        .query()
        .listOfRows();
  }

  Optional<Draft> find(UUID product) {
    return jdbc.sql("select * from tariff_draft where product_id = :p")
        .param("p", product)
        .query((row, n) -> draft(row))
        .optional();
  }

  void save(UUID product, String document, Asker by, Instant at) {
    jdbc.sql(
            """
            insert into tariff_draft (product_id, state, document, saved_by, saved_at, version)
            values (:p, 'OPEN', :document, :by, :at, 0)
            on conflict (product_id) do update
              set document = :document, saved_by = :by, saved_at = :at,
                  version = tariff_draft.version + 1
            """)
        .param("p", product)
        .param("document", document)
        .param("by", by.name())
        .param("at", Timestamp.from(at))
        .update();
  }

  void submit(UUID product, Submission s, Asker by, Instant at) {
    jdbc.sql(
            """
            update tariff_draft set state = 'SUBMITTED', effective_from = :from, submitted_by = :by,
                   submitted_subject = :subject, submitted_at = :at, note = :note, rejection = null,
                   version = version + 1
            where product_id = :p
            """)
        .param("p", product)
        .param("from", s.effectiveFrom())
        .param("by", by.name())
        .param("subject", by.subject())
        .param("at", Timestamp.from(at))
        .param("note", s.note())
        .update();
  }

  void reopen(UUID product, @Nullable String rejection) {
    jdbc.sql(
            """
            update tariff_draft set state = 'OPEN', effective_from = null, submitted_by = null,
                   submitted_subject = null, submitted_at = null, rejection = :rejection,
                   version = version + 1
            where product_id = :p
            """)
        .param("p", product)
        .param("rejection", rejection)
        .update();
  }

  void delete(UUID product) {
    jdbc.sql("delete from tariff_draft where product_id = :p").param("p", product).update();
  }

  private static Draft draft(ResultSet row) throws SQLException {
    return new Draft(
        new TariffDraft(
            row.getObject("product_id", UUID.class),
            DraftState.valueOf(row.getString("state")),
            row.getString("document"),
            row.getString("saved_by"),
            row.getObject("saved_at", OffsetDateTime.class).toInstant(),
            row.getObject("effective_from", LocalDate.class),
            row.getString("submitted_by"),
            instant(row.getObject("submitted_at", OffsetDateTime.class)),
            row.getString("note"),
            row.getString("rejection"),
            List.of(),
            row.getInt("version")),
        row.getString("submitted_subject"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
