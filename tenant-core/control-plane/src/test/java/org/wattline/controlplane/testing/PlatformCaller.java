package org.wattline.controlplane.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wattline.controlplane.api.PrivateKeyJwt;
import org.wattline.controlplane.identity.KeycloakAdmin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real tokens of a real Keycloak, in the name of the onboarding team's automation. */
public final class PlatformCaller {
  private static final String ISSUERS = "http://auth.localhost:8080/realms/";
  private static final String CLIENT = "onboarding-automation";
  private static final String PLATFORM = "platform";

  /** The control plane makes the platform's realm some time after its start. */
  private static final Duration REALM_MADE = Duration.ofSeconds(90);

  private static final Duration FRESH = Duration.ofMinutes(3);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Map<String, Issued> ISSUED = new HashMap<>();

  private record Issued(String token, long nanos) {}

  private PlatformCaller() {}

  /** Of the platform's realm, with just this role. */
  public static String token(String role) {
    return token(PLATFORM, role);
  }

  /** Of the platform's realm: an operator whom the installation's owner trusts with its data. */
  public static String ownersToken() {
    return token(PLATFORM, "onboarding-operator,installation-owner");
  }

  /**
   * Of any realm, with just this role; for a tenant's realm a token that claims to be one for the
   * control plane: same client, same audience, same role name, only the issuer is another.
   */
  public static synchronized String token(String realm, String role) {
    Issued before = ISSUED.get(realm + " " + role);
    if (before != null && System.nanoTime() - before.nanos() < FRESH.toNanos()) {
      return before.token();
    }
    try {
      String token = issue(realm, role);
      ISSUED.put(realm + " " + role, new Issued(token, System.nanoTime()));
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String issue(String realm, String role)
      throws IOException, NoSuchAlgorithmException {
    TestKeycloak keycloak = TestKeycloak.shared();
    KeycloakAdmin admin = keycloak.admin();
    await().atMost(REALM_MADE).ignoreExceptions().until(() -> !admin.get("/" + realm).isEmpty());
    Path key = TestKeycloak.newKey();
    PrivateKeyJwt identity = PrivateKeyJwt.of(CLIENT, key, Clock.systemUTC());
    String clients = "/" + realm + "/clients";
    JsonNode known = admin.get(clients + "?clientId=" + CLIENT);
    if (!known.isEmpty()) {
      admin.delete(clients + "/" + known.get(0).path("id").asString());
    }
    admin.post(
        clients,
        Map.of(
            "clientId",
            CLIENT,
            "publicClient",
            false,
            "standardFlowEnabled",
            false,
            "serviceAccountsEnabled",
            true,
            "clientAuthenticatorType",
            "client-jwt",
            "attributes",
            Map.of(
                "use.jwks.string", "true",
                "jwks.string", identity.keySet(),
                "token.endpoint.auth.signing.alg", "RS256"),
            "protocolMappers",
            List.of(
                Map.of(
                    "name", "audience",
                    "protocol", "openid-connect",
                    "protocolMapper", "oidc-audience-mapper",
                    "config",
                        Map.of(
                            "included.custom.audience", "wattline-platform-api",
                            "access.token.claim", "true")))));
    String client = admin.get(clients + "?clientId=" + CLIENT).get(0).path("id").asString();
    String account =
        admin.get(clients + "/" + client + "/service-account-user").path("id").asString();
    for (String one : role.split(",", -1)) {
      if (admin.get("/" + realm + "/roles?search=" + one).isEmpty()) {
        admin.post("/" + realm + "/roles", Map.of("name", one));
      }
      admin.post(
          "/" + realm + "/users/" + account + "/role-mappings/realm",
          List.of(admin.get("/" + realm + "/roles/" + one)));
    }
    return token(keycloak.address(), realm, identity);
  }

  private static String token(URI keycloak, String realm, PrivateKeyJwt identity)
      throws IOException {
    String form =
        identity.form(ISSUERS + realm).entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(
                      keycloak.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return MAPPER.readTree(answer.body()).path("access_token").asString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
