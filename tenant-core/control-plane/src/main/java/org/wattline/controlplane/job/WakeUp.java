package org.wattline.controlplane.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this replica's worker that there is work, so that it need not wait for its next look. */
@Component
public class WakeUp {
  private final Semaphore signals = new Semaphore(0);

  /** Signals at once, or when the transaction under way has committed. */
  public void afterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      signals.release();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signals.release();
          }
        });
  }

  /** Waits for a signal, at most so long. */
  void await(long millis) throws InterruptedException {
    if (signals.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
