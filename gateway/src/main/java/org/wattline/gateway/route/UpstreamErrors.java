package org.wattline.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * A service's own error page never reaches the world: stack traces, versions and inner addresses
 * stand there. Problems pass, they are written to be read.
 */
final class UpstreamErrors implements GlobalFilter, Ordered {

  @Override
  public int getOrder() {
    // inside the filter that copies the answer, so before anything of it is copied
    return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER + 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(exchange).then(Mono.defer(() -> replaceIfError(exchange)));
  }

  private static Mono<Void> replaceIfError(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    HttpStatusCode status = response.getStatusCode();
    if (status == null || !status.is5xxServerError() || isProblem(response)) {
      return Mono.empty();
    }
    Connection connection =
        (Connection)
            exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
    if (connection != null) {
      connection.dispose();
    }
    return Mono.error(() -> UpstreamFailures.inPlaceOf(status.value()).asException());
  }

  private static boolean isProblem(ServerHttpResponse response) {
    try {
      @Nullable MediaType type = response.getHeaders().getContentType();
      return MediaType.APPLICATION_PROBLEM_JSON.isCompatibleWith(type);
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
