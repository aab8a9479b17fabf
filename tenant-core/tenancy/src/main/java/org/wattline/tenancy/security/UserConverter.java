package org.wattline.tenancy.security;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.TenantDirectory;

/** Makes the user of a verified token. The tenant is the one whose issuer the token names. */
public final class UserConverter implements Converter<Jwt, UserAuthentication> {
  private final TenantDirectory directory;
  private final TokenPolicy policy;

  public UserConverter(TenantDirectory directory, TokenPolicy policy) {
    this.directory = directory;
    this.policy = policy;
  }

  @Override
  public UserAuthentication convert(Jwt token) {
    String subject = required(token, "sub");
    String name = token.getClaimAsString("preferred_username");
    String username = name == null ? subject : name;
    String client = required(token, "azp");
    var roles = AccessTokenValidator.roles(token);
    Locale locale = locale(token.getClaimAsString("locale"));
    SignedInUser user =
        policy.realms() == TokenPolicy.Realms.PLATFORM
            ? new PlatformUser(subject, username, roles, client, locale)
            : new TenantUser(subject, username, roles, tenantOf(token), client, locale);
    return new UserAuthentication(user, token);
  }

  private TenantId tenantOf(Jwt token) {
    return directory
        .byIssuer(required(token, "iss"))
        .orElseThrow(() -> new BadJwtException("The issuer is not one of this service's"))
        .id();
  }

  private static String required(Jwt token, String claim) {
    String value = token.getClaimAsString(claim);
    if (value == null) {
      throw new BadJwtException("The token has no claim " + claim);
    }
    return value;
  }

  private static @Nullable Locale locale(@Nullable String tag) {
    if (tag == null || tag.isBlank()) {
      return null;
    }
    try {
      return new Locale.Builder().setLanguageTag(tag).build();
    } catch (IllformedLocaleException e) {
      return null;
    }
  }
}
