package org.wattline.controlplane.job;

import java.time.Instant;
import java.util.Map;

/** How a step ended. */
public sealed interface StepOutcome {

  /**
   * It is done.
   *
   * @param detail what was done, in a sentence
   * @param result what it made, by name: becomes part of the job's result
   */
  record Done(String detail, Map<String, String> result) implements StepOutcome {}

  /** It is not yet time: the job waits and the step is begun again then. */
  record Wait(Instant until, String detail) implements StepOutcome {}

  static StepOutcome done(String detail) {
    return new Done(detail, Map.of());
  }
}
