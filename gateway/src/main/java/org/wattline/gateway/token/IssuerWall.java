package org.wattline.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.wattline.gateway.door.Door;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;
import reactor.core.publisher.Mono;

/**
 * Wall 3: a token is believed only where its issuer is exactly the realm of the door's tenant and
 * that realm's key signed it. Audience and authorized party are for the services to check (wall 4).
 */
public final class IssuerWall {

  /** How far the identity server's clock may be ahead of or behind ours. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  /** How soon to ask again when keys could not be read. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** What the identity server writes into access tokens; the same key signs others too. */
  private static final String ACCESS_TOKEN = "Bearer";

  private static final int MAX_SUBJECT_LENGTH = 255;

  private final RealmKeys keys;
  private final Clock clock;

  public IssuerWall(RealmKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Whom the token speaks for at this door; fails with a {@link
   * org.wattline.gateway.refusal.Refused} where it is not believed.
   *
   * @param realm of the door, null where no token is believed
   */
  public Mono<Caller> verify(BearerToken token, Door.@Nullable Realm realm) {
    if (realm == null) {
      return Mono.error(foreign().asException());
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token.value());
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!realm.issuer().equals(claims.getIssuer())) {
        return Mono.error(foreign().asException());
      }
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
          || jwt.getHeader().getCriticalParams() != null
          || jwt.getHeader().getKeyID() == null) {
        return Mono.error(invalid("It is not signed as this installation signs.").asException());
      }
      return keys.find(realm.name(), jwt.getHeader().getKeyID())
          .onErrorMap(failure -> keysUnavailable().asException())
          .switchIfEmpty(
              Mono.error(() -> invalid("It is signed with a key that is not known.").asException()))
          .map(key -> verified(jwt, claims, key));
    } catch (ParseException malformed) {
      return Mono.error(invalid("It cannot be read.").asException());
    }
  }

  private Caller verified(SignedJWT jwt, JWTClaimsSet claims, RSAPublicKey key) {
    if (!signedBy(key, jwt)) {
      throw invalid("Its signature is wrong.").asException();
    }
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    if (expires == null || !expires.toInstant().plus(CLOCK_SKEW).isAfter(now)) {
      throw Refusal.of(Reason.EXPIRED_TOKEN, "The token has expired. Get a new one.").asException();
    }
    if (isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now)) {
      throw invalid("It is not yet valid.").asException();
    }
    if (!ACCESS_TOKEN.equals(claims.getClaim("typ"))) {
      throw invalid("It is not an access token.").asException();
    }
    String subject = claims.getSubject();
    if (subject == null || subject.isBlank() || subject.length() > MAX_SUBJECT_LENGTH) {
      throw invalid("It names no subject.").asException();
    }
    return new Caller(subject);
  }

  private static boolean isAhead(@Nullable Date date, Instant now) {
    return date != null && date.toInstant().minus(CLOCK_SKEW).isAfter(now);
  }

  private static boolean signedBy(RSAPublicKey key, SignedJWT jwt) {
    try {
      return jwt.verify(new RSASSAVerifier(key));
    } catch (JOSEException unverifiable) {
      return false;
    }
  }

  private static Refusal invalid(String why) {
    return Refusal.of(
        Reason.INVALID_TOKEN, "The token is not valid here. " + why + " Sign in again.");
  }

  private static Refusal foreign() {
    return Refusal.of(
        Reason.FOREIGN_ISSUER,
        "The token was not issued for this host. Use a token from this supplier's own realm.");
  }

  private static Refusal keysUnavailable() {
    return Refusal.of(
            Reason.IDENTITY_UNAVAILABLE,
            "The identity server cannot be reached, so the token cannot be checked. Try again.")
        .retryAfter(SOON);
  }
}
