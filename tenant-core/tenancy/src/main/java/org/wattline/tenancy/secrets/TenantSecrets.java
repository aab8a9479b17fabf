package org.wattline.tenancy.secrets;

import java.util.Map;
import org.wattline.tenancy.directory.TenantEntry;

/** Opens the secrets that onboarding keeps for a tenant, in a service that has the master key. */
@FunctionalInterface
public interface TenantSecrets {

  /**
   * A tenant's secrets whose names begin alike, in clear; to be used and not kept.
   *
   * @param prefix such as {@code stripe.}
   */
  Map<String, String> of(TenantEntry tenant, String prefix);
}
