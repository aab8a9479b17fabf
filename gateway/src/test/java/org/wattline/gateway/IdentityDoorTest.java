package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of the identity server, browsers reach what signing in needs, and nothing else")
class IdentityDoorTest {

  private static final String AUTH = "auth.localhost:8080";

  private final RunningGateway gateway = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/realms/acme/protocol/openid-connect/auth?client_id=portal",
        "/realms/acme/protocol/openid-connect/logout",
        "/realms/acme/protocol/openid-connect/logout/logout-confirm",
        "/realms/acme/protocol/openid-connect/login-status-iframe.html",
        "/realms/acme/login-actions/authenticate?session_code=1",
        "/realms/acme/login-actions/reset-credentials",
        "/realms/acme/broker/company/endpoint",
        "/realms/platform/protocol/openid-connect/auth",
        "/resources/abc12/login/keycloak.v2/css/styles.css",
        "/resources/abc12/common/keycloak/img/favicon.ico"
      })
  void whatABrowserNeedsIsThere(String path) {
    RawHttp.Response response = gateway.get(AUTH, path).send();

    assertThat(response.status()).isEqualTo(200);
    assertThat(Json.of(response.body()).at("service")).isEqualTo("identity");
    assertThat(Json.of(response.body()).at("uri")).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/admin",
        "/admin/",
        "/admin/master/console/",
        "/admin/realms/acme/users",
        "/realms",
        "/realms/",
        "/realms/master",
        "/realms/master/protocol/openid-connect/auth",
        "/realms/Master/protocol/openid-connect/auth",
        "/realms/%6Daster/protocol/openid-connect/auth",
        "/realms/nobody/protocol/openid-connect/auth",
        "/realms/ACME/protocol/openid-connect/auth",
        "/realms/acme",
        "/realms/acme/",
        "/realms/acme/account",
        "/realms/acme/account/",
        "/realms/acme/protocol/openid-connect/token",
        "/realms/acme/protocol/openid-connect/token/introspect",
        "/realms/acme/protocol/openid-connect/userinfo",
        "/realms/acme/protocol/openid-connect/certs",
        "/realms/acme/protocol/openid-connect/revoke",
        "/realms/acme/protocol/openid-connect/ext/par/request",
        "/realms/acme/protocol/openid-connect/auth/device",
        "/realms/acme/protocol/openid-connect/logout/backchannel-logout",
        "/realms/acme/protocol/saml",
        "/realms/acme/clients-registrations/openid-connect",
        "/realms/acme/.well-known/openid-configuration",
        "/realms/acme/.well-known/uma2-configuration",
        "/realms/acme/authz/protection/resource_set",
        "/realms/acme/broker/company/token",
        "/resources",
        "/resources/abc12/admin/keycloak.v2/main.js",
        "/resources/abc12/account/keycloak.v3/main.js",
        "/resources/abc12/welcome/x",
        "/metrics",
        "/health",
        "/management",
        "/js/keycloak.js"
      })
  void everythingElseIsNotThere(String path) {
    int before = gateway.identity.requests();

    RawHttp.Response response = gateway.get(AUTH, path).send();

    assertThat(response.status()).isEqualTo(404);
    assertThat(gateway.identity.requests()).isEqualTo(before);
  }

  @Test
  void programsOutsideFetchTokensOnlyWhereTheInstallationSaysSo() {
    try (RunningGateway open =
        RunningGateway.start(Map.of("wattline.gateway.identity.machine-clients", "true"))) {
      for (String path :
          new String[] {
            "/realms/acme/protocol/openid-connect/token",
            "/realms/acme/protocol/openid-connect/certs",
            "/realms/acme/.well-known/openid-configuration"
          }) {
        assertThat(open.get(AUTH, path).send().status()).as(path).isEqualTo(200);
      }
      for (String path :
          new String[] {
            "/realms/master/protocol/openid-connect/token",
            "/realms/acme/protocol/openid-connect/token/introspect",
            "/realms/acme/protocol/openid-connect/userinfo",
            "/admin/"
          }) {
        assertThat(open.get(AUTH, path).send().status()).as(path).isEqualTo(404);
      }
    }
  }
}
