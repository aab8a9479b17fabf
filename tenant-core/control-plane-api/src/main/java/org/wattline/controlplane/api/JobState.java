package org.wattline.controlplane.api;

/** Where a job stands. */
public enum JobState {
  /** Waits for a worker. */
  QUEUED,
  /** A worker holds it. */
  RUNNING,
  /** Waits for its time: the end of a retention period. */
  WAITING,
  /** A step failed; its cause is recorded and it can be retried. */
  BLOCKED,
  DONE;

  /** Whether nothing more will happen by itself. */
  public boolean isSettled() {
    return this == DONE || this == BLOCKED;
  }
}
