package org.wattline.controlplane.api;

/** What a job does. */
public enum JobKind {
  PROVISION,
  SUSPEND,
  RESUME,
  MIGRATE,
  EXPORT,
  RESTORE,
  /** Export, then the retention period, then removal. */
  OFFBOARD
}
