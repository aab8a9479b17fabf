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
import org.wattline.billing.contract.tariffs.PublishedTariff;
import org.wattline.billing.contract.tariffs.TariffVersion;

/** The rows of published versions, which are only ever added to. */
@Repository
class VersionRows {
  private static final String COLUMNS =
      "id, product_id, number, effective_from, published_at, name, submitted_by, approved_by, note";

  private final JdbcClient jdbc;

  VersionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A published version as rating reads it. */
  record Published(UUID id, int number, LocalDate effectiveFrom, String document) {}

  /** Counts one more change of what prices rest on; others wait until the transaction ends. */
  void stamp() {
    jdbc.sql("update tariff_stamp set stamp = stamp + 1").update();
  }

  long currentStamp() {
    return jdbc.sql("select stamp from tariff_stamp").query(Long.class).single();
  }

  int nextNumber(UUID product) {
    return jdbc.sql("select coalesce(max(number), 0) + 1 from tariff_version where product_id = :p")
        .param("p", product)
        .query(Integer.class)
        .single();
  }

  void insert(TariffVersion v, String submittedSubject, Asker approver, String document) {
    jdbc.sql(
            """
            insert into tariff_version
              (id, product_id, number, effective_from, published_at, name, document, submitted_by,
               submitted_subject, approved_by, approved_subject, note)
            values (:id, :product, :number, :from, :at, :name, :document, :submitter, :submitterId,
                    :approver, :approverId, :note)
            """)
        .param("id", v.id())
        .param("product", v.productId())
        .param("number", v.number())
        .param("from", v.effectiveFrom())
        .param("at", Timestamp.from(v.publishedAt()))
        .param("name", v.name())
        .param("document", document)
        .param("submitter", v.submittedBy())
        .param("submitterId", submittedSubject)
        .param("approver", approver.name())
        .param("approverId", approver.subject())
        .param("note", v.note())
        .update();
  }

  List<TariffVersion> ofProduct(UUID product) {
    return jdbc.sql(
            "select " + COLUMNS + " from tariff_version where product_id = :p order by number desc")
        .param("p", product)
        .query((row, n) -> version(row, "id"))
        .list();
  }

  Optional<PublishedTariff> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + ", document from tariff_version where id = :id")
        .param("id", id)
        .query((row, n) -> new PublishedTariff(version(row, "id"), row.getString("document")))
        .optional();
  }

  /** The versions that were known at a moment, in the order of their publication. */
  List<Published> known(UUID product, @Nullable Instant knownAt) {
    return jdbc.sql(
            """
            select id, number, effective_from, document from tariff_version
            where product_id = :p
              and (cast(:at as timestamptz) is null or published_at <= cast(:at as timestamptz))
            order by number
            """)
        .param("p", product)
        .param("at", knownAt == null ? null : Timestamp.from(knownAt))
        .query(
            (row, n) ->
                new Published(
                    row.getObject("id", UUID.class),
                    row.getInt("number"),
                    row.getObject("effective_from", LocalDate.class),
                    row.getString("document")))
        .list();
  }

  Optional<LocalDate> firstDay(UUID product) {
    return Optional.ofNullable(
        jdbc.sql("select min(effective_from) as first from tariff_version where product_id = :p")
            .param("p", product)
            .query((row, n) -> new First(row.getObject("first", LocalDate.class)))
            .single()
            .day());
  }

  private record First(@Nullable LocalDate day) {}

  static TariffVersion version(ResultSet row, String id) throws SQLException {
    return new TariffVersion(
        row.getObject(id, UUID.class),
        row.getObject("product_id", UUID.class),
        row.getInt("number"),
        row.getObject("effective_from", LocalDate.class),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getString("name"),
        row.getString("submitted_by"),
        row.getString("approved_by"),
        row.getString("note"));
  }
}
