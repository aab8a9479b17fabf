package org.wattline.gateway;

/**
 * Whether spans are recorded and sent somewhere.
 *
 * @param on true where {@code management.opentelemetry.tracing.export.otlp.endpoint} is set
 */
public record Tracing(boolean on) {}
