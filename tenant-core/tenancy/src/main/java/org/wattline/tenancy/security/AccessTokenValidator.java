package org.wattline.tenancy.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What a token signed by the right realm must say as well: every claim is required. */
final class AccessTokenValidator implements OAuth2TokenValidator<Jwt> {
  /** Clocks of two machines may differ by this much. */
  static final Duration SKEW = Duration.ofSeconds(30);

  private final String issuer;
  private final TokenPolicy policy;
  private final Clock clock;

  AccessTokenValidator(String issuer, TokenPolicy policy, Clock clock) {
    this.issuer = issuer;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    String fault = fault(token);
    return fault == null
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, fault, null));
  }

  private @Nullable String fault(Jwt token) {
    Instant now = clock.instant();
    Instant expires = token.getExpiresAt();
    Instant notBefore = token.getNotBefore();
    if (!issuer.equals(String.valueOf(token.getClaims().get("iss")))) {
      return "The issuer differs";
    }
    if (expires == null || !now.isBefore(expires.plus(SKEW))) {
      return "The token has expired";
    }
    if (notBefore != null && now.isBefore(notBefore.minus(SKEW))) {
      return "The token is not valid yet";
    }
    // ID, refresh and logout tokens are signed by the same key
    if (!"Bearer".equals(token.getClaims().get("typ"))) {
      return "This is not an access token";
    }
    if (token.getSubject() == null || token.getSubject().isBlank()) {
      return "The token has no subject";
    }
    List<String> audience = token.getAudience();
    if (audience == null || !audience.contains(policy.audience())) {
      return "The token is not meant for this service";
    }
    if (!(token.getClaims().get("azp") instanceof String client)) {
      return "The token names no client";
    }
    Set<Role> allowed = policy.rolesByClient().get(client);
    if (allowed == null) {
      return "Tokens of this client are not taken here";
    }
    return allowed.containsAll(roles(token)) ? null : "The client may not carry these roles";
  }

  /** The roles that the token carries, as far as they mean anything here. */
  static Set<Role> roles(Jwt token) {
    if (token.getClaims().get("realm_access") instanceof Map<?, ?> access
        && access.get("roles") instanceof List<?> names) {
      return names.stream()
          .flatMap(name -> Role.find(String.valueOf(name)).stream())
          .collect(Collectors.toUnmodifiableSet());
    }
    return Set.of();
  }
}
