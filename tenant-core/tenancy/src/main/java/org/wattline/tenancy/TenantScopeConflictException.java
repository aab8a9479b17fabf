package org.wattline.tenancy;

/** Work that belongs to one tenant tried to act as another. */
public final class TenantScopeConflictException extends IllegalStateException {
  public TenantScopeConflictException(TenantId bound, TenantId wanted) {
    super("Work of tenant " + bound + " may not run as tenant " + wanted);
  }
}
