package org.wattline.billing.requests.internal;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one caller of a key through at a time, within this process: the others wait here, where they
 * hold no connection. Between processes the database decides.
 */
final class KeyGates {
  private final ConcurrentMap<Object, Gate> gates = new ConcurrentHashMap<>();

  private static final class Gate {
    final ReentrantLock lock = new ReentrantLock();

    /** How many hold it or wait for it; guarded by the map. */
    int callers;
  }

  /** A caller who is through. */
  interface Passage extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for the gate.
   *
   * @return null when it did not open in time, or the caller was interrupted
   */
  @Nullable Passage enter(Object key, Duration patience) {
    Gate gate =
        gates.compute(
            key,
            (k, there) -> {
              Gate mine = there == null ? new Gate() : there;
              mine.callers++;
              return mine;
            });
    boolean through = false;
    try {
      through = gate.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      if (!through) {
        leave(key);
      }
    }
    return through
        ? () -> {
          gate.lock.unlock();
          leave(key);
        }
        : null;
  }

  private void leave(Object key) {
    gates.computeIfPresent(key, (k, gate) -> --gate.callers == 0 ? null : gate);
  }

  /** How many keys are being worked on or waited for. */
  int size() {
    return gates.size();
  }
}
