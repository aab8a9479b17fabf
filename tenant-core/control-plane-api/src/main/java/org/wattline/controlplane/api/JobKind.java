package org.wattline.controlplane.api;

/** What a job does. */
public enum JobKind {
  PROVISION,
  SUSPEND,
  RESUME,
  MIGRATE,
  EXPORT,
  RESTORE,
  /** Brings the realm in line with what was changed in the registry. */
  CONFIGURE,
  /** A new key for the supplier, and all that was sealed under the old one sealed again. */
  ROTATE,
  /** Export, then the retention period, then removal. */
  OFFBOARD
}
