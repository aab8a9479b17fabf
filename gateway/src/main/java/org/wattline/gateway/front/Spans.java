package org.wattline.gateway.front;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.gateway.header.TraceContext;
import reactor.util.context.ContextView;

/** The tracer's own view of a request, where there is a tracer. */
final class Spans {

  private Spans() {}

  /** The trace that the tracer put the request into; empty where nothing is traced. */
  static Optional<TraceContext> traceOf(ContextView context) {
    @Nullable Observation observation =
        context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
    if (observation == null || observation.isNoop()) {
      return Optional.empty();
    }
    TracingContext tracing = observation.getContextView().get(TracingContext.class);
    Span span = tracing == null ? null : tracing.getSpan();
    if (span == null || span.isNoop()) {
      return Optional.empty();
    }
    return Optional.of(
        new TraceContext(
            span.context().traceId(),
            span.context().spanId(),
            Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00"));
  }
}
