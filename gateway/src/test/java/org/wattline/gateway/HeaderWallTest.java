package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Wall 2: callers say nothing about tenants, hosts or addresses")
class HeaderWallTest {

  private static final String HOST = "acme.localhost:8080";

  /** Headers whose name starts so may reach a service only if the gateway wrote them. */
  private static final List<String> TELLING =
      List.of("x-tenant", "x_tenant", "forwarded", "x-forwarded", "x_forwarded", "x-wattline");

  private final RunningGateway gateway = RunningGateway.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Tenant",
        "X-Tenant-Id",
        "x-tenant-slug",
        "X-TENANT",
        "X_Tenant_Id",
        "X-Tenant_Id",
        "Tenant",
        "Tenant-Id",
        "Forwarded",
        "X-Forwarded",
        "X-Forwarded-Prefix",
        "X-Forwarded-User",
        "X-Forwarded-Server",
        "X-Forwarded-Ssl",
        "X_Forwarded_Host",
        "X-Real-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-HTTP-Method-Override",
        "X-Wattline-Anything",
        "X-SSL-Client-Cert",
        "X-Client-Cert",
        "Proxy",
        "Proxy-Authorization",
        "Proxy-Connection",
        "Via",
        "baggage",
        "b3",
        "X-B3-TraceId",
        "TE",
        "Keep-Alive",
        "Trailer",
        "X-Correlation-Id"
      })
  void whatACallerSaysInThisHeaderReachesNoService(String name) {
    RawHttp.Response page = gateway.get(HOST, "/").header(name, "bolt").send();
    RawHttp.Response api = gateway.get(HOST, "/api/v1/me").header(name, "bolt").send();

    assertThat(page.status()).isEqualTo(200);
    assertThat(Json.of(page.body()).header(name)).isEmpty();
    assertThat(Json.of(api.body()).header(name)).isEmpty();
  }

  @Test
  void theGatewaysOwnWordsReplaceTheCallers() {
    RawHttp.Response response =
        gateway
            .get(HOST, "/")
            .header("X-Forwarded-Host", "bolt.localhost")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Port", "443")
            .header("X-Forwarded-For", "203.0.113.9")
            .header("X-Request-Id", "mine")
            .send();

    Json echo = Json.of(response.body());
    assertThat(echo.header("Host")).containsExactly(HOST);
    assertThat(echo.header("X-Forwarded-Host")).containsExactly(HOST);
    assertThat(echo.header("X-Forwarded-Proto")).containsExactly("http");
    assertThat(echo.header("X-Forwarded-Port")).containsExactly("8080");
    assertThat(echo.header("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(echo.header("X-Request-Id"))
        .singleElement()
        .satisfies(id -> assertThat(id).matches("[0-9a-f]{32}"));
    assertThat(response.all("X-Request-Id")).isEqualTo(echo.header("X-Request-Id"));
  }

  @Test
  void whatConnectionNamesIsHopByHopButMeaningCannotBeNamedAway() {
    String token = gateway.suppliers.token("acme");
    RawHttp.Response response =
        RawHttp.send(
            gateway.port(),
            "GET /api/v1/me HTTP/1.1\r\nHost: "
                + HOST
                + "\r\nAuthorization: Bearer "
                + token
                + "\r\nX-Hop: 1\r\nX-Stay: 1\r\nConnection: close, X-Hop, Authorization,"
                + " X-Forwarded-For\r\n\r\n");

    Json echo = Json.of(response.body());
    assertThat(echo.header("X-Hop")).isEmpty();
    assertThat(echo.header("X-Stay")).containsExactly("1");
    assertThat(echo.header("Authorization")).containsExactly("Bearer " + token);
    assertThat(echo.header("X-Forwarded-For")).containsExactly("127.0.0.1");
  }

  @Test
  void cookiesReachPagesButNeverTheApi() {
    RawHttp.Response page = gateway.get(HOST, "/").header("Cookie", "JSESSIONID=7").send();
    RawHttp.Response api = gateway.get(HOST, "/api/v1/me").header("Cookie", "JSESSIONID=7").send();

    assertThat(Json.of(page.body()).header("Cookie")).containsExactly("JSESSIONID=7");
    assertThat(Json.of(api.body()).header("Cookie")).isEmpty();
  }

  @Test
  void aTraceIsContinuedWhereItIsOneAndBegunWhereItIsNot() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Json continued =
        Json.of(
            gateway
                .get(HOST, "/")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("tracestate", "vendor=1")
                .send()
                .body());
    Json malformed =
        Json.of(
            gateway
                .get(HOST, "/")
                .header("traceparent", "00-" + trace + "-zz-01")
                .header("tracestate", "vendor=1")
                .send()
                .body());
    Json begun = Json.of(gateway.get(HOST, "/").send().body());

    assertThat(continued.header("traceparent"))
        .singleElement()
        .satisfies(
            value ->
                assertThat(value)
                    .startsWith("00-" + trace + "-")
                    .endsWith("-01")
                    .doesNotContain("00f067aa0ba902b7"));
    assertThat(continued.header("tracestate")).containsExactly("vendor=1");
    assertThat(malformed.header("traceparent"))
        .singleElement()
        .satisfies(value -> assertThat(value).doesNotContain(trace));
    assertThat(malformed.header("tracestate")).isEmpty();
    assertThat(begun.header("traceparent"))
        .singleElement()
        .satisfies(value -> assertThat(value).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
  }

  @Test
  void moreHeadersThanAnyHonestRequestHasAreRefused() {
    RawHttp.Request request = gateway.get(HOST, "/");
    for (int i = 0; i < 150; i++) {
      request.header("X-Many-" + i, "1");
    }

    assertThat(request.send().status()).isEqualTo(431);
  }

  @Test
  void headersTooLargeAreRefusedAndTheNextRequestIsServed() {
    RawHttp.Response response = gateway.get(HOST, "/").header("X-Big", "x".repeat(40_000)).send();
    RawHttp.Response longLine = gateway.get(HOST, "/" + "x".repeat(9_000)).send();

    assertThat(response.status()).isIn(400, 413, 431);
    assertThat(longLine.status()).isIn(400, 414);
    assertThat(gateway.get(HOST, "/").send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\nHost: b\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 5, 5\r\n\r\nhello",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "X-Bad Name: 1\r\n\r\n",
        "X-Fold: 1\r\n folded\r\nX-Tenant: bolt\r\n\r\n"
      })
  void aRequestWhoseEndIsUnclearSmugglesNothing(String rest) {
    int before = gateway.portal.requests();

    RawHttp.Response response =
        RawHttp.send(
            gateway.port(),
            "POST /x HTTP/1.1\r\nHost: " + HOST + "\r\nConnection: close\r\n" + rest);

    int arrived = gateway.portal.requests() - before;
    if (response.status() == 200) {
      // read in one way only, and what was forwarded is framed anew
      Json echo = Json.of(response.body());
      assertThat(arrived).isEqualTo(1);
      assertThat(echo.headerNames()).doesNotContain("x-tenant");
      assertThat(echo.header("Content-Length").size() + echo.header("Transfer-Encoding").size())
          .isLessThanOrEqualTo(1);
      assertThat(echo.at("uri")).isEqualTo("/x");
    } else {
      assertThat(response.status()).isIn(400, 501);
      assertThat(arrived).isZero();
    }
  }

  /** Whatever is sent, only one tenant's host and no telling header arrives. */
  @Property(tries = 400)
  void noSpellingOfATellingHeaderArrives(
      @ForAll("headerNames") String name, @ForAll("headerValues") String value) {
    RawHttp.Response response = gateway.get(HOST, "/").header(name, value).send();

    if (response.status() != 200) {
      assertThat(response.status()).isIn(400, 403, 413, 431, 501);
      return;
    }
    Json echo = Json.of(response.body());
    Map<String, String> own =
        Map.of(
            "x-forwarded-host", HOST,
            "x-forwarded-proto", "http",
            "x-forwarded-port", "8080",
            "x-forwarded-for", "127.0.0.1");
    assertThat(echo.header("host")).containsExactly(HOST);
    for (String arrived : echo.headerNames()) {
      if (TELLING.stream().anyMatch(arrived::startsWith)) {
        assertThat(own).containsKey(arrived);
        assertThat(echo.header(arrived)).containsExactly(own.getOrDefault(arrived, ""));
      }
    }
  }

  @Provide
  Arbitrary<String> headerNames() {
    Arbitrary<String> telling =
        Arbitraries.of(
            "X-Tenant",
            "X-Tenant-Id",
            "X-Forwarded-Host",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "Forwarded",
            "Host",
            "X-Wattline-Tenant");
    Arbitrary<String> suffix = Arbitraries.strings().withChars("-_ \tx:.").ofMaxLength(3);
    Arbitrary<Boolean> upper = Arbitraries.of(true, false);
    Arbitrary<Boolean> underscore = Arbitraries.of(true, false);
    return net.jqwik.api.Combinators.combine(telling, suffix, upper, underscore)
        .as(
            (name, end, big, low) -> {
              String spelled = low ? name.replace('-', '_') : name;
              return (big ? spelled.toUpperCase(java.util.Locale.ROOT) : spelled) + end;
            });
  }

  @Provide
  Arbitrary<String> headerValues() {
    return Arbitraries.oneOf(
        Arbitraries.of("bolt", "bolt.localhost:8080", "for=1.2.3.4;host=bolt.localhost", ""),
        Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30));
  }
}
