package org.wattline.tenancy;

/** Work that needs a tenant ran without one. Always a fault of the program, never of its user. */
public final class NoTenantBoundException extends IllegalStateException {
  public NoTenantBoundException() {
    super(
        "No tenant is bound to this work: run it inside TenantScope, or hand it to its thread with TenantScope.carried");
  }
}
