package org.wattline.tenancy.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** A request whose token has been verified. */
public final class UserAuthentication extends AbstractAuthenticationToken {
  private final SignedInUser user;
  private final transient Jwt token;

  public UserAuthentication(SignedInUser user, Jwt token) {
    super(user.roles().stream().map(role -> new SimpleGrantedAuthority(role.authority())).toList());
    this.user = user;
    this.token = token;
    setAuthenticated(true);
  }

  @Override
  public SignedInUser getPrincipal() {
    return user;
  }

  @Override
  public Jwt getCredentials() {
    return token;
  }

  @Override
  public String getName() {
    return user.subject();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UserAuthentication that
        && super.equals(other)
        && user.equals(that.user);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + user.hashCode();
  }
}
