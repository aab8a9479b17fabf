package org.wattline.controlplane.job;

/** A step made of its name and what it does. */
public record NamedStep(String name, Action action) implements JobStep {

  /** What a step does. */
  @FunctionalInterface
  public interface Action {
    StepOutcome run(StepContext context) throws Exception;
  }

  @Override
  public StepOutcome run(StepContext context) throws Exception {
    return action.run(context);
  }
}
