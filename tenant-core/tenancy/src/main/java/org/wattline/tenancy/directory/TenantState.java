package org.wattline.tenancy.directory;

/** Where a tenant stands in its life on this installation. */
public enum TenantState {
  /** Asked for; nothing has been made yet. */
  REQUESTED,
  /** Its schema, realm and first administrator are being made. */
  PROVISIONING,
  /** Serving. */
  READY,
  /** Refused at the gateway with a reason; data untouched. */
  SUSPENDED,
  /** Its schema is being migrated; served where its schema version allows. */
  MIGRATING,
  /** A step failed; the cause is recorded and the step can be retried. */
  BLOCKED,
  /** Exported and waiting for the end of its retention. */
  OFFBOARDING,
  /** Removed; only the registry's record and the audit remain. */
  OFFBOARDED;

  /** Whether requests of the tenant's own people are served. */
  public boolean serves() {
    return this == READY || this == MIGRATING;
  }
}
