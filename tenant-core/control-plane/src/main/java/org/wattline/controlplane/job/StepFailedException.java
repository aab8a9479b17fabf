package org.wattline.controlplane.job;

import org.jspecify.annotations.Nullable;

/** A step cannot go on until somebody has seen to its cause. The message says what and where. */
public final class StepFailedException extends RuntimeException {
  public StepFailedException(String message) {
    super(message);
  }

  public StepFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
