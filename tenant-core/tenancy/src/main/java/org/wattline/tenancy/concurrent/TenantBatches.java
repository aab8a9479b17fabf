package org.wattline.tenancy.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

/**
 * Does together what comes at the same time: whoever finds few at work works at once; whoever comes
 * meanwhile waits, and the first of those who wait does the work of all of them. So a lone caller
 * waits for nobody, and many share one transaction. Works of two tenants are never in one batch.
 *
 * @param <W> a piece of work, which knows all that it needs: another thread may do it
 * @param <R> what comes of it
 */
public final class TenantBatches<W, R> {
  private final ConcurrentHashMap<TenantId, Lane<W, R>> lanes = new ConcurrentHashMap<>();
  private final int most;
  private final int atOnce;
  private final Work<W, R> work;

  /** How the pieces are done. */
  public interface Work<W, R> {

    /**
     * Does pieces together, all or none of those that it answers, and waits for nobody else: what
     * would have to wait is left to be done alone. When it throws, none is done, and each of
     * several is done alone.
     *
     * @param batch of the bound tenant, in the order in which they came
     * @return of each in its place what came of it, or null when it is to be done alone
     */
    List<@Nullable R> together(List<W> batch);

    /** Does one piece, on its own caller's thread and beside all others. */
    R alone(W piece);
  }

  /**
   * @param most pieces in one batch
   * @param atOnce batches of one tenant at the same time: more of them are smaller, and while one
   *     waits for the database another works
   */
  public TenantBatches(int most, int atOnce, Work<W, R> work) {
    if (most < 1 || atOnce < 1) {
      throw new IllegalArgumentException(atOnce + " batches of " + most + " pieces do nothing");
    }
    this.most = most;
    this.atOnce = atOnce;
    this.work = work;
  }

  /** What a caller that waits is woken for. */
  private enum Turn {
    LEAD,
    DONE,
    ALONE
  }

  private static final class Waiting<W, R> {
    final W piece;
    final CompletableFuture<Turn> turn = new CompletableFuture<>();
    @Nullable R result;

    Waiting(W piece) {
      this.piece = piece;
    }
  }

  /** Those of one tenant. */
  private static final class Lane<W, R> {
    private final Deque<Waiting<W, R>> queue = new ArrayDeque<>();
    private int leaders;

    /** How many are in it; guarded by the map. */
    private int callers;

    /** Whether the caller leads; else it waits for its turn. */
    synchronized boolean join(Waiting<W, R> caller, int atOnce) {
      if (leaders < atOnce) {
        leaders++;
        return true;
      }
      queue.add(caller);
      return false;
    }

    /** The leader and those who wait. */
    synchronized List<Waiting<W, R>> batch(Waiting<W, R> leader, int most) {
      List<Waiting<W, R>> batch = new ArrayList<>(Math.min(most, queue.size() + 1));
      batch.add(leader);
      while (batch.size() < most && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      return batch;
    }

    /** Who leads after one that is done, or null when nobody waits. */
    synchronized @Nullable Waiting<W, R> next() {
      Waiting<W, R> next = queue.poll();
      if (next == null) {
        leaders--;
      }
      return next;
    }
  }

  /**
   * Does a piece for the bound tenant, with others where there are others.
   *
   * @return what came of it; what it throws is thrown here
   */
  public R submit(W piece) {
    TenantId tenant = TenantScope.current();
    Waiting<W, R> mine = new Waiting<>(piece);
    Lane<W, R> lane =
        lanes.compute(
            tenant,
            (id, there) -> {
              Lane<W, R> one = there == null ? new Lane<>() : there;
              one.callers++;
              return one;
            });
    Turn turn;
    try {
      turn = lane.join(mine, atOnce) ? Turn.LEAD : mine.turn.join();
      if (turn == Turn.LEAD) {
        turn = lead(lane, mine);
      }
    } finally {
      lanes.computeIfPresent(tenant, (id, left) -> --left.callers == 0 ? null : left);
    }
    R result = mine.result;
    return turn == Turn.ALONE || result == null ? work.alone(piece) : result;
  }

  /** Works for those who wait, the caller first of them, and hands the lead on. */
  private Turn lead(Lane<W, R> lane, Waiting<W, R> mine) {
    List<Waiting<W, R>> batch = lane.batch(mine, most);
    boolean done = false;
    try {
      List<@Nullable R> results = work.together(batch.stream().map(one -> one.piece).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result = results.get(i);
      }
      done = true;
    } catch (RuntimeException fault) {
      if (batch.size() == 1) {
        throw fault;
      }
    } finally {
      Waiting<W, R> next = lane.next();
      if (next != null) {
        next.turn.complete(Turn.LEAD);
      }
      Turn turn = done ? Turn.DONE : Turn.ALONE;
      batch.stream().filter(one -> one != mine).forEach(one -> one.turn.complete(turn));
    }
    return done ? Turn.DONE : Turn.ALONE;
  }
}
