package org.wattline.tenancy.vaadin.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

@Tag("UC-003")
class UserTokensTest {
  private static final int THREADS = 48;
  private final MovableClock clock = new MovableClock();
  private final AtomicInteger renewals = new AtomicInteger();

  @Test
  void aTokenIsUsedUntilShortlyBeforeItsEnd() {
    UserTokens tokens = tokens(this::renew);

    assertThat(tokens.bearer()).isEqualTo("first");
    clock.advance(Duration.ofSeconds(300).minus(UserTokens.MARGIN).minusSeconds(1));
    assertThat(tokens.bearer()).isEqualTo("first");
    clock.advance(Duration.ofSeconds(2));
    assertThat(tokens.bearer()).isEqualTo("renewed-1");
  }

  @Test
  void howeverManyThreadsAskAnExpiredTokenIsRenewedOnce() throws Exception {
    UserTokens tokens = tokens(this::renew);
    clock.advance(Duration.ofMinutes(10));
    CyclicBarrier together = new CyclicBarrier(THREADS);

    List<Future<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < THREADS; thread++) {
        answers.add(
            threads.submit(
                () -> {
                  together.await();
                  return tokens.bearer();
                }));
      }
    }

    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("renewed-1");
    }
    assertThat(renewals).hasValue(1);
  }

  @Test
  void aTokenThatAServiceRefusedIsRenewedOnceEvenIfManySaySo() {
    UserTokens tokens = tokens(this::renew);

    tokens.distrust("first");
    tokens.distrust("first");
    assertThat(tokens.bearer()).isEqualTo("renewed-1");
    tokens.distrust("first");
    assertThat(tokens.bearer()).isEqualTo("renewed-1");
  }

  @Test
  void aRefusedRenewalEndsTheSignInForGood() {
    UserTokens tokens = tokens(request -> fail("invalid_grant"));
    clock.advance(Duration.ofMinutes(10));

    assertThatThrownBy(tokens::bearer).isInstanceOf(SignInExpiredException.class);
    assertThatThrownBy(tokens::bearer).isInstanceOf(SignInExpiredException.class);
    assertThat(tokens.isOver()).isTrue();
    assertThat(renewals).hasValue(1);
  }

  @Test
  void aSilentIdentityServerIsAskedAgainNextTime() {
    UserTokens tokens = tokens(request -> fail("invalid_token_response"));
    clock.advance(Duration.ofMinutes(10));

    assertThatThrownBy(tokens::bearer).isInstanceOf(SignInUnavailableException.class);
    assertThatThrownBy(tokens::bearer).isInstanceOf(SignInUnavailableException.class);
    assertThat(tokens.isOver()).isFalse();
    assertThat(renewals).hasValue(2);
  }

  private OAuth2AccessTokenResponse renew(OAuth2RefreshTokenGrantRequest request) {
    return OAuth2AccessTokenResponse.withToken("renewed-" + renewals.incrementAndGet())
        .tokenType(OAuth2AccessToken.TokenType.BEARER)
        .expiresIn(Duration.between(Clock.systemUTC().instant(), clock.instant()).toSeconds() + 300)
        .refreshToken("refresh-" + renewals.get())
        .build();
  }

  private OAuth2AccessTokenResponse fail(String code) {
    renewals.incrementAndGet();
    throw new OAuth2AuthorizationException(new OAuth2Error(code));
  }

  private UserTokens tokens(
      Function<OAuth2RefreshTokenGrantRequest, OAuth2AccessTokenResponse> renewal) {
    ClientRegistration registration =
        ClientRegistration.withRegistrationId("one")
            .clientId("portal")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://one.localhost/")
            .authorizationUri("http://auth.localhost/auth")
            .tokenUri("http://127.0.0.1/token")
            .build();
    Instant now = clock.instant();
    return new UserTokens(
        registration,
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER, "first", now, now.plusSeconds(300)),
        new OAuth2RefreshToken("refresh", now),
        renewal,
        clock);
  }

  private static final class MovableClock extends Clock {
    private Instant now = Clock.systemUTC().instant();

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
