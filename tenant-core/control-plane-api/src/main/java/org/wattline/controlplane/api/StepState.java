package org.wattline.controlplane.api;

/** Where a step of a job stands. */
public enum StepState {
  PENDING,
  RUNNING,
  DONE,
  FAILED
}
