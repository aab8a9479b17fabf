package org.wattline.tenancy.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.tenancy.test.app.ProbeApplication;

/**
 * A request's trace, in the log of every service and, where somebody is named, at the collector.
 */
@TwoTenantTest
@ExtendWith(OutputCaptureExtension.class)
class TraceTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACEPARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final TwoTenants tenants;

  TraceTest(TwoTenants tenants) {
    this.tenants = tenants;
  }

  @Test
  void withoutACollectorNoTracerIsStartedAndTheLogHasTheTraceOfTheGateway(CapturedOutput log) {
    try (ConfigurableApplicationContext service = started()) {
      ask(service, TRACEPARENT);
      ask(service, "00-nothing-of-the-kind-01");

      assertThat(service.getBeanNamesForType(tracer())).isEmpty();
      assertThat(linesOf(log)).hasSize(2);
      assertThat(linesOf(log).getFirst()).contains("acme").contains(TRACE);
      assertThat(linesOf(log).getLast()).doesNotContain(TRACE).doesNotContain("nothing");
    }
  }

  @Test
  void withACollectorTheServicesSpansReachItAndTheLogHasTheSameTrace(CapturedOutput log)
      throws IOException {
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
    String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    try (ConfigurableApplicationContext service =
        started("--management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint)) {
      ask(service, TRACEPARENT);

      assertThat(linesOf(log)).singleElement().asString().contains(TRACE);
      String id = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(received)
                      .anyMatch(
                          body -> new String(body, StandardCharsets.ISO_8859_1).contains(id)));
    } finally {
      collector.stop(0);
    }
  }

  private void ask(ConfigurableApplicationContext service, String traceparent) {
    int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    String token = tenants.tokens().forTenant(tenants.acme()).sign();

    assertThat(
            new ProbeClient(port).get("/api/v1/me", token, "traceparent", traceparent).statusCode())
        .isEqualTo(200);
  }

  private static ConfigurableApplicationContext started(String... settings) {
    String[] all = new String[settings.length + 3];
    all[0] = "--server.port=0";
    all[1] = "--management.server.port=0";
    all[2] = "--wattline.security.realms=tenants";
    System.arraycopy(settings, 0, all, 3, settings.length);
    return new SpringApplicationBuilder(ProbeApplication.class)
        .initializers(new TwoTenantInitializer())
        .run(all);
  }

  private static List<String> linesOf(CapturedOutput log) {
    return log.getOut().lines().filter(line -> line.endsWith(" : me")).toList();
  }

  private static Class<?> tracer() {
    try {
      return Class.forName("io.micrometer.tracing.Tracer");
    } catch (ClassNotFoundException e) {
      throw new AssertionError("The tracer is on no service's class path", e);
    }
  }
}
