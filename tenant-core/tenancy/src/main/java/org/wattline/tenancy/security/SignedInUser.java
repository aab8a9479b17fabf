package org.wattline.tenancy.security;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Whoever sent the request, as the verified token says. */
public sealed interface SignedInUser extends AuthenticatedPrincipal
    permits TenantUser, PlatformUser {

  /** Keycloak's id of the person or service account: stable, unique within the realm. */
  String subject();

  /** What the person signs in with: for display and audit, not for identity. */
  String username();

  Set<Role> roles();

  /** The client that the token was issued to. */
  String clientId();

  /** The person's language, where Keycloak knows it. */
  @Nullable Locale locale();

  default boolean has(Role role) {
    return roles().contains(role);
  }

  @Override
  default String getName() {
    return subject();
  }
}
