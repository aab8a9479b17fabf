package org.wattline.gateway.front;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.wattline.gateway.GatewaySettings;
import org.wattline.gateway.PublicSite;
import org.wattline.gateway.door.Doors;
import org.wattline.gateway.header.InboundHeaders;
import org.wattline.gateway.header.OutboundHeaders;
import org.wattline.gateway.header.SecurityHeaders;
import org.wattline.gateway.limit.Buckets;
import org.wattline.gateway.limit.ClientAddress;
import org.wattline.gateway.limit.RateLimits;
import org.wattline.gateway.limit.RedisBuckets;
import org.wattline.gateway.refusal.RefusalWriter;
import org.wattline.gateway.token.BackChannelKeys;
import org.wattline.gateway.token.IssuerWall;
import org.wattline.gateway.token.KeySource;
import org.wattline.gateway.token.RealmKeys;
import org.wattline.tenancy.directory.TenantDirectory;
import tools.jackson.databind.json.JsonMapper;

/** Puts the walls together. */
@Configuration(proxyBeanMethods = false)
class FrontConfiguration {

  /**
   * The front door stands before the public port only: it is no bean of its own, because the
   * management port would pick up every filter that is.
   */
  @Bean
  WebHttpHandlerBuilderCustomizer frontDoor(
      TenantDirectory directory,
      PublicSite site,
      GatewaySettings settings,
      InboundHeaders inbound,
      IssuerWall issuers,
      RateLimits limits,
      JsonMapper json,
      MeterRegistry meters) {
    OpenSockets sockets = new OpenSockets(directory);
    Gauge.builder("wattline.gateway.sockets", sockets, OpenSockets::count)
        .description("Pushes open now")
        .register(meters);
    FrontDoor door =
        new FrontDoor(
            new Doors(directory, site, settings),
            inbound,
            issuers,
            new CallerLimits(limits, settings.rate()),
            new Origins(site),
            new Answers(new OutboundHeaders(site), new SecurityHeaders(site), directory),
            new RefusalWriter(json),
            new Books(meters),
            sockets,
            new ClientAddress(settings.trustedProxies()),
            settings.body(),
            System::nanoTime);
    return builder -> builder.filters(filters -> filters.addFirst(door));
  }

  @Bean
  InboundHeaders inboundHeaders(PublicSite site) {
    return new InboundHeaders(site);
  }

  @Bean
  KeySource keySource(
      @Value("${wattline.keycloak.backchannel:http://127.0.0.1:8085}") URI identityServer,
      GatewaySettings settings) {
    return new BackChannelKeys(identityServer, settings.realmKeys().timeout());
  }

  @Bean
  RealmKeys realmKeys(
      KeySource source, GatewaySettings settings, Clock clock, TenantDirectory directory) {
    RealmKeys keys = new RealmKeys(source, settings.realmKeys(), clock);
    directory.onChange(() -> keys.retain(realmsOf(directory)));
    return keys;
  }

  private static Set<String> realmsOf(TenantDirectory directory) {
    Set<String> realms = new HashSet<>();
    realms.add(directory.platform().realm());
    directory.all().forEach(tenant -> realms.add(tenant.realm()));
    return realms;
  }

  @Bean
  IssuerWall issuerWall(RealmKeys keys, Clock clock) {
    return new IssuerWall(keys, clock);
  }

  @Bean
  HealthIndicator doorHealthIndicator(TenantDirectory directory, RateLimits limits) {
    return new DoorHealth(directory, limits);
  }

  @Bean
  Buckets sharedBuckets(ReactiveStringRedisTemplate redis) {
    return new RedisBuckets(redis);
  }

  @Bean
  RateLimits rateLimits(Buckets shared, GatewaySettings settings, MeterRegistry meters) {
    return new RateLimits(shared, settings.rate(), meters, System::nanoTime);
  }
}
