package org.wattline.local.identity;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;
import org.wattline.local.LocalStackException;
import tools.jackson.databind.JsonNode;

/**
 * Keycloak's administration, as the owner of the installation uses it: makes the control plane's
 * client once, and what the local stack adds for people who try Wattline out.
 */
public final class Keycloak {
  /** The control plane's client in realm {@code master}. */
  public static final String CONTROL_PLANE_CLIENT = "wattline-control-plane";

  private static final String MASTER = "master";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Http http = Http.program();
  private final String backChannel;
  private final String publicUrl;
  private final SigningKey controlPlaneKey;
  private final InstantSource clock;

  /**
   * @param backChannel Keycloak's own address
   * @param publicUrl the beginning of every issuer
   */
  public Keycloak(
      String backChannel, String publicUrl, SigningKey controlPlaneKey, InstantSource clock) {
    this.backChannel = backChannel;
    this.publicUrl = publicUrl;
    this.controlPlaneKey = controlPlaneKey;
    this.clock = clock;
  }

  /**
   * Makes the control plane's client with the key, by means of a client that Keycloak made for its
   * first start, and removes that one. Does nothing when it has been done.
   */
  public void ensureControlPlaneClient(String bootstrapClient, String bootstrapSecret) {
    if (clientToken(MASTER, CONTROL_PLANE_CLIENT, controlPlaneKey).isPresent()) {
      return;
    }
    HttpResponse<String> answer =
        http.form(
            tokenAddress(MASTER),
            Map.of(
                "grant_type", "client_credentials",
                "client_id", bootstrapClient,
                "client_secret", bootstrapSecret));
    if (answer.statusCode() != 200) {
      throw new LocalStackException(
          "Keycloak's data were made with other keys: start with --fresh to begin anew.");
    }
    String token = Http.json(answer).get("access_token").asString();
    String id = ensureClient(MASTER, keyClient(CONTROL_PLANE_CLIENT, controlPlaneKey), token);
    grant(MASTER, serviceAccount(MASTER, id, token), "admin", token);
    findClient(MASTER, bootstrapClient, token)
        .ifPresent(own -> http.expectOk("DELETE", admin(MASTER, "/clients/" + own), token, null));
  }

  /** A token of Keycloak's administrator. */
  public String adminToken() {
    return clientToken(MASTER, CONTROL_PLANE_CLIENT, controlPlaneKey)
        .orElseThrow(() -> new LocalStackException("Keycloak refuses the control plane's key."));
  }

  /** A program's token, or nothing when the client or its key is not known. */
  public Optional<String> clientToken(String realm, String client, SigningKey key) {
    HttpResponse<String> answer =
        http.form(
            tokenAddress(realm),
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_assertion_type",
                JWT_BEARER,
                "client_assertion",
                key.assertion(client, issuer(realm), clock)));
    return answer.statusCode() == 200
        ? Optional.of(Http.json(answer).get("access_token").asString())
        : Optional.empty();
  }

  /** Exchanges the code of a sign-in for tokens, as the client that asked for it. */
  public JsonNode tokens(
      String realm,
      String client,
      SigningKey key,
      String code,
      String redirectUri,
      String verifier) {
    return Http.json(
        http.form(
            tokenAddress(realm),
            Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirectUri,
                "code_verifier", verifier,
                "client_id", client,
                "client_assertion_type", JWT_BEARER,
                "client_assertion", key.assertion(client, issuer(realm), clock))));
  }

  /** Whether a realm has a role; roles are made after the realm itself. */
  public boolean roleExists(String realm, String role) {
    return http.send("GET", admin(realm, "/roles/" + role), adminToken(), null).statusCode() == 200;
  }

  /** A client of programs in a realm, with a key, a realm role and an audience in its tokens. */
  public void ensureProgram(
      String realm, String client, SigningKey key, String role, String audience) {
    String token = adminToken();
    Map<String, Object> settings = new java.util.HashMap<>(keyClient(client, key));
    settings.put(
        "protocolMappers",
        List.of(
            Map.of(
                "name",
                "audience " + audience,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of(
                    "included.custom.audience", audience,
                    "access.token.claim", "true",
                    "id.token.claim", "false"))));
    String id = ensureClient(realm, settings, token);
    grant(realm, serviceAccount(realm, id, token), role, token);
  }

  /**
   * A person with a password that is not asked to be changed, and realm roles. A password that the
   * person has already stays: it may be their own choice, and a realm's history of passwords
   * refuses the same one again.
   */
  public void ensurePerson(String realm, Person person, String password, List<String> roles) {
    String token = adminToken();
    Optional<String> known = findUser(realm, person.username(), token);
    if (known.isEmpty()) {
      http.expectOk(
          "POST",
          admin(realm, "/users"),
          token,
          Map.of(
              "username", person.username(),
              "email", person.email(),
              "firstName", person.givenName(),
              "lastName", person.familyName(),
              "emailVerified", true,
              "enabled", true,
              "attributes", Map.of("locale", List.of(person.language()))));
      known = findUser(realm, person.username(), token);
    }
    String id = known.orElseThrow();
    if (!hasPassword(realm, id, token)) {
      http.expectOk(
          "PUT",
          admin(realm, "/users/" + id + "/reset-password"),
          token,
          Map.of("type", "password", "value", password, "temporary", false));
    }
    JsonNode user = http.get(admin(realm, "/users/" + id), token);
    if (!user.path("requiredActions").isEmpty()) {
      http.expectOk(
          "PUT",
          admin(realm, "/users/" + id),
          token,
          Map.of(
              "requiredActions", List.of(),
              "emailVerified", true,
              "email", person.email(),
              "firstName", person.givenName(),
              "lastName", person.familyName()));
    }
    roles.forEach(role -> grant(realm, id, role, token));
  }

  private boolean hasPassword(String realm, String user, String token) {
    return http.get(admin(realm, "/users/" + user + "/credentials"), token)
        .valueStream()
        .anyMatch(credential -> credential.path("type").asString().equals("password"));
  }

  /** Where sign-in pages are, for a realm. */
  public String authorizationAddress(String realm) {
    return issuer(realm) + "/protocol/openid-connect/auth";
  }

  /** A realm's issuer. */
  public String issuer(String realm) {
    return publicUrl + "/realms/" + realm;
  }

  private String ensureClient(String realm, Map<String, Object> settings, String token) {
    String name = String.valueOf(settings.get("clientId"));
    Optional<String> known = findClient(realm, name, token);
    if (known.isEmpty()) {
      http.expectOk("POST", admin(realm, "/clients"), token, settings);
      return findClient(realm, name, token).orElseThrow();
    }
    http.expectOk("PUT", admin(realm, "/clients/" + known.get()), token, settings);
    return known.get();
  }

  private static Map<String, Object> keyClient(String client, SigningKey key) {
    return Map.of(
        "clientId", client,
        "enabled", true,
        "publicClient", false,
        "standardFlowEnabled", false,
        "directAccessGrantsEnabled", false,
        "serviceAccountsEnabled", true,
        "clientAuthenticatorType", "client-jwt",
        "attributes",
            Map.of(
                "use.jwks.string", "true",
                "jwks.string", key.keySet(),
                "token.endpoint.auth.signing.alg", "RS256"));
  }

  private Optional<String> findClient(String realm, String client, String token) {
    return firstId(http.get(admin(realm, "/clients?clientId=" + client), token));
  }

  private Optional<String> findUser(String realm, String username, String token) {
    return firstId(
        http.get(
            admin(realm, "/users?exact=true&" + Http.encoded(Map.of("username", username))),
            token));
  }

  private String serviceAccount(String realm, String clientId, String token) {
    return text(
        http.get(admin(realm, "/clients/" + clientId + "/service-account-user"), token), "id");
  }

  private void grant(String realm, String user, String role, String token) {
    JsonNode found = http.get(admin(realm, "/roles/" + role), token);
    http.expectOk(
        "POST",
        admin(realm, "/users/" + user + "/role-mappings/realm"),
        token,
        List.of(Map.of("id", text(found, "id"), "name", role)));
  }

  private static Optional<String> firstId(JsonNode list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(text(list.get(0), "id"));
  }

  private static String text(@Nullable JsonNode node, String field) {
    if (node == null || !node.hasNonNull(field)) {
      throw new LocalStackException("Keycloak's answer lacks '" + field + "': " + node);
    }
    return node.get(field).asString();
  }

  private String admin(String realm, String path) {
    return backChannel + "/admin/realms/" + realm + path;
  }

  private String tokenAddress(String realm) {
    return backChannel + "/realms/" + realm + "/protocol/openid-connect/token";
  }

  /** Who signs in. */
  public record Person(
      String username, String email, String givenName, String familyName, String language) {}
}
