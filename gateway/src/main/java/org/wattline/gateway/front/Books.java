package org.wattline.gateway.front;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.HttpMethod;
import org.wattline.gateway.refusal.Refusal;
import org.wattline.gateway.token.Caller;

/**
 * Writes down every request: a line in the access log and a sample in the metrics, both with the
 * tenant. Never the query (codes and tokens travel there), a cookie or a token.
 */
final class Books {

  /** One line per request; the log's format makes it JSON. */
  private static final Logger ACCESS = LoggerFactory.getLogger("org.wattline.gateway.access");

  /** What is logged for a caller who left before the answer. */
  static final int CALLER_LEFT = 499;

  private static final double MICROS_PER_MILLI = 1_000;

  private final MeterRegistry meters;

  Books(MeterRegistry meters) {
    this.meters = meters;
  }

  void write(Visit visit, HttpMethod method, int status, long nanos) {
    Refusal refusal = visit.refusal();
    Timer.builder("wattline.gateway.requests")
        .description("Requests by tenant, door, service and status")
        .tag("tenant", visit.tenantTag())
        .tag("door", visit.doorTag())
        .tag("service", visit.destinationTag())
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10))
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (refusal != null) {
      Counter.builder("wattline.gateway.refusals")
          .description("Requests that the gateway refused or could not get answered, by reason")
          .tag("tenant", visit.tenantTag())
          .tag("reason", refusal.reason().kebab())
          .register(meters)
          .increment();
    }
    log(visit, method, status, nanos, refusal);
  }

  private static void log(
      Visit visit, HttpMethod method, int status, long nanos, @Nullable Refusal refusal) {
    if (!ACCESS.isInfoEnabled()) {
      return;
    }
    Caller caller = visit.caller();
    LoggingEventBuilder line =
        ACCESS
            .atInfo()
            .addKeyValue("tenant", visit.tenantTag())
            .addKeyValue("door", visit.doorTag())
            .addKeyValue("service", visit.destinationTag())
            .addKeyValue("subject", caller == null ? "-" : caller.subject())
            .addKeyValue("client", visit.clientAddress())
            .addKeyValue("method", method.name())
            .addKeyValue("host", visit.host())
            .addKeyValue("path", visit.path())
            .addKeyValue("status", status)
            .addKeyValue("latencyMs", TimeUnit.NANOSECONDS.toMicros(nanos) / MICROS_PER_MILLI)
            .addKeyValue("traceId", visit.trace().traceId())
            .addKeyValue("requestId", visit.requestId());
    if (refusal != null) {
      line = line.addKeyValue("refused", refusal.reason().kebab());
    }
    line.log("request");
  }
}
