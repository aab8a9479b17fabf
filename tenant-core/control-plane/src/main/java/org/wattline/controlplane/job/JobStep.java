package org.wattline.controlplane.job;

/**
 * One step of a plan. It may be begun again at any point after an abort, and must then come to the
 * same result: it looks at what is there before it makes anything.
 */
public interface JobStep {

  /** Lower case, with hyphens. */
  String name();

  /**
   * Does the step.
   *
   * @throws StepFailedException when a person has to see to it
   * @throws LeaseLostException when another worker has taken the job over
   * @throws Exception when something else went wrong; what may pass by itself is tried again
   */
  StepOutcome run(StepContext context) throws Exception;
}
