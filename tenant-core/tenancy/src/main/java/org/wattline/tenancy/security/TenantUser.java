package org.wattline.tenancy.security;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;

/**
 * A person of one tenant: a customer, or the supplier's staff. Take it in a controller with
 * {@code @AuthenticationPrincipal TenantUser user}.
 */
public record TenantUser(
    String subject,
    String username,
    Set<Role> roles,
    TenantId tenantId,
    String clientId,
    @Nullable Locale locale)
    implements SignedInUser {
  public TenantUser {
    roles = Set.copyOf(roles);
  }

  /** Whether this person works for the supplier. */
  public boolean isStaff() {
    return roles.stream().anyMatch(Role::isStaff);
  }
}
