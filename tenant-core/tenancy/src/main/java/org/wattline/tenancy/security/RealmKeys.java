package org.wattline.tenancy.security;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One realm's public keys. Asked for again when they have aged and when a token names a key that is
 * not among them, the latter at most twice a minute, so that invented key ids cannot drive traffic
 * to Keycloak. While Keycloak is away the keys in hand go on being used.
 */
final class RealmKeys implements JWKSource<SecurityContext> {
  /** A key that Keycloak has withdrawn is forgotten after this long. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** Keys not confirmed for this long are used no more. */
  static final Duration USABLE = Duration.ofHours(12);

  /** Between two questions caused by unknown keys, or after a failure. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  /** The first keys are waited for: without them nobody gets in. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(RealmKeys.class);

  private final String realm;
  private final KeycloakBackChannel keycloak;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Keys keys;
  private volatile Instant lastTry = Instant.MIN;

  private record Keys(JWKSet set, Instant confirmedAt) {}

  RealmKeys(String realm, KeycloakBackChannel keycloak, Clock clock) {
    this.realm = realm;
    this.keycloak = keycloak;
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws RemoteKeySourceException {
    Keys inHand = keys;
    Instant now = clock.instant();
    if (inHand == null || inHand.confirmedAt().plus(FRESH).isBefore(now)) {
      inHand = fetch(inHand, inHand == null ? FIRST_PAUSE : PAUSE);
    }
    List<JWK> found = selector.select(usable(inHand).set());
    if (found.isEmpty()) {
      found = selector.select(usable(fetch(inHand, PAUSE)).set());
    }
    return found;
  }

  /**
   * Stands for the keys in hand: another object as soon as they are others or were confirmed anew.
   * Null when they must be asked for before anything is taken.
   */
  @Nullable Object inHand() {
    Keys now = keys;
    return now == null || now.confirmedAt().plus(FRESH).isBefore(clock.instant()) ? null : now;
  }

  /** The newest keys to be had, and at worst the ones in hand. */
  @SuppressWarnings("ReferenceEquality") // whether another thread has fetched since
  private @Nullable Keys fetch(@Nullable Keys inHand, Duration pause) {
    fetching.lock();
    try {
      Instant now = clock.instant();
      if (keys != inHand || lastTry.isAfter(now.minus(pause))) {
        return keys;
      }
      lastTry = now;
      Keys fresh = new Keys(JWKSet.parse(keycloak.keys(realm)).toPublicJWKSet(), now);
      keys = fresh;
      return fresh;
    } catch (IOException | ParseException e) {
      log.warn("The keys of realm {} could not be read: {}", realm, e.toString());
      return keys;
    } finally {
      fetching.unlock();
    }
  }

  private Keys usable(@Nullable Keys inHand) throws RemoteKeySourceException {
    if (inHand == null || inHand.confirmedAt().plus(USABLE).isBefore(clock.instant())) {
      throw new RemoteKeySourceException("The keys of realm " + realm + " cannot be read", null);
    }
    return inHand;
  }
}
