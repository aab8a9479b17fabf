package org.wattline.tenancy.vaadin.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An identity server that signs people in without asking: each realm has one person, chosen by the
 * test. It checks what a real one checks: the client's proof ({@code private_key_jwt}), the proof
 * key of the code (PKCE), the redirect address, and that a refresh token is used once.
 */
public final class FakeIdentityServer implements AutoCloseable {
  /** A person of a realm. */
  public record User(String subject, String name, String email, List<String> roles) {}

  private record Code(
      String realm,
      String client,
      String redirect,
      @Nullable String nonce,
      String challenge,
      User user) {}

  private final HttpServer server;
  private final Clock clock;
  private final RSAKey key;
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Map<String, Code> refreshTokens = new ConcurrentHashMap<>();
  private final AtomicInteger renewals = new AtomicInteger();
  private volatile @Nullable Supplier<RSAKey> clientKey;
  private volatile int accessSeconds = 300;
  private volatile boolean refusesRenewals;
  private volatile @Nullable String pretended;
  private volatile int redirectPort;

  public FakeIdentityServer(Clock clock) {
    this(clock, 0);
  }

  public FakeIdentityServer(Clock clock, int port) {
    this.clock = clock;
    try {
      key = new RSAKeyGenerator(2048).keyID("realm-key").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/realms/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** What issuers begin with. */
  public String issuerBase() {
    return "http://auth.localhost:" + server.getAddress().getPort() + "/realms/";
  }

  /** The internal address. */
  public String backChannel() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void personOf(String realm, User user) {
    users.put(realm, user);
  }

  /** The key that clients must prove themselves with. */
  public void trust(Supplier<RSAKey> publicKey) {
    clientKey = publicKey;
  }

  public void accessTokensLive(int seconds) {
    accessSeconds = seconds;
  }

  public void refuseRenewals(boolean refuses) {
    refusesRenewals = refuses;
  }

  /** Signs tokens as another realm: what a mixed-up or hostile server would do. */
  public void issueAs(@Nullable String realm) {
    pretended = realm;
  }

  /** Sends browsers back to this port whatever they asked for: tests learn theirs late. */
  public void redirectTo(int port) {
    redirectPort = port;
  }

  public int renewals() {
    return renewals.get();
  }

  /** A logout token as the server would send it. */
  public String logoutToken(String realm, String client, @Nullable String sid) {
    JWTClaimsSet.Builder claims =
        claims(realm)
            .audience(client)
            .jwtID(UUID.randomUUID().toString())
            .claim(
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    if (sid != null) {
      claims.claim("sid", sid);
    }
    return sign(claims.build(), "logout+jwt");
  }

  /** Signs claims as any realm would: for tokens that must be refused. */
  public String sign(JWTClaimsSet claims, String type) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID(key.getKeyID())
                  .type(new JOSEObjectType(type))
                  .build(),
              claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The identity server's own session of a realm's person. */
  public static String sessionOf(String realm) {
    return "session-of-" + realm;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", -1);
      String realm = path[2];
      switch (path[path.length - 1]) {
        case "certs" -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        case "auth" -> authorize(exchange, realm);
        case "token" -> token(exchange, realm);
        case "logout" ->
            redirect(
                exchange,
                parameters(query(exchange)).getOrDefault("post_logout_redirect_uri", "/"));
        default -> json(exchange, 404, "{}");
      }
    } catch (RuntimeException e) {
      json(exchange, 500, "{\"error\":\"server_error\"}");
    }
  }

  private void authorize(HttpExchange exchange, String realm) throws IOException {
    Map<String, String> asked = parameters(query(exchange));
    String code = UUID.randomUUID().toString();
    User user = Optional.ofNullable(users.get(realm)).orElseThrow();
    codes.put(
        code,
        new Code(
            realm,
            asked.getOrDefault("client_id", ""),
            asked.getOrDefault("redirect_uri", ""),
            asked.get("nonce"),
            asked.getOrDefault("code_challenge", ""),
            user));
    redirect(
        exchange,
        back(asked.getOrDefault("redirect_uri", ""))
            + "?code="
            + code
            + "&state="
            + java.net.URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
  }

  private String back(String asked) {
    return redirectPort == 0
        ? asked
        : asked.replaceFirst("(//[^/:]+)(:\\d+)?", "$1:" + redirectPort);
  }

  private void token(HttpExchange exchange, String realm) throws IOException {
    Map<String, String> asked =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (!provesItself(asked, realm)) {
      json(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    boolean renewal = "refresh_token".equals(asked.get("grant_type"));
    Code code =
        renewal
            ? refreshTokens.remove(asked.getOrDefault("refresh_token", ""))
            : codes.remove(asked.getOrDefault("code", ""));
    boolean good =
        code != null
            && code.realm().equals(realm)
            && (renewal
                ? !refusesRenewals
                : code.redirect().equals(asked.get("redirect_uri"))
                    && code.challenge().equals(challenge(asked.get("code_verifier"))));
    if (renewal) {
      renewals.incrementAndGet();
    }
    if (!good || code == null) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(exchange, 200, tokens(code));
  }

  private String tokens(Code code) {
    User user = code.user();
    String refresh = UUID.randomUUID().toString();
    refreshTokens.put(refresh, code);
    Instant now = clock.instant();
    JWTClaimsSet.Builder id =
        claims(code.realm())
            .subject(user.subject())
            .audience(code.client())
            .claim("azp", code.client())
            .claim("sid", sessionOf(code.realm()))
            .claim("name", user.name())
            .claim("email", user.email());
    if (code.nonce() != null) {
      id.claim("nonce", code.nonce());
    }
    String access =
        sign(
            claims(code.realm())
                .subject(user.subject())
                .expirationTime(Date.from(now.plusSeconds(accessSeconds)))
                .audience("wattline-api")
                .claim("azp", code.client())
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", user.roles()))
                .jwtID(UUID.randomUUID().toString())
                .build(),
            "JWT");
    return String.format(
        java.util.Locale.ROOT,
        "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"refresh_token\":\"%s\","
            + "\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"openid profile email\"}",
        access,
        sign(id.build(), "JWT"),
        refresh,
        accessSeconds);
  }

  private JWTClaimsSet.Builder claims(String realm) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuerBase() + (pretended == null ? realm : pretended))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)));
  }

  private boolean provesItself(Map<String, String> asked, String realm) {
    Supplier<RSAKey> trusted = clientKey;
    if (trusted == null) {
      return true;
    }
    try {
      SignedJWT proof = SignedJWT.parse(asked.getOrDefault("client_assertion", ""));
      return proof.verify(new RSASSAVerifier(trusted.get()))
          && proof.getJWTClaimsSet().getAudience().contains(issuerBase() + realm)
          && proof.getJWTClaimsSet().getSubject().equals(asked.get("client_id"));
    } catch (java.text.ParseException | JOSEException e) {
      return false;
    }
  }

  private static String challenge(@Nullable String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String query(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
  }

  private static Map<String, String> parameters(String encoded) {
    return Stream.of(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> second));
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
