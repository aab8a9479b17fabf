package org.wattline.tenancy.security;

import org.springframework.security.core.AuthenticationException;
import org.wattline.tenancy.TenantNotServingException;

/** The token is genuine, its tenant is not served now. */
public final class TokenRefusedException extends AuthenticationException {
  private final TenantNotServingException reason;

  public TokenRefusedException(TenantNotServingException reason) {
    super(reason.getMessage(), reason);
    this.reason = reason;
  }

  public TenantNotServingException reason() {
    return reason;
  }
}
