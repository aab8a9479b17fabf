package org.wattline.controlplane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wattline.controlplane.api.PrivateKeyJwt;
import org.wattline.controlplane.identity.KeycloakAdmin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The onboarding team's automation with a real token of realm platform. */
public final class PlatformCaller {
  private static final String ISSUER = "http://auth.localhost:8080/realms/platform";
  private static final String CLIENT = "onboarding-automation";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PlatformCaller() {}

  /** An access token of the automation, whose service account has just this role. */
  public static String token(String role) throws IOException, NoSuchAlgorithmException {
    TestKeycloak keycloak = TestKeycloak.shared();
    KeycloakAdmin admin = keycloak.admin();
    Path key = TestKeycloak.newKey();
    PrivateKeyJwt identity = PrivateKeyJwt.of(CLIENT, key, Clock.systemUTC());
    JsonNode known = admin.get("/platform/clients?clientId=" + CLIENT);
    if (!known.isEmpty()) {
      admin.delete("/platform/clients/" + known.get(0).path("id").asString());
    }
    admin.post(
        "/platform/clients",
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
    String client = admin.get("/platform/clients?clientId=" + CLIENT).get(0).path("id").asString();
    String account =
        admin.get("/platform/clients/" + client + "/service-account-user").path("id").asString();
    admin.post(
        "/platform/users/" + account + "/role-mappings/realm",
        List.of(admin.get("/platform/roles/" + role)));
    return token(keycloak.address(), identity);
  }

  private static String token(URI keycloak, PrivateKeyJwt identity) throws IOException {
    String form =
        identity.form(ISSUER).entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(
                      keycloak.resolve("/realms/platform/protocol/openid-connect/token"))
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
