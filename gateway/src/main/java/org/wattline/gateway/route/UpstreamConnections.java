package org.wattline.gateway.route;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.wattline.gateway.GatewaySettings;
import reactor.netty.resources.ConnectionProvider;

/** Connections to the services: kept alive, bounded per service, and so are those who wait. */
final class UpstreamConnections extends HttpClientFactory {

  /** Shorter than the services keep an idle connection, so that none is used as it closes. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(15);

  /** Connections are renewed, so that a service that moved is found. */
  private static final Duration MAX_LIFE = Duration.ofMinutes(5);

  private static final Duration EVICTION = Duration.ofSeconds(30);

  private final GatewaySettings.Connections settings;

  UpstreamConnections(
      HttpClientProperties properties,
      ServerProperties serverProperties,
      HttpClientSslConfigurer ssl,
      List<HttpClientCustomizer> customizers,
      GatewaySettings.Connections settings) {
    super(properties, serverProperties, ssl, customizers);
    this.settings = settings;
  }

  @Override
  protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
    return ConnectionProvider.builder("upstream")
        .maxConnections(settings.perUpstream())
        .pendingAcquireMaxCount(settings.waiting())
        .pendingAcquireTimeout(settings.waitingTime())
        .maxIdleTime(MAX_IDLE)
        .maxLifeTime(MAX_LIFE)
        .evictInBackground(EVICTION)
        .lifo()
        .build();
  }

  /** Pushes have their own: they stay open for hours and must not starve requests. */
  static ConnectionProvider forWebSockets(GatewaySettings.Connections settings) {
    return ConnectionProvider.builder("upstream-websocket")
        .maxConnections(settings.webSockets())
        .pendingAcquireMaxCount(settings.waiting())
        .pendingAcquireTimeout(settings.waitingTime())
        .build();
  }
}
