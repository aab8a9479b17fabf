package org.wattline.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.SnapshotTenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantLimits;
import org.wattline.tenancy.directory.TenantState;

/** Suppliers acme and bolt, more on demand, their realms and the tokens these sign. */
final class Suppliers {

  static final String PLATFORM_REALM = "platform";

  private static final Clock CLOCK = Clock.systemUTC();
  private static final PlatformEntry PLATFORM =
      new PlatformEntry("platform.localhost", "auth.localhost", PLATFORM_REALM, issuer("platform"));

  private final SnapshotTenantDirectory directory = new SnapshotTenantDirectory();
  private final AtomicLong version = new AtomicLong(1);
  private final Map<String, TenantEntry> tenants = new ConcurrentHashMap<>();
  private final Map<String, RSAKey> keys = new ConcurrentHashMap<>();

  Suppliers() {
    keys.put(PLATFORM_REALM, newKey());
    add("acme");
    add("bolt");
  }

  static String issuer(String realm) {
    return "http://auth.localhost:8080/realms/" + realm;
  }

  SnapshotTenantDirectory directory() {
    return directory;
  }

  TenantEntry get(String slug) {
    TenantEntry tenant = tenants.get(slug);
    if (tenant == null) {
      throw new IllegalArgumentException("No supplier " + slug);
    }
    return tenant;
  }

  TenantEntry add(String slug) {
    TenantEntry tenant =
        new TenantEntry(
            new TenantId(UUID.randomUUID()),
            slug,
            slug + " NV",
            "BE-VLG",
            Currency.getInstance("EUR"),
            ZoneId.of("Europe/Brussels"),
            List.of(Locale.of("nl"), Locale.FRENCH, Locale.ENGLISH),
            new Brand(
                "The <" + slug + "> & Co", "#0b6e4f", null, "help@" + slug + ".test", "+32 2 123"),
            TenantState.READY,
            null,
            List.of(slug + ".localhost"),
            List.of(slug + "-staff.localhost"),
            slug,
            issuer(slug),
            "main",
            null);
    keys.putIfAbsent(slug, newKey());
    tenants.put(slug, tenant);
    publish();
    return tenant;
  }

  void remove(String slug) {
    tenants.remove(slug);
    publish();
  }

  void state(String slug, TenantState state, @Nullable String reason) {
    TenantEntry old = get(slug);
    tenants.put(
        slug,
        new TenantEntry(
            old.id(),
            old.slug(),
            old.legalName(),
            old.market(),
            old.currency(),
            old.zone(),
            old.locales(),
            old.brand(),
            state,
            reason,
            old.portalHosts(),
            old.consoleHosts(),
            old.realm(),
            old.issuer(),
            old.cell(),
            old.database(),
            old.limits()));
    publish();
  }

  void limit(String slug, int requestsPerMinute) {
    TenantEntry old = get(slug);
    tenants.put(
        slug,
        new TenantEntry(
            old.id(),
            old.slug(),
            old.legalName(),
            old.market(),
            old.currency(),
            old.zone(),
            old.locales(),
            old.brand(),
            old.state(),
            old.stateReason(),
            old.portalHosts(),
            old.consoleHosts(),
            old.realm(),
            old.issuer(),
            old.cell(),
            old.database(),
            new TenantLimits(requestsPerMinute, null)));
    publish();
  }

  private void publish() {
    directory.offer(
        new DirectorySnapshot(
            version.incrementAndGet(),
            CLOCK.instant(),
            PLATFORM,
            new ArrayList<>(tenants.values())));
  }

  /** The keys of a realm as its identity server serves them, empty for other paths. */
  String keyDocument(String path) {
    for (Map.Entry<String, RSAKey> realm : keys.entrySet()) {
      if (path.equals("/realms/" + realm.getKey() + "/protocol/openid-connect/certs")) {
        return new JWKSet(realm.getValue().toPublicJWK()).toString();
      }
    }
    return "";
  }

  RSAKey key(String realm) {
    RSAKey key = keys.get(realm);
    if (key == null) {
      throw new IllegalArgumentException("No realm " + realm);
    }
    return key;
  }

  /** Gives a realm another key, as an operator rotates it. */
  void key(String realm, RSAKey key) {
    keys.put(realm, key);
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A good token of a realm. */
  String token(String realm) {
    return token(realm, claims -> claims);
  }

  String token(String realm, UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(key(realm), change.apply(claims(realm)).build());
  }

  static JWTClaimsSet.Builder claims(String realm) {
    Instant now = CLOCK.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer(realm))
        .subject("an-" + realm)
        .audience("wattline-api")
        .claim("typ", "Bearer")
        .claim("azp", "portal")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
  }

  static String sign(RSAKey key, JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
