package org.wattline.billing.metering.internal.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.tenancy.time.Business;

/** Keeps what arrives, whole, before anybody reads it. */
@Component
class Receiving {
  private final JdbcClient jdbc;
  private final Originals originals;
  private final Runs runs;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Receiving(
      JdbcClient jdbc,
      Originals originals,
      Runs runs,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      @Business Clock clock) {
    this.jdbc = jdbc;
    this.originals = originals;
    this.runs = runs;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What is known of a delivery beside its bytes.
   *
   * @param issuedAt null: when the same bytes were received first
   * @param point the market id that the data are of; null where the file names its points
   */
  record Letter(
      String name,
      String source,
      ZoneId zone,
      @Nullable String mapping,
      @Nullable Instant issuedAt,
      @Nullable String point) {}

  /** A delivery that is kept. */
  record Kept(int no, UUID id) {}

  /** Keeps a delivery and opens its run. A slow sender holds a file, and no connection. */
  Kept receive(Asker asker, Letter letter, InputStream content) {
    Path file = null;
    try {
      file = Files.createTempFile("delivery", ".part");
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      long bytes;
      try (OutputStream out = Files.newOutputStream(file);
          DigestInputStream in = new DigestInputStream(content, sha256)) {
        bytes = copy(in, out);
      }
      if (bytes == 0) {
        throw Refusals.invalid("content", "The file is empty.");
      }
      Path whole = file;
      Kept kept = transaction.execute(status -> keep(asker, letter, bytes, sha256.digest(), whole));
      return java.util.Objects.requireNonNull(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } finally {
      if (file != null) {
        delete(file);
      }
    }
  }

  private static long copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes += n;
      if (bytes > DeliveriesApi.MAX_BYTES) {
        throw Refusals.invalid(
            "content", "The file is larger than " + DeliveriesApi.MAX_BYTES + " bytes. Split it.");
      }
      out.write(buffer, 0, n);
    }
    return bytes;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kept keep(Asker asker, Letter letter, long bytes, byte[] sha256, Path file) {
    jdbc.sql("set local statement_timeout = '10min'").update();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant issued = letter.issuedAt() == null ? firstReceived(sha256, now) : letter.issuedAt();
    Kept kept = insert(asker, letter, now, issued, null, bytes, sha256);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      originals.keep(kept.no(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    runs.open(kept.no(), "");
    audit.record(asker, "delivery-received", "delivery", kept.id(), null, letter.name());
    return kept;
  }

  /** The same bytes are the same statement, however often they are sent. */
  private Instant firstReceived(byte[] sha256, Instant now) {
    return jdbc.sql(
            "select issued_at from delivery where sha256 = :sha and replay_of is null"
                + " order by no limit 1")
        .param("sha", sha256)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional()
        .orElse(now);
  }

  /**
   * A delivery that reads the original of another again.
   *
   * @param mapping how a CSV is read; null lets the header choose
   */
  Kept replay(Asker asker, int original, @Nullable String mapping) {
    Kept kept =
        transaction.execute(
            status -> {
              record Row(
                  String name,
                  Instant issued,
                  String zone,
                  @Nullable String point,
                  long bytes,
                  byte[] sha) {}
              Row row =
                  jdbc.sql(
                          "select name, issued_at, zone, point, bytes, sha256 from"
                              + " delivery where no = :no")
                      .param("no", original)
                      .query(
                          (r, n) ->
                              new Row(
                                  r.getString(1),
                                  r.getTimestamp(2).toInstant(),
                                  r.getString(3),
                                  r.getString(4),
                                  r.getLong(5),
                                  r.getBytes(6)))
                      .single();
              Letter letter =
                  new Letter(
                      row.name(), "UPLOAD", ZoneId.of(row.zone()), mapping, null, row.point());
              Kept made =
                  insert(
                      asker,
                      letter,
                      clock.instant(),
                      row.issued(),
                      original,
                      row.bytes(),
                      row.sha());
              runs.open(made.no(), "");
              audit.record(asker, "delivery-replayed", "delivery", made.id(), null, row.name());
              return made;
            });
    return java.util.Objects.requireNonNull(kept);
  }

  private Kept insert(
      Asker asker,
      Letter letter,
      Instant now,
      Instant issued,
      @Nullable Integer replayOf,
      long bytes,
      byte[] sha256) {
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    int no =
        jdbc.sql(
                """
                insert into delivery (id, name, source, received_by, received_at, issued_at, zone,
                  mapping, state, bytes, sha256, documents, refused, records, accepted, duplicate,
                  replaced, rejected, waiting, replay_of, point, mappings_known)
                values (:id, :name, :source, :by, :now, :issued, :zone, :mapping, 'RECEIVED',
                  :bytes, :sha, 0, 0, 0, 0, 0, 0, 0, 0, :replayOf, :point,
                  (select coalesce(max(no), 0) from csv_mapping))
                returning no
                """)
            .param("id", id)
            .param("name", letter.name())
            .param("source", letter.source())
            .param("by", Router.cut(asker.name(), 160))
            .param("now", Timestamp.from(now))
            .param("issued", Timestamp.from(issued))
            .param("zone", letter.zone().getId())
            .param("mapping", letter.mapping())
            .param("bytes", bytes)
            .param("sha", sha256)
            .param("replayOf", replayOf)
            .param("point", letter.point())
            .query(Integer.class)
            .single();
    return new Kept(no, id);
  }
}
