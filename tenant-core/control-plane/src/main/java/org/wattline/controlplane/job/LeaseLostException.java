package org.wattline.controlplane.job;

import java.util.UUID;

/** Another worker has taken the job over, or the job was called off: this one stops at once. */
public final class LeaseLostException extends RuntimeException {
  public LeaseLostException(UUID job) {
    super("The lease on job " + job + " is no longer this worker's");
  }
}
