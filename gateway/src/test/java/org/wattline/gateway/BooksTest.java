package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("Every request is written down, with its tenant and without its secrets")
class BooksTest {

  private static final String ACME = "acme.localhost:8080";

  private final RunningGateway gateway = RunningGateway.shared();
  private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
  private final Logger access = (Logger) LoggerFactory.getLogger("org.wattline.gateway.access");
  private final AppenderBase<ILoggingEvent> recorder =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
          lines.add(line);
        }
      };

  @BeforeEach
  void listen() {
    recorder.start();
    access.addAppender(recorder);
  }

  @AfterEach
  void stopListening() {
    access.detachAppender(recorder);
  }

  private Map<String, Object> line() {
    await().untilAsserted(() -> assertThat(lines).hasSize(1));
    Map<String, Object> values = new LinkedHashMap<>();
    lines.getFirst().getKeyValuePairs().forEach(pair -> values.put(pair.key, pair.value));
    return values;
  }

  @Test
  void aLineTellsWhoAskedWhatAndHowLongItTook() {
    RawHttp.Response response =
        gateway
            .get(ACME, "/api/v1/me?secret=4711")
            .bearer(gateway.suppliers.token("acme"))
            .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .send();

    Map<String, Object> line = line();
    assertThat(line)
        .containsEntry("tenant", "acme")
        .containsEntry("door", "portal")
        .containsEntry("service", "billing")
        .containsEntry("subject", "an-acme")
        .containsEntry("client", "127.0.0.1")
        .containsEntry("method", "GET")
        .containsEntry("host", "acme.localhost")
        .containsEntry("path", "/api/v1/me")
        .containsEntry("status", 200)
        .containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736")
        .containsEntry("requestId", response.header("X-Request-Id").orElseThrow());
    assertThat((Double) line.get("latencyMs")).isBetween(0.001, 60_000.0);
    assertThat(line.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .doesNotContain("4711")
        .doesNotContain("Bearer");
  }

  @Test
  void aRefusalIsWrittenDownWithItsReason() {
    gateway.get("nobody.localhost", "/x").send();

    assertThat(line())
        .containsEntry("tenant", "none")
        .containsEntry("status", 404)
        .containsEntry("refused", "unknown-host");
  }

  @Test
  void aRefusedTokensSubjectIsNotBelievedInTheLogEither() {
    gateway.get(ACME, "/api/v1/me").bearer(gateway.suppliers.token("bolt")).send();

    assertThat(line())
        .containsEntry("tenant", "acme")
        .containsEntry("subject", "-")
        .containsEntry("refused", "foreign-issuer");
  }

  @Test
  void metricsAreOnTheManagementPortWithTheTenantAndOnlyThere() {
    gateway.get(ACME, "/").send();
    gateway.get("nobody.localhost", "/").send();

    await()
        .untilAsserted(
            () -> {
              String metrics =
                  RawHttp.get(gateway.managementPort(), "/actuator/prometheus")
                      .host("127.0.0.1")
                      .send()
                      .body();
              assertThat(metrics)
                  .contains("wattline_gateway_requests_seconds_count")
                  .contains("tenant=\"acme\"")
                  .contains("wattline_gateway_refusals_total")
                  .contains("reason=\"unknown-host\"")
                  .contains("wattline_gateway_limits_redis_away");
            });
    assertThat(gateway.get(ACME, "/actuator/prometheus").send().status()).isEqualTo(404);
  }

  @Test
  void healthAnswersOnTheManagementPortWhateverTheHost() {
    for (String path :
        List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
      RawHttp.Response response =
          RawHttp.get(gateway.managementPort(), path).host("anything:1").send();
      assertThat(response.status()).as(path).isEqualTo(200);
      assertThat(response.body()).contains("\"UP\"");
    }
    for (String path : List.of("/actuator/env", "/actuator/heapdump", "/actuator/gateway", "/x")) {
      assertThat(RawHttp.get(gateway.managementPort(), path).host("anything:1").send().status())
          .as(path)
          .isEqualTo(404);
    }
  }
}
