package org.wattline.gateway.route;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.wattline.gateway.front.Visit;
import org.wattline.gateway.header.InboundHeaders;

/** The last word on what a service is told of a request, after every filter of the framework. */
final class FactsHeaders implements HttpHeadersFilter, Ordered {

  private final InboundHeaders inbound;
  private final boolean tracing;

  /**
   * @param tracing whether a tracer writes the trace context itself
   */
  FactsHeaders(InboundHeaders inbound, boolean tracing) {
    this.inbound = inbound;
    this.tracing = tracing;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    HttpHeaders headers = new HttpHeaders();
    headers.addAll(input);
    Visit visit = Visit.of(exchange);
    inbound.write(
        headers,
        new InboundHeaders.Facts(
            visit.host(),
            visit.clientAddress(),
            visit.requestId(),
            tracing ? null : visit.trace()));
    return headers;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
