package org.wattline.tenancy.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who sent the request that is being served: for audit and for checks in the service layer. */
public final class CurrentUser {
  private CurrentUser() {}

  /** The user of the current request; empty in work that no request started. */
  public static Optional<SignedInUser> find() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof UserAuthentication user
        ? Optional.of(user.getPrincipal())
        : Optional.empty();
  }

  /**
   * The tenant's person who sent the current request.
   *
   * @throws IllegalStateException when there is none
   */
  public static TenantUser tenantUser() {
    return find()
        .filter(TenantUser.class::isInstance)
        .map(TenantUser.class::cast)
        .orElseThrow(() -> new IllegalStateException("No tenant's user sent this request"));
  }
}
