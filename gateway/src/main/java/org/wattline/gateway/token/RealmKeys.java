package org.wattline.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.gateway.GatewaySettings;
import reactor.core.publisher.Mono;

/**
 * The public keys of the realms, each realm's apart from every other's. Keys that were read once
 * are good until newer ones are read, so a dead identity server ends no session; an unknown key id
 * makes the keys be read again, but not more often than the setting allows, whatever tokens claim.
 */
public final class RealmKeys {

  private static final Logger LOG = LoggerFactory.getLogger(RealmKeys.class);
  private static final int MIN_KEY_BITS = 2_048;

  private final KeySource source;
  private final GatewaySettings.RealmKeys settings;
  private final Clock clock;
  private final ConcurrentHashMap<String, Realm> realms = new ConcurrentHashMap<>();

  public RealmKeys(KeySource source, GatewaySettings.RealmKeys settings, Clock clock) {
    this.source = source;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A realm's key by its id; empty where the realm has no such key.
   *
   * <p>Fails where the realm's keys have never been read and cannot be read now.
   */
  public Mono<RSAPublicKey> find(String realm, String keyId) {
    return Mono.defer(() -> realms.computeIfAbsent(realm, Realm::new).find(keyId, clock.instant()));
  }

  /** Forgets realms that are no longer known. */
  public void retain(Set<String> names) {
    realms.keySet().retainAll(names);
  }

  private final class Realm {
    private final String name;
    private volatile Map<String, RSAPublicKey> keys = Map.of();
    private volatile @Nullable Instant readAt;
    private @Nullable Instant triedAt;
    private @Nullable Mono<Map<String, RSAPublicKey>> reading;

    Realm(String name) {
      this.name = name;
    }

    Mono<RSAPublicKey> find(String keyId, Instant now) {
      RSAPublicKey known = keys.get(keyId);
      Instant lastRead = readAt;
      if (known != null) {
        if (lastRead != null && lastRead.plus(settings.refresh()).isBefore(now)) {
          Mono<Map<String, RSAPublicKey>> refresh = read(now);
          if (refresh != null) {
            refresh.subscribe(keysRead -> {}, failure -> {});
          }
        }
        return Mono.just(known);
      }
      Mono<Map<String, RSAPublicKey>> attempt = read(now);
      if (attempt == null) {
        return lastRead == null
            ? Mono.error(new IllegalStateException("The keys of realm " + name + " are not known"))
            : Mono.empty();
      }
      return attempt.mapNotNull(read -> read.get(keyId));
    }

    /** The read under way, or a new one; null where the last attempt is too recent. */
    private synchronized @Nullable Mono<Map<String, RSAPublicKey>> read(Instant now) {
      if (reading != null) {
        return reading;
      }
      if (triedAt != null && triedAt.plus(settings.retry()).isAfter(now)) {
        return null;
      }
      triedAt = now;
      Mono<Map<String, RSAPublicKey>> attempt =
          source
              .read(name)
              .map(RealmKeys::usable)
              .timeout(settings.timeout())
              .doOnNext(
                  read -> {
                    keys = read;
                    readAt = now;
                  })
              .doOnError(
                  failure ->
                      LOG.warn(
                          "Cannot read the keys of realm {} from the identity server: {}. Keys"
                              + " read before stay in use.",
                          name,
                          failure.toString()))
              .doFinally(signal -> finished())
              .cache();
      reading = attempt;
      return attempt;
    }

    private synchronized void finished() {
      reading = null;
    }
  }

  private static Map<String, RSAPublicKey> usable(JWKSet set) {
    Map<String, RSAPublicKey> usable = new HashMap<>();
    for (JWK key : set.getKeys()) {
      if (key instanceof RSAKey rsa
          && key.getKeyID() != null
          && !KeyUse.ENCRYPTION.equals(key.getKeyUse())
          && rsa.size() >= MIN_KEY_BITS) {
        try {
          usable.put(key.getKeyID(), rsa.toRSAPublicKey());
        } catch (JOSEException unusable) {
          LOG.warn("Key {} is left out: {}", key.getKeyID(), unusable.getMessage());
        }
      }
    }
    return Map.copyOf(usable);
  }
}
