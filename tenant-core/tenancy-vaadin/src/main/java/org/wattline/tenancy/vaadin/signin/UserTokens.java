package org.wattline.tenancy.vaadin.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/**
 * One person's tokens on one site, for as long as the session lives. Asked by every thread that
 * works for the session; however many ask at once, an expired token is renewed once.
 */
public final class UserTokens {
  /** A token that ends sooner than this is renewed first: a call may take that long to arrive. */
  static final Duration MARGIN = Duration.ofSeconds(20);

  /** How the identity server refuses a refresh token for good. */
  private static final String INVALID_GRANT = "invalid_grant";

  private final ClientRegistration registration;
  private final Function<OAuth2RefreshTokenGrantRequest, OAuth2AccessTokenResponse> renewal;
  private final Clock clock;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile Held held;
  private volatile boolean over;

  private record Held(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {}

  UserTokens(
      ClientRegistration registration,
      OAuth2AccessToken access,
      @Nullable OAuth2RefreshToken refresh,
      Function<OAuth2RefreshTokenGrantRequest, OAuth2AccessTokenResponse> renewal,
      Clock clock) {
    this.registration = registration;
    this.renewal = renewal;
    this.clock = clock;
    this.held = new Held(access, refresh);
  }

  /**
   * A token that is good for a call now.
   *
   * @throws SignInExpiredException when it cannot be renewed any more
   * @throws SignInUnavailableException when the identity server cannot be asked just now
   */
  public String bearer() {
    Held now = held;
    if (isGood(now.access())) {
      return now.access().getTokenValue();
    }
    renewing.lock();
    try {
      if (!isGood(held.access())) {
        held = renewed(held);
      }
      return held.access().getTokenValue();
    } finally {
      renewing.unlock();
    }
  }

  /** The service refused the token although it looked good: the next call renews it. */
  public void distrust(String refused) {
    renewing.lock();
    try {
      Held now = held;
      if (now.access().getTokenValue().equals(refused)) {
        held = new Held(expired(now.access()), now.refresh());
      }
    } finally {
      renewing.unlock();
    }
  }

  /** The client that these tokens were given to. */
  ClientRegistration registration() {
    return registration;
  }

  /** Whether a renewal has been refused for good. */
  public boolean isOver() {
    return over;
  }

  private OAuth2AccessToken expired(OAuth2AccessToken token) {
    Instant now = clock.instant();
    return new OAuth2AccessToken(
        token.getTokenType(), token.getTokenValue(), now.minusSeconds(2), now.minusSeconds(1));
  }

  private boolean isGood(OAuth2AccessToken token) {
    Instant end = Optional.ofNullable(token.getExpiresAt()).orElse(Instant.MIN);
    return clock.instant().plus(MARGIN).isBefore(end);
  }

  private Held renewed(Held spent) {
    OAuth2RefreshToken refresh = spent.refresh();
    if (over || refresh == null) {
      over = true;
      throw new SignInExpiredException("The sign-in is over");
    }
    try {
      OAuth2AccessTokenResponse answer =
          renewal.apply(new OAuth2RefreshTokenGrantRequest(registration, spent.access(), refresh));
      OAuth2RefreshToken next = answer.getRefreshToken();
      return new Held(answer.getAccessToken(), next == null ? refresh : next);
    } catch (OAuth2AuthorizationException e) {
      if (INVALID_GRANT.equals(e.getError().getErrorCode())) {
        over = true;
        throw new SignInExpiredException("The identity server ended the sign-in", e);
      }
      throw new SignInUnavailableException("The sign-in could not be renewed just now", e);
    }
  }
}
