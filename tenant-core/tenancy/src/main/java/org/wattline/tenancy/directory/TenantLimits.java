package org.wattline.tenancy.directory;

import org.jspecify.annotations.Nullable;

/**
 * How much of what all tenants share one of them may take. What is null has the installation's
 * limit; a number above that changes nothing.
 *
 * @param requestsPerMinute all its people together, at the gateway
 * @param databaseConnections in each replica of a service
 */
public record TenantLimits(
    @Nullable Integer requestsPerMinute, @Nullable Integer databaseConnections) {
  /** The installation's limits and no others. */
  public static final TenantLimits NONE = new TenantLimits(null, null);

  public TenantLimits {
    if ((requestsPerMinute != null && requestsPerMinute < 1)
        || (databaseConnections != null && databaseConnections < 1)) {
      throw new IllegalArgumentException("A limit lets at least one through");
    }
  }
}
