package org.wattline.billing.requests.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Keeps keys in the tenant's schema. */
@Component
class StoredMoneyRequests implements MoneyRequests {
  /**
   * After this long a caller that has not finished is taken for dead, and the next one with its key
   * goes on where it stopped.
   */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long a caller waits for another of the same key; longer than a usual answer takes. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** Between two looks at a key that another process works on. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final Pattern KEY = Pattern.compile(PaymentsApi.KEY_PATTERN);
  private static final Logger log = LoggerFactory.getLogger(StoredMoneyRequests.class);

  private final KeyGates gates = new KeyGates();
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final TransactionTemplate transactions;

  StoredMoneyRequests(
      JdbcClient jdbc, JsonMapper json, Clock clock, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.transactions = transactions;
  }

  private record GateOf(TenantId tenant, UUID about, String key) {}

  /** How a key is found. */
  private sealed interface Found<T> {
    /** It is the caller's to work under. */
    record Mine<T>(UUID subject, boolean begun) implements Found<T> {}

    /** It was done. */
    record Done<T>(T answer) implements Found<T> {}

    /** Somebody else works under it. */
    record Others<T>() implements Found<T> {}
  }

  @Override
  public <T> T once(MoneyRequest request, Class<T> answer, Supplier<T> work) {
    return alone(
        request,
        () ->
            Objects.requireNonNull(
                transactions.execute(
                    status ->
                        switch (find(request, UUID.randomUUID(), answer)) {
                          case Found.Done<T> done -> done.answer();
                          case Found.Others<T> others -> throw underWay();
                          case Found.Mine<T> mine -> {
                            T made = work.get();
                            keep(request, made);
                            yield made;
                          }
                        })));
  }

  @Override
  public <T> T once(
      MoneyRequest request, Class<T> answer, Consumer<UUID> begin, Function<UUID, T> rest) {
    return alone(
        request,
        () ->
            switch (begun(request, answer, begin)) {
              case Found.Done<T> done -> done.answer();
              case Found.Others<T> others -> throw underWay();
              case Found.Mine<T> mine -> finished(request, mine.subject(), rest);
            });
  }

  /** The others of this process wait until this one is done. */
  private <T> T alone(MoneyRequest request, Supplier<T> work) {
    if (!KEY.matcher(request.key()).matches()) {
      throw Refusals.invalid(
          PaymentsApi.IDEMPOTENCY_KEY,
          "must be 8 to 64 letters, digits, hyphens or underscores; a UUID will do");
    }
    try (KeyGates.Passage passage =
        gates.enter(new GateOf(TenantScope.current(), request.about(), request.key()), WAIT)) {
      if (passage == null) {
        throw underWay();
      }
      return work.get();
    }
  }

  private <T> Found<T> begun(MoneyRequest request, Class<T> answer, Consumer<UUID> begin) {
    UUID proposed = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    long until = System.nanoTime() + WAIT.toNanos();
    while (true) {
      Found<T> found =
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    Found<T> now = find(request, proposed, answer);
                    if (now instanceof Found.Mine<T> mine && !mine.begun()) {
                      begin.accept(mine.subject());
                    }
                    return now;
                  }));
      if (!(found instanceof Found.Others<T>) || System.nanoTime() > until) {
        return found;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private <T> T finished(MoneyRequest request, UUID subject, Function<UUID, T> rest) {
    T made;
    try {
      made = rest.apply(subject);
    } catch (NothingDoneException nothing) {
      release(request);
      throw nothing.problem();
    } catch (RuntimeException fault) {
      giveUp(request);
      throw fault;
    }
    keep(request, made);
    return made;
  }

  private static ProblemException underWay() {
    return Refusals.conflict(
        "A request with this Idempotency-Key is under way. Send it again in a few seconds.");
  }

  private <T> Found<T> find(MoneyRequest request, UUID proposed, Class<T> type) {
    String hash = hash(request.operation() + json.writeValueAsString(request.content()));
    Instant now = clock.instant();
    int taken =
        jdbc.sql(
                """
                insert into money_request (about_id, key, hash, subject_id, begun_at)
                values (:about, :key, :hash, :subject, :at)
                on conflict (about_id, key) do nothing
                """)
            .param("about", request.about())
            .param("key", request.key())
            .param("hash", hash)
            .param("subject", proposed)
            .param("at", Timestamp.from(now))
            .update();
    if (taken == 1) {
      return new Found.Mine<>(proposed, false);
    }
    Kept kept = kept(request);
    if (!kept.hash().equals(hash)) {
      throw Problems.KEY_REUSED.because(
          "This Idempotency-Key was used for another request. Use a new key.");
    }
    if (kept.answer() != null) {
      return new Found.Done<>(json.readValue(kept.answer(), type));
    }
    if (kept.begunAt().isAfter(now.minus(PATIENCE))) {
      return new Found.Others<>();
    }
    jdbc.sql("update money_request set begun_at = :at where about_id = :about and key = :key")
        .param("at", Timestamp.from(now))
        .param("about", request.about())
        .param("key", request.key())
        .update();
    return new Found.Mine<>(kept.subject(), true);
  }

  private record Kept(String hash, UUID subject, Instant begunAt, @Nullable String answer) {}

  private Kept kept(MoneyRequest request) {
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

  /** Keeps the answer; the first one stays. */
  private void keep(MoneyRequest request, Object answer) {
    jdbc.sql(
            """
            update money_request set answer = cast(:answer as jsonb)
             where about_id = :about and key = :key and answer is null
            """)
        .param("answer", json.writeValueAsString(answer))
        .param("about", request.about())
        .param("key", request.key())
        .update();
  }

  private void release(MoneyRequest request) {
    jdbc.sql("delete from money_request where about_id = :about and key = :key and answer is null")
        .param("about", request.about())
        .param("key", request.key())
        .update();
  }

  /** Lets the next caller go on at once where this one failed. */
  private void giveUp(MoneyRequest request) {
    try {
      jdbc.sql(
              """
              update money_request set begun_at = :at
               where about_id = :about and key = :key and answer is null
              """)
          .param("at", Timestamp.from(clock.instant().minus(PATIENCE)))
          .param("about", request.about())
          .param("key", request.key())
          .update();
    } catch (RuntimeException later) {
      log.warn("A request that failed is taken up after a minute", later);
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
