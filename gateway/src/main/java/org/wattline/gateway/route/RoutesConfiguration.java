package org.wattline.gateway.route;

import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.client.WebSocketClient;
import org.springframework.web.reactive.socket.server.RequestUpgradeStrategy;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.wattline.gateway.GatewaySettings;
import org.wattline.gateway.Tracing;
import org.wattline.gateway.door.Destination;
import org.wattline.gateway.door.Door;
import org.wattline.gateway.front.Visit;
import org.wattline.gateway.header.InboundHeaders;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * One route per service, however many tenants there are: the walls have already decided where a
 * request goes.
 */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

  /** Between a failed connection and the one further attempt that a read gets. */
  private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

  private final GatewaySettings settings;

  RoutesConfiguration(GatewaySettings settings) {
    this.settings = settings;
  }

  @Bean
  RouteLocator routes(
      RouteLocatorBuilder builder,
      @Value("${wattline.keycloak.backchannel:http://127.0.0.1:8085}") URI identity) {
    GatewaySettings.Upstreams upstreams = settings.upstreams();
    GatewaySettings.Timeouts timeouts = settings.timeouts();
    RouteLocatorBuilder.Builder routes = builder.routes();
    add(routes, Destination.BILLING, upstreams.billing(), timeouts.api());
    add(routes, Destination.CONTROL_PLANE, upstreams.controlPlane(), timeouts.api());
    add(routes, Destination.PORTAL, upstreams.portal(), timeouts.pages());
    add(routes, Destination.CONSOLE, upstreams.console(), timeouts.pages());
    add(routes, Destination.IDENTITY, identity, timeouts.identity());
    for (Map.Entry<String, URI> extra : settings.extraRoutes().entrySet()) {
      String label = extra.getKey();
      addWhere(
          routes,
          "extra-" + label,
          visit -> visit.door() instanceof Door.Extra door && door.label().equals(label),
          extra.getValue(),
          timeouts.pages());
    }
    return routes.build();
  }

  private static void add(
      RouteLocatorBuilder.Builder routes, Destination destination, URI uri, Duration timeout) {
    addWhere(
        routes,
        destination.name().toLowerCase(Locale.ROOT),
        visit -> visit.destination() == destination,
        uri,
        timeout);
  }

  @SuppressWarnings("unchecked") // an array of two classes of exceptions
  private static void addWhere(
      RouteLocatorBuilder.Builder routes,
      String id,
      Predicate<Visit> condition,
      URI uri,
      Duration timeout) {
    routes.route(
        id,
        route ->
            route
                .predicate(exchange -> condition.test(Visit.of(exchange)))
                .filters(
                    filters ->
                        filters
                            .preserveHostHeader()
                            .retry(
                                retry ->
                                    retry
                                        .setRetries(1)
                                        .setSeries()
                                        .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                                        .setExceptions(
                                            ConnectException.class, PrematureCloseException.class)
                                        .setBackoff(RETRY_PAUSE, RETRY_PAUSE, 1, false)))
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, timeout.toMillis())
                .uri(uri));
  }

  @Bean
  UpstreamConnections gatewayHttpClientFactory(
      HttpClientProperties properties,
      ServerProperties serverProperties,
      HttpClientSslConfigurer ssl,
      List<HttpClientCustomizer> customizers) {
    return new UpstreamConnections(
        properties, serverProperties, ssl, customizers, settings.connections());
  }

  /** A request is sent once: only the route's own retry, which knows the method, repeats it. */
  @Bean
  HttpClientCustomizer sendOnce() {
    return client ->
        client
            .disableRetry(true)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(settings.timeouts().connect().toMillis()));
  }

  @Bean
  @Primary
  WebSocketClient webSocketClient() {
    int largest = Math.toIntExact(settings.connections().webSocketMessage().toBytes());
    HttpClient client =
        HttpClient.create(UpstreamConnections.forWebSockets(settings.connections()))
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(settings.timeouts().connect().toMillis()));
    return new ReactorNettyWebSocketClient(
        client,
        () -> WebsocketClientSpec.builder().maxFramePayloadLength(largest).handlePing(true));
  }

  @Bean
  @Primary
  RequestUpgradeStrategy webSocketUpgrade() {
    int largest = Math.toIntExact(settings.connections().webSocketMessage().toBytes());
    return new ReactorNettyRequestUpgradeStrategy(
        () -> WebsocketServerSpec.builder().maxFramePayloadLength(largest).handlePing(true));
  }

  @Bean
  GlobalFilter upstreamErrors() {
    return new UpstreamErrors();
  }

  @Bean
  HttpHeadersFilter factsHeaders(InboundHeaders inbound, Tracing tracing) {
    return new FactsHeaders(inbound, tracing.on());
  }
}
