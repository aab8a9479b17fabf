package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A service that fails is answered for, and says nothing of itself")
class UpstreamFailureTest {

  private static final String ACME = "acme.localhost:8080";

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway =
        RunningGateway.start(
            Map.of(
                "wattline.gateway.timeouts.api", "500ms",
                "wattline.gateway.upstreams.console",
                    "http://127.0.0.1:" + RunningGateway.freePort(),
                "wattline.gateway.connections.per-upstream", "2",
                "wattline.gateway.connections.waiting", "2",
                "wattline.gateway.connections.waiting-time", "200ms"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aServiceThatIsNotThereIsUnavailableAndThePageLooksAgain() {
    RawHttp.Response problem = gateway.get("acme-staff.localhost", "/").send();
    RawHttp.Response page = gateway.get("acme-staff.localhost", "/").asBrowser().send();

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.problem()).isEqualTo("unavailable");
    assertThat(problem.header("Retry-After")).contains("5");
    assertThat(problem.body()).doesNotContain("127.0.0.1").doesNotContain("refused:");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.body()).contains("http-equiv=\"refresh\"").doesNotContain("127.0.0.1");
  }

  @Test
  void aServiceThatTakesTooLongIsATimeout() {
    RawHttp.Response response = gateway.get(ACME, "/api/v1/slow").send();

    assertThat(response.status()).isEqualTo(504);
    assertThat(response.problem()).isEqualTo("upstream-timeout");
  }

  @Test
  void aStackTraceNeverLeaves() {
    for (String host : new String[] {ACME, "platform.localhost"}) {
      RawHttp.Response response = gateway.get(host, "/api/v1/stack-trace").send();
      RawHttp.Response page = gateway.get(host, "/api/v1/stack-trace").asBrowser().send();

      assertThat(response.status()).isEqualTo(500);
      assertThat(response.problem()).isEqualTo("upstream-failed");
      assertThat(response.body() + response.headers())
          .doesNotContain("Secret")
          .doesNotContain("4711");
      assertThat(page.body() + page.headers()).doesNotContain("Secret").doesNotContain("4711");
    }
  }

  @Test
  void aServicesOwnProblemIsPassedOn() {
    RawHttp.Response response = gateway.get(ACME, "/api/v1/problem").send();

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.problem()).isEqualTo("too-busy");
  }

  @Test
  void aConnectionThatBreaksBeforeTheAnswerIsABadGatewayAndAWriteIsSentOnce() {
    int before = gateway.billing.requests();
    RawHttp.Response write = gateway.request("POST", ACME, "/api/v1/drop").body("x").send();
    int writes = gateway.billing.requests() - before;
    RawHttp.Response read = gateway.get(ACME, "/api/v1/drop").send();
    int reads = gateway.billing.requests() - before - writes;

    assertThat(write.status()).isEqualTo(502);
    assertThat(writes).as("a write is never repeated").isEqualTo(1);
    assertThat(read.status()).isEqualTo(502);
    assertThat(reads).as("a read is tried once more").isEqualTo(2);
  }

  @Test
  void anAnswerThatBreaksOffIsNotMadeToLookWhole() {
    try {
      RawHttp.Response response = gateway.get(ACME, "/api/v1/break-off").send();
      assertThat(response.status() >= 500 || response.body().length() < 1000).isTrue();
    } catch (java.io.UncheckedIOException broken) {
      assertThat(broken).isNotNull();
    }
    assertThat(gateway.get(ACME, "/api/v1/me").send().status()).isEqualTo(200);
  }

  @Test
  void whenEveryConnectionIsTakenOthersAreToldSoSoon() throws Exception {
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          java.util.stream.IntStream.range(0, 12)
              .mapToObj(
                  i -> threads.submit(() -> gateway.get(ACME, "/api/v1/slow").send().status()))
              .toList();
      java.util.List<Integer> statuses = new java.util.ArrayList<>();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).contains(503, 504).allMatch(status -> status == 503 || status == 504);
    }
    assertThat(gateway.get(ACME, "/api/v1/me").send().status()).isEqualTo(200);
  }
}
