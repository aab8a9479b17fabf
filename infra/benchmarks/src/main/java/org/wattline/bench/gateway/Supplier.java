package org.wattline.bench.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
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
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.directory.DirectorySnapshot;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.directory.TenantState;

/** One supplier among three hundred, its realm's key, and a customer of it who asks. */
final class Supplier {

  private static final String DOMAIN = "localhost";
  private static final int PORT = 8080;
  private static final String ISSUER = "http://auth." + DOMAIN + ":" + PORT + "/realms/";
  private static final int KEY_BITS = 2_048;

  private final RSAKey key;
  private final Clock clock;

  Supplier(Clock clock) throws JOSEException {
    this.clock = clock;
    this.key = new RSAKeyGenerator(KEY_BITS).keyID("bench").generate();
  }

  /** The realm's public keys as the identity server serves them. */
  String keys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  DirectorySnapshot directory(int tenants) {
    List<TenantEntry> entries = new ArrayList<>();
    for (int i = 0; i < tenants; i++) {
      entries.add(entry("supplier-" + i));
    }
    return new DirectorySnapshot(
        1,
        clock.instant(),
        new PlatformEntry("platform." + DOMAIN, "auth." + DOMAIN, "platform", ISSUER + "platform"),
        entries);
  }

  private static TenantEntry entry(String slug) {
    return new TenantEntry(
        new TenantId(UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8))),
        slug,
        slug + " NV",
        "BE-VLG",
        Currency.getInstance("EUR"),
        ZoneId.of("Europe/Brussels"),
        List.of(Locale.of("nl")),
        new Brand(slug, "#0b6e4f", null, null, null),
        TenantState.READY,
        null,
        List.of(slug + "." + DOMAIN),
        List.of(slug + "-staff." + DOMAIN),
        slug,
        ISSUER + slug,
        "main",
        null);
  }

  /** What the customer's program sends each time, token included. */
  byte[] request() throws JOSEException {
    String slug = "supplier-0";
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER + slug)
                .subject(UUID.nameUUIDFromBytes(new byte[] {1}).toString())
                .audience("wattline-api")
                .claim("typ", "Bearer")
                .claim("azp", "portal")
                .claim("realm_access", Map.of("roles", List.of("customer")))
                .claim("email", "an.peeters@example.com")
                .claim("name", "An Peeters")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(2))))
                .build());
    token.sign(new RSASSASigner(key));
    return ("GET /api/v1/accounts?limit=20 HTTP/1.1\r\nHost: "
            + slug
            + "."
            + DOMAIN
            + ":"
            + PORT
            + "\r\nAccept: application/json\r\nUser-Agent: bench\r\nAuthorization: Bearer "
            + token.serialize()
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
