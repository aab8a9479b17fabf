package org.wattline.tenancy.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Signs access tokens like Keycloak's and serves the keys that they are checked with, so that
 * services under test run their real decoders. One key per realm; a realm's key can be exchanged,
 * and the server can be switched off and on.
 */
public final class TestTokens implements AutoCloseable {
  private static final Pattern CERTS =
      Pattern.compile("/realms/([a-z][a-z0-9-]*)/protocol/openid-connect/certs");
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int KEY_BITS = 2048;

  private final Clock clock;
  private final HttpServer server;
  private final Map<String, RSAKey> keys = new ConcurrentHashMap<>();
  private final AtomicInteger keyRequests = new AtomicInteger();
  private volatile boolean down;

  private TestTokens(Clock clock) throws IOException {
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Starts the server of keys on a free port of loopback. */
  public static TestTokens start(Clock clock) {
    try {
      return new TestTokens(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code wattline.keycloak.backchannel} is set to. */
  public URI backchannel() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A token of a tenant's realm: of staff at the console unless changed. */
  public Token forTenant(TenantEntry tenant) {
    return new Token(tenant.realm(), tenant.issuer(), "wattline-api");
  }

  /** A token of the platform's realm. */
  public Token forPlatform() {
    return new Token(
        TestDirectory.PLATFORM.realm(), TestDirectory.PLATFORM.issuer(), "wattline-platform-api");
  }

  /** The realm signs with a new key from now on and shows only that one. */
  public void rotate(String realm) {
    keys.put(realm, newKey());
  }

  /** While down, every question is answered 503. */
  public void down(boolean isDown) {
    down = isDown;
  }

  /** How many times keys have been asked for. */
  public int keyRequests() {
    return keyRequests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private RSAKey key(String realm) {
    return keys.computeIfAbsent(realm, name -> newKey());
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(KEY_BITS).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = CERTS.matcher(exchange.getRequestURI().getPath());
      if (down || !path.matches()) {
        exchange.sendResponseHeaders(down ? 503 : 404, -1);
        return;
      }
      keyRequests.incrementAndGet();
      byte[] body =
          new JWKSet(key(path.group(1)).toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** A token under construction: what a real one would say, until told otherwise. */
  public final class Token {
    private final String realm;
    private final JWTClaimsSet.Builder claims;
    private @Nullable RSAKey signer;
    private Instant from;

    private Token(String realm, String issuer, String audience) {
      this.realm = realm;
      this.from = clock.instant();
      this.claims =
          new JWTClaimsSet.Builder()
              .issuer(issuer)
              .audience(List.of(audience, "account"))
              .subject(UUID.nameUUIDFromBytes(realm.getBytes(StandardCharsets.UTF_8)).toString())
              .jwtID(UUID.randomUUID().toString())
              .claim("typ", "Bearer")
              .claim("azp", "console")
              .claim("preferred_username", "somebody")
              .claim("realm_access", Map.of("roles", List.of()));
    }

    public Token client(String clientId) {
      claims.claim("azp", clientId);
      return this;
    }

    public Token subject(String subject) {
      claims.subject(subject);
      return this;
    }

    public Token username(String username) {
      claims.claim("preferred_username", username);
      return this;
    }

    /** The realm roles, by their names in Keycloak. */
    public Token roles(String... roles) {
      claims.claim("realm_access", Map.of("roles", Arrays.asList(roles)));
      return this;
    }

    /** A customer at the portal. */
    public Token customer(String subject) {
      return client("portal").subject(subject).roles("customer");
    }

    public Token audience(String... audience) {
      claims.audience(Arrays.asList(audience));
      return this;
    }

    /** Any other claim; null takes it out. */
    public Token claim(String name, @Nullable Object value) {
      claims.claim(name, value);
      return this;
    }

    /** Issued an hour ago. */
    public Token expired() {
      from = clock.instant().minus(Duration.ofHours(1));
      return this;
    }

    /** Signed with the key of another realm. */
    public Token signedBy(TenantEntry other) {
      signer = key(other.realm());
      return this;
    }

    /** Signed with a key that nobody knows. */
    public Token signedByStranger() {
      signer = newKey();
      return this;
    }

    public String sign() {
      RSAKey key = signer == null ? key(realm) : signer;
      JWTClaimsSet.Builder dated =
          new JWTClaimsSet.Builder(claims.build())
              .issueTime(Date.from(from))
              .expirationTime(Date.from(from.plus(LIFE)));
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .type(JOSEObjectType.JWT)
                  .keyID(key.getKeyID())
                  .build(),
              dated.build());
      try {
        token.sign(new RSASSASigner(key));
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
      return token.serialize();
    }
  }
}
