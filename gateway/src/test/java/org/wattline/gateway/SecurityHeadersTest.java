package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Browsers are told what to refuse, and nothing of how the house is built")
class SecurityHeadersTest {

  private static final String ACME = "acme.localhost:8080";
  private static final String CSP = "Content-Security-Policy";

  private final RunningGateway gateway = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.localhost/",
        "acme-staff.localhost/",
        "platform.localhost/",
        "acme.localhost/api/v1/me",
        "platform.localhost/api/v1/tenants",
        "auth.localhost/realms/acme/login-actions/authenticate",
        "mail.localhost/",
        "nobody.localhost/",
        "acme.localhost/internal/x"
      })
  void everyAnswerIsDressed(String address) {
    int slash = address.indexOf('/');
    RawHttp.Response response =
        gateway.get(address.substring(0, slash), address.substring(slash)).send();

    assertThat(response.all("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(response.all("X-Frame-Options")).hasSize(1);
    assertThat(response.all("Referrer-Policy")).hasSize(1);
    assertThat(response.all("Permissions-Policy")).hasSize(1);
    assertThat(response.all("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
    assertThat(response.all(CSP)).isNotEmpty();
    assertThat(response.all("Strict-Transport-Security")).as("not over plain http").isEmpty();
    assertThat(response.all("X-Request-Id")).hasSize(1);
  }

  @Test
  void anApiAnswerMayLoadNothing() {
    assertThat(gateway.get(ACME, "/api/v1/me").send().all(CSP))
        .singleElement()
        .satisfies(policy -> assertThat(policy).startsWith("default-src 'none'"));
  }

  @Test
  void aPageThatForgotItsNonceRunsNoInlineScript() {
    List<String> policies = gateway.get(ACME, "/talkative").send().all(CSP);

    assertThat(policies).hasSize(1);
    assertThat(scripts(policies.getFirst())).isEqualTo("script-src 'self'");
  }

  @Test
  void aPageThatVouchesForItsScriptsKeepsItsOwnPolicyUnderTheGateways() {
    List<String> policies = gateway.get(ACME, "/vouched").send().all(CSP);

    assertThat(policies).hasSize(2);
    assertThat(policies.get(0)).isEqualTo("script-src 'self' 'nonce-abc' 'unsafe-eval'");
    assertThat(policies.get(1))
        .contains("default-src 'self'")
        .contains("object-src 'none'")
        .contains("connect-src 'self' ws://acme.localhost:8080")
        .contains("form-action 'self' http://auth.localhost:8080")
        .contains("frame-ancestors 'self'");
  }

  @Test
  void signInFormsLeadBackToTheTenantsOwnHostsOnly() {
    String policy =
        gateway
            .get("auth.localhost", "/realms/acme/login-actions/authenticate")
            .send()
            .all(CSP)
            .getLast();

    assertThat(policy)
        .contains("form-action 'self' http://acme.localhost:8080 http://acme-staff.localhost:8080;")
        .doesNotContain("bolt")
        .doesNotContain("unsafe-eval");
  }

  private static String scripts(String policy) {
    return List.of(policy.split("; ")).stream()
        .filter(directive -> directive.startsWith("script-src"))
        .findFirst()
        .orElse("");
  }

  @Test
  void whatAServiceSaysOfItselfOrToOtherSitesIsTakenOut() {
    RawHttp.Response response = gateway.get(ACME, "/talkative").send();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("<p>hello</p>");
    for (String name :
        List.of("Server", "X-Powered-By", "X-Tenant-Id", "Access-Control-Allow-Origin")) {
      assertThat(response.all(name)).as(name).isEmpty();
    }
    assertThat(response.all("X-Frame-Options")).containsExactly("SAMEORIGIN");
    assertThat(response.all("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void aCookieStaysOnItsHostAndAnApiSetsNone() {
    assertThat(gateway.get(ACME, "/talkative").send().all("Set-Cookie"))
        .containsExactly("JSESSIONID=1; Path=/; HttpOnly");
    assertThat(gateway.get(ACME, "/api/v1/talkative").send().all("Set-Cookie")).isEmpty();
  }

  @Test
  void aRedirectToAnInnerAddressLeadsToThePublicOne() {
    assertThat(gateway.get(ACME, "/elsewhere").send().header("Location"))
        .contains("http://acme.localhost:8080/landing?x=1");
  }

  @Test
  void overHttpsBrowsersAreToldToStayThere() {
    try (RunningGateway secure =
        RunningGateway.start(
            Map.of("wattline.public.scheme", "https", "wattline.public.port", "443"))) {
      RawHttp.Response page = secure.get("acme.localhost", "/").send();
      RawHttp.Response refused = secure.get("nobody.localhost", "/").send();

      assertThat(page.header("Strict-Transport-Security").orElseThrow())
          .contains("max-age=63072000");
      assertThat(refused.header("Strict-Transport-Security")).isPresent();
      assertThat(page.all(CSP).getLast()).contains("wss://acme.localhost");
      assertThat(Json.of(page.body()).header("X-Forwarded-Proto")).containsExactly("https");
      assertThat(Json.of(page.body()).header("Host")).containsExactly("acme.localhost");
      assertThat(secure.get("acme.localhost:8080", "/").send().status()).isEqualTo(400);
      assertThat(secure.get("acme.localhost:443", "/").send().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OPTIONS, /api/v1/me, http://acme.localhost:8080, POST, 403",
    "OPTIONS, /, http://evil.example, POST, 403",
    "GET, /api/v1/me, http://evil.example, , 403",
    "GET, /api/v1/me, http://bolt.localhost:8080, , 403",
    "POST, /api/v1/me, http://acme.localhost:8080, , 200",
    "POST, /login, http://evil.example, , 403",
    "POST, /login, http://acme-staff.localhost:8080, , 403",
    "POST, /login, null, , 403",
    "POST, /login, http://acme.localhost:8080, , 200",
    "GET, /, http://auth.localhost:8080, , 200"
  })
  void otherSitesCannotActForOurUsers(
      String method, String path, String origin, String preflight, int status) {
    RawHttp.Request request = gateway.request(method, ACME, path).header("Origin", origin);
    if (preflight != null) {
      request.header("Access-Control-Request-Method", preflight);
    }

    RawHttp.Response response = request.send();

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.all("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aSignInFormThatHidesItsOriginIsServed() {
    assertThat(
            gateway
                .request("POST", "auth.localhost", "/realms/acme/login-actions/authenticate")
                .header("Origin", "null")
                .body("username=an")
                .send()
                .status())
        .isEqualTo(200);
  }
}
