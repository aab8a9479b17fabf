package org.wattline.gateway;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;
import org.wattline.tenancy.directory.PublicAddress;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GatewayApplication {

  /** Starts the gateway with Spring's usual arguments, such as {@code --server.port=8080}. */
  public static void main(String[] arguments) {
    SpringApplication.run(GatewayApplication.class, arguments);
  }

  @Bean
  PublicSite publicSite(PublicAddress address) {
    return new PublicSite(address);
  }

  @Bean
  Tracing tracing(
      @Value("${management.opentelemetry.tracing.export.otlp.endpoint:}") String endpoint) {
    return new Tracing(StringUtils.hasText(endpoint));
  }

  /** Where spans go nowhere, none are made: they would cost every request for nothing. */
  @Bean
  ObservationPredicate observeOnlyWhereTraced(Tracing tracing) {
    return (name, context) -> tracing.on();
  }

  /** A caller who sends its request drop by drop does not hold a connection for long. */
  @Bean
  NettyServerCustomizer impatience(GatewaySettings settings) {
    return server ->
        server
            .readTimeout(settings.timeouts().requestIdle())
            .idleTimeout(settings.timeouts().keepAlive());
  }
}
