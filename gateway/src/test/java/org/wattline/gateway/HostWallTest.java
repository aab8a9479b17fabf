package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.tenancy.directory.TenantState;

@DisplayName("Wall 1: the host names the tenant")
class HostWallTest {

  private final RunningGateway gateway = RunningGateway.shared();

  @AfterEach
  void everybodyServesAgain() {
    gateway.suppliers.state("acme", TenantState.READY, null);
  }

  @Test
  void eachHostLeadsToItsOwnService() {
    Map<String, String> services = new java.util.LinkedHashMap<>();
    for (String address :
        List.of(
            "acme.localhost/",
            "acme.localhost/bills/7",
            "acme.localhost/api/v1/me",
            "acme-staff.localhost/",
            "acme-staff.localhost/api/v1/me",
            "platform.localhost/",
            "platform.localhost/api/v1/tenants",
            "auth.localhost/realms/acme/protocol/openid-connect/auth",
            "mail.localhost/")) {
      int slash = address.indexOf('/');
      RawHttp.Response response =
          gateway.get(address.substring(0, slash) + ":8080", address.substring(slash)).send();
      services.put(address, Json.of(response.body()).at("service"));
    }

    assertThat(services)
        .containsExactly(
            entry("acme.localhost/", "portal"),
            entry("acme.localhost/bills/7", "portal"),
            entry("acme.localhost/api/v1/me", "billing"),
            entry("acme-staff.localhost/", "console"),
            entry("acme-staff.localhost/api/v1/me", "billing"),
            entry("platform.localhost/", "console"),
            entry("platform.localhost/api/v1/tenants", "control-plane"),
            entry("auth.localhost/realms/acme/protocol/openid-connect/auth", "identity"),
            entry("mail.localhost/", "mail"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody.localhost:8080",
        "localhost:8080",
        "127.0.0.1:8080",
        "acme.localhost.example.org:8080",
        "acme.example.org:8080",
        "x.acme.localhost:8080",
        "acme-staff-staff.localhost:8080",
        "master.localhost:8080"
      })
  void aHostThatNobodyHasIsNotFound(String host) {
    RawHttp.Response response = gateway.get(host, "/").send();

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.problem()).isEqualTo("unknown-host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme.localhost:8080,bolt.localhost:8080",
        "acme.localhost, bolt.localhost",
        "bolt@acme.localhost:8080",
        "acme.localhost:80",
        "acme.localhost:08080",
        "acme.localhost:",
        "acme.localhost:99999",
        "acme.localhost:8080/",
        "acme.localhost.:8080",
        ".acme.localhost:8080",
        "acme..localhost:8080",
        "acme_.localhost:8080",
        "acme.localhost%00:8080",
        "acme.localhost\\.bolt.localhost:8080",
        "acme.localhost bolt.localhost",
        "http://acme.localhost:8080",
        "[::1]:8080",
        "acmé.localhost:8080"
      })
  void aHostThatTwoServersCouldReadInTwoWaysIsRefused(String host) {
    RawHttp.Response response = gateway.get(host, "/").send();

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).doesNotContain("\"service\"");
  }

  @Test
  void twoHostsAreRefusedWhicheverComesFirst() {
    RawHttp.Response acmeFirst =
        gateway.get("acme.localhost:8080", "/").header("Host", "bolt.localhost:8080").send();
    RawHttp.Response twice =
        gateway.get("acme.localhost:8080", "/").header("Host", "acme.localhost:8080").send();

    assertThat(acmeFirst.status()).isEqualTo(400);
    assertThat(twice.status()).isEqualTo(400);
  }

  @Test
  void noHostIsRefused() {
    assertThat(RawHttp.get(gateway.port(), "/").send().status()).isEqualTo(400);
    assertThat(RawHttp.send(gateway.port(), "GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(400);
  }

  @Test
  void anAbsoluteTargetMustNameTheSameHost() {
    RawHttp.Response same =
        gateway.get("acme.localhost:8080", "http://acme.localhost:8080/x?y=1").send();
    RawHttp.Response other =
        gateway.get("acme.localhost:8080", "http://bolt.localhost:8080/x").send();
    RawHttp.Response withUser =
        gateway.get("acme.localhost:8080", "http://bolt@acme.localhost:8080/x").send();
    RawHttp.Response otherPort =
        gateway.get("acme.localhost:8080", "http://acme.localhost:9999/x").send();

    assertThat(same.status()).isEqualTo(200);
    assertThat(Json.of(same.body()).at("uri")).isEqualTo("/x?y=1");
    assertThat(List.of(other, withUser, otherPort))
        .allSatisfy(response -> assertThat(response.status()).isEqualTo(400));
  }

  @Test
  void aHostInCapitalsIsTheSameHostAndArrivesInItsOneForm() {
    RawHttp.Response response = gateway.get("ACME.LocalHost:8080", "/").send();

    Json echo = Json.of(response.body());
    assertThat(echo.header("Host")).containsExactly("acme.localhost:8080");
    assertThat(echo.header("X-Forwarded-Host")).containsExactly("acme.localhost:8080");
  }

  @Test
  void aTenantProvisionedAMomentAgoIsServedAndARemovedOneIsNot() {
    assertThat(gateway.get("fresh.localhost:8080", "/").send().status()).isEqualTo(404);

    gateway.suppliers.add("fresh");
    assertThat(gateway.get("fresh.localhost:8080", "/").send().status()).isEqualTo(200);

    gateway.suppliers.remove("fresh");
    assertThat(gateway.get("fresh.localhost:8080", "/").send().status()).isEqualTo(404);
  }

  @Test
  void aSuspendedTenantIsRefusedWithItsReasonOnEveryDoor() {
    gateway.suppliers.state("acme", TenantState.SUSPENDED, "Licence withdrawn by the regulator");
    int before = gateway.portal.requests() + gateway.billing.requests();

    for (String[] door :
        new String[][] {
          {"acme.localhost:8080", "/"},
          {"acme.localhost:8080", "/api/v1/me"},
          {"acme-staff.localhost:8080", "/"},
          {"auth.localhost:8080", "/realms/acme/protocol/openid-connect/auth"}
        }) {
      RawHttp.Response response = gateway.get(door[0], door[1]).send();
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.problem()).isEqualTo("tenant-suspended");
      assertThat(response.body()).contains("Licence withdrawn by the regulator");
    }
    assertThat(gateway.portal.requests() + gateway.billing.requests()).isEqualTo(before);
    assertThat(gateway.get("bolt.localhost:8080", "/").send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(TenantState.class)
  void onlyAServingTenantIsServed(TenantState state) {
    gateway.suppliers.state("acme", state, "ERROR: relation \"secret\" does not exist");

    RawHttp.Response response = gateway.get("acme.localhost:8080", "/").send();

    if (state.serves()) {
      assertThat(response.status()).isEqualTo(200);
    } else {
      assertThat(response.status()).isIn(503, 410, 404);
      assertThat(response.body().contains("secret"))
          .as("only a suspension's reason is for the public")
          .isEqualTo(state == TenantState.SUSPENDED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/directory",
        "/internal/business-time",
        "/internal",
        "/Internal/x",
        "/actuator/health",
        "/ACTUATOR/prometheus",
        "/logout/connect/back-channel/acme",
        "/.well-known/jwks.json"
      })
  void whatServicesKeepForOneAnotherIsNotThereOnAnyHost(String path) {
    for (String host :
        List.of("acme.localhost", "acme-staff.localhost", "platform.localhost", "auth.localhost")) {
      assertThat(gateway.get(host, path).send().status()).as(host).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x/../internal/directory",
        "/x/%2e%2e/internal",
        "/x/%2E%2e/internal",
        "/./internal",
        "//internal",
        "/x//internal",
        "/%69nternal%2fdirectory",
        "/internal;x=1/directory",
        "/;/internal",
        "/x\\..\\internal",
        "/x%5c..%5cinternal",
        "/x%00",
        "/x%0d%0aX-Tenant:%20bolt",
        "/%",
        "/%zz",
        "/%c0%ae%c0%ae/internal",
        "/%ff",
        "/%252e%252e/internal",
        "/x#fragment",
        "internal",
        "*"
      })
  void aPathThatTwoServersCouldReadInTwoWaysIsRefused(String target) {
    RawHttp.Response response = gateway.get("acme.localhost:8080", target).send();

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).doesNotContain("\"service\"");
  }

  @Test
  void anEncodedPathReachesTheServiceAsItWasWritten() {
    RawHttp.Response response =
        gateway.get("acme.localhost:8080", "/bills/caf%C3%A9%20noir?q=%2F..%2F&x=a%3Bb").send();

    assertThat(Json.of(response.body()).at("uri"))
        .isEqualTo("/bills/caf%C3%A9%20noir?q=%2F..%2F&x=a%3Bb");
  }

  @Test
  void anEncodedInternalPathIsInternal() {
    assertThat(gateway.get("acme.localhost:8080", "/%69nternal/directory").send().status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
  void otherMethodsAreRefused(String method) {
    assertThat(gateway.request(method, "acme.localhost:8080", "/x").send().status()).isIn(400, 405);
  }
}
