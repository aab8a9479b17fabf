package org.wattline.tenancy.security;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody of the onboarding team, or its automation. Has no right to any tenant's data. */
public record PlatformUser(
    String subject, String username, Set<Role> roles, String clientId, @Nullable Locale locale)
    implements SignedInUser {
  public PlatformUser {
    roles = Set.copyOf(roles);
  }
}
