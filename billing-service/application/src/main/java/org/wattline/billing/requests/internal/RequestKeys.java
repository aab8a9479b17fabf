package org.wattline.billing.requests.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.billing.copying.Columns;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests.Answered;
import tools.jackson.databind.json.JsonMapper;

/** The keys of requests, with what was asked and what was answered. */
@Repository
class RequestKeys {
  private static final Comparator<Taking> BY_KEY =
      Comparator.comparing((Taking one) -> one.request().about())
          .thenComparing(one -> one.request().key());

  private final JdbcClient jdbc;
  private final JdbcOperations connections;
  private final JsonMapper json;

  RequestKeys(JdbcClient jdbc, JdbcOperations connections, JsonMapper json) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.json = json;
  }

  /** A key that is wanted for a request. */
  record Taking(MoneyRequest request, String hash, UUID subject) {}

  /** A key that was taken. */
  record Kept(String hash, UUID subject, Instant begunAt, @Nullable String answer) {}

  /** Tells one request from another. */
  String hash(MoneyRequest request) {
    String text = request.operation() + json.writeValueAsString(request.content());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes those of the keys that nobody has. @return the subjects of those taken */
  Set<UUID> take(Collection<Taking> wanted, Instant at) {
    Columns rows = new Columns("uuid", "text", "text", "uuid", "timestamptz");
    // in the order of their keys: two replicas with the same keys wait for each other one way only
    wanted.stream()
        .sorted(BY_KEY)
        .forEach(
            one ->
                rows.add(
                    one.request().about(), one.request().key(), one.hash(), one.subject(), at));
    Set<UUID> taken = new HashSet<>();
    rows.query(
        connections,
        """
        insert into money_request (about_id, key, hash, subject_id, begun_at)
        select * from %s r on conflict (about_id, key) do nothing returning subject_id
        """,
        row -> taken.add(row.getObject(1, UUID.class)));
    return taken;
  }

  /** A key that is there, for the length of the transaction nobody else's. */
  Kept kept(MoneyRequest request) {
    return jdbc.sql(
            """
            select hash, subject_id, begun_at, answer::text as answer from money_request
             where about_id = :about and key = :key for update
            """)
        .param("about", request.about())
        .param("key", request.key())
        .query(
            (row, n) ->
                new Kept(
                    row.getString("hash"),
                    row.getObject("subject_id", UUID.class),
                    row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                    row.getString("answer")))
        .single();
  }

  /** Notes since when a key that has no answer is worked under. */
  void begunAt(MoneyRequest request, Instant at) {
    jdbc.sql(
            """
            update money_request set begun_at = :at
             where about_id = :about and key = :key and answer is null
            """)
        .param("at", Timestamp.from(at))
        .param("about", request.about())
        .param("key", request.key())
        .update();
  }

  /** Keeps answers; those that are kept already stay. */
  void answer(Collection<Answered> answered) {
    Columns rows = new Columns("uuid", "text", "jsonb");
    for (Answered one : answered) {
      rows.add(one.request().about(), one.request().key(), json.writeValueAsString(one.answer()));
    }
    if (!rows.isEmpty()) {
      rows.query(
          connections,
          """
          update money_request m set answer = n.answer from %s n(about, key, answer)
           where m.about_id = n.about and m.key = n.key and m.answer is null returning m.key
          """,
          row -> {});
    }
  }

  /** An answer, as it is read again. */
  <T> T read(String answer, Class<T> type) {
    return json.readValue(answer, type);
  }

  void release(MoneyRequest request) {
    jdbc.sql("delete from money_request where about_id = :about and key = :key and answer is null")
        .param("about", request.about())
        .param("key", request.key())
        .update();
  }
}
