package org.wattline.tenancy.observe;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves the tracer and its exporter out where nobody is named to send spans to: they would cost
 * every start and every request for nothing.
 */
public final class TracingWhereSent implements AutoConfigurationImportFilter, EnvironmentAware {
  /** Where spans go. */
  public static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

  private static final Set<String> TRACING =
      Set.of(
          "org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
          "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration",
          "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
          "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration");

  private boolean sent;

  @Override
  public void setEnvironment(Environment environment) {
    sent = StringUtils.hasText(environment.getProperty(ENDPOINT));
  }

  @Override
  public boolean[] match(
      @Nullable String[] autoConfigurationClasses, AutoConfigurationMetadata metadata) {
    boolean[] kept = new boolean[autoConfigurationClasses.length];
    for (int i = 0; i < kept.length; i++) {
      String name = autoConfigurationClasses[i];
      kept[i] = sent || name == null || !TRACING.contains(name);
    }
    return kept;
  }
}
