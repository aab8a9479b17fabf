package org.wattline.billing.requests.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.concurrent.TenantBatches;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;

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

  /** Requests that begin in one transaction: more would only wait longer for each other. */
  private static final int MOST = 32;

  /** Transactions of one supplier: while one waits for PostgreSQL, another works. */
  private static final int AT_ONCE = 2;

  private static final Pattern KEY = Pattern.compile(PaymentsApi.KEY_PATTERN);
  private static final Logger log = LoggerFactory.getLogger(StoredMoneyRequests.class);

  private final KeyGates gates = new KeyGates();
  private final RequestKeys keys;
  private final Clock clock;
  private final TransactionTemplate transactions;

  StoredMoneyRequests(RequestKeys keys, Clock clock, TransactionTemplate transactions) {
    this.keys = keys;
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
            finished(
                request,
                begun(request, newId(), answer, begin),
                id -> new Answer<>(rest.apply(id), false)));
  }

  @Override
  public <W> Many<W> many(Consumer<List<W>> begin) {
    return new ManyBegun<>(begin);
  }

  private static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }

  /** A request that is to begin, and what is written for it. */
  private record Beginning<W>(RequestKeys.Taking key, W what) {}

  /** Begins requests together; a key that somebody had before is looked at alone. */
  private final class ManyBegun<W> implements Many<W>, TenantBatches.Work<Beginning<W>, Boolean> {
    private final Consumer<List<W>> begin;
    private final TenantBatches<Beginning<W>, Boolean> batches =
        new TenantBatches<>(MOST, AT_ONCE, this);

    ManyBegun(Consumer<List<W>> begin) {
      this.begin = begin;
    }

    @Override
    public <T> T once(
        MoneyRequest request,
        Class<T> answer,
        Function<UUID, W> what,
        Function<UUID, Answer<T>> rest) {
      if (TransactionSynchronizationManager.isActualTransactionActive()) {
        throw new IllegalStateException("A request that begins with others has no transaction");
      }
      return StoredMoneyRequests.this.alone(
          request, () -> finished(request, begun(request, answer, what), rest));
    }

    private <T> Found<T> begun(MoneyRequest request, Class<T> answer, Function<UUID, W> what) {
      UUID id = newId();
      W first;
      try {
        first = what.apply(id);
      } catch (ProblemException refused) {
        return StoredMoneyRequests.this.begun(
            request,
            id,
            answer,
            mine -> {
              throw refused;
            });
      }
      boolean begun =
          batches.submit(
              new Beginning<>(new RequestKeys.Taking(request, keys.hash(request), id), first));
      return begun
          ? new Found.Mine<>(id, true)
          : StoredMoneyRequests.this.begun(
              request, id, answer, mine -> begin.accept(List.of(what.apply(mine))));
    }

    @Override
    public List<@Nullable Boolean> together(List<Beginning<W>> batch) {
      return Objects.requireNonNull(
          transactions.execute(
              status -> {
                Set<UUID> taken =
                    keys.take(batch.stream().map(Beginning::key).toList(), clock.instant());
                List<W> mine =
                    batch.stream()
                        .filter(one -> taken.contains(one.key().subject()))
                        .map(Beginning::what)
                        .toList();
                if (!mine.isEmpty()) {
                  begin.accept(mine);
                }
                return batch.stream()
                    .<@Nullable Boolean>map(one -> taken.contains(one.key().subject()))
                    .toList();
              }));
    }

    /** Not begun: the caller begins it as one that comes alone. */
    @Override
    public Boolean alone(Beginning<W> piece) {
      return false;
    }
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

  private <T> Found<T> begun(
      MoneyRequest request, UUID proposed, Class<T> answer, Consumer<UUID> begin) {
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

  private <T> T finished(MoneyRequest request, Found<T> found, Function<UUID, Answer<T>> rest) {
    return switch (found) {
      case Found.Done<T> done -> done.answer();
      case Found.Others<T> others -> throw underWay();
      case Found.Mine<T> mine -> finished(request, mine.subject(), rest);
    };
  }

  private <T> T finished(MoneyRequest request, UUID subject, Function<UUID, Answer<T>> rest) {
    Answer<T> made;
    try {
      made = rest.apply(subject);
    } catch (NothingDoneException nothing) {
      keys.release(request);
      throw nothing.problem();
    } catch (RuntimeException fault) {
      giveUp(request);
      throw fault;
    }
    if (!made.kept()) {
      keep(request, made.value());
    }
    return made.value();
  }

  private static ProblemException underWay() {
    return Refusals.conflict(
        "A request with this Idempotency-Key is under way. Send it again in a few seconds.",
        "under-way");
  }

  private <T> Found<T> find(MoneyRequest request, UUID proposed, Class<T> type) {
    String hash = keys.hash(request);
    Instant now = clock.instant();
    if (!keys.take(List.of(new RequestKeys.Taking(request, hash, proposed)), now).isEmpty()) {
      return new Found.Mine<>(proposed, false);
    }
    RequestKeys.Kept kept = keys.kept(request);
    if (!kept.hash().equals(hash)) {
      throw Problems.KEY_REUSED.because(
          "This Idempotency-Key was used for another request. Use a new key.");
    }
    if (kept.answer() != null) {
      return new Found.Done<>(keys.read(kept.answer(), type));
    }
    boolean begunHere = kept.subject().equals(proposed); // and its commit's answer was lost
    if (!begunHere && kept.begunAt().isAfter(now.minus(PATIENCE))) {
      return new Found.Others<>();
    }
    keys.begunAt(request, now);
    return new Found.Mine<>(kept.subject(), true);
  }

  private void keep(MoneyRequest request, Object answer) {
    keep(List.of(new Answered(request, answer)));
  }

  @Override
  public void keep(Collection<Answered> answered) {
    keys.answer(answered);
  }

  /** Lets the next caller go on at once where this one failed. */
  private void giveUp(MoneyRequest request) {
    try {
      keys.begunAt(request, clock.instant().minus(PATIENCE));
    } catch (RuntimeException later) {
      log.warn("A request that failed is taken up after a minute", later);
    }
  }
}
