package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a collector is configured, requests are traced to it")
class TracingTest {

  private static final String ACME = "acme.localhost:8080";

  @Test
  void spansOfARequestReachTheCollectorAndTheServiceContinuesThem() throws Exception {
    List<byte[]> received = new CopyOnWriteArrayList<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    try (RunningGateway gateway =
        RunningGateway.start(
            Map.of(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"))) {
      String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
      Json continued =
          Json.of(
              gateway
                  .get(ACME, "/")
                  .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                  .send()
                  .body());
      Json begun = Json.of(gateway.get(ACME, "/").send().body());

      assertThat(continued.header("traceparent"))
          .singleElement()
          .satisfies(
              value ->
                  assertThat(value)
                      .startsWith("00-" + trace + "-")
                      .doesNotContain("00f067aa0ba902b7"));
      assertThat(begun.header("traceparent")).hasSize(1);
      byte[] id = HexFormat.of().parseHex(trace);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(received)
                      .anyMatch(
                          body ->
                              new String(body, StandardCharsets.ISO_8859_1)
                                  .contains(new String(id, StandardCharsets.ISO_8859_1))));
    } finally {
      collector.stop(0);
    }
  }
}
