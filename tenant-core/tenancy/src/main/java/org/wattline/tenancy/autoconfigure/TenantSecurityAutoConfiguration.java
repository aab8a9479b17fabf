package org.wattline.tenancy.autoconfigure;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.security.IssuerBoundJwtDecoder;
import org.wattline.tenancy.security.KeycloakBackChannel;
import org.wattline.tenancy.security.ProblemWriter;
import org.wattline.tenancy.security.TenantResourceServer;
import org.wattline.tenancy.security.TokenPolicy;
import org.wattline.tenancy.security.UserConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wall four in a servlet service, where {@code wattline.security.realms} says whose tokens it
 * takes. Everything needs a token but the public paths; a service adds its own rules per method
 * ({@code hasRole('…')}), or its own chains before this one.
 */
@AutoConfiguration(
    after = {DirectoryAutoConfiguration.class, ProblemAutoConfiguration.class},
    beforeName =
        "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration")
@ConditionalOnClass({Filter.class, HttpSecurity.class, JwtAuthenticationProvider.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("wattline.security.realms")
@EnableConfigurationProperties(WattlineProperties.class)
@EnableMethodSecurity
public class TenantSecurityAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  TokenPolicy tokenPolicy(WattlineProperties properties) {
    return properties.security().realms() == WattlineProperties.Realms.PLATFORM
        ? TokenPolicy.forPlatform()
        : TokenPolicy.forTenants();
  }

  @Bean
  @ConditionalOnMissingBean
  KeycloakBackChannel keycloakBackChannel(WattlineProperties properties) {
    return new KeycloakBackChannel(
        properties.keycloak().backchannel(), properties.keycloak().timeout());
  }

  @Bean
  @ConditionalOnMissingBean(JwtDecoder.class)
  IssuerBoundJwtDecoder jwtDecoder(
      TenantDirectory directory, KeycloakBackChannel keycloak, TokenPolicy policy, Clock clock) {
    return new IssuerBoundJwtDecoder(directory, keycloak, policy, clock);
  }

  /** A request has its own span and timer; one more around each filter says nothing and costs. */
  @Bean
  @ConditionalOnMissingBean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper mapper) {
    return new ProblemWriter(mapper);
  }

  @Bean
  TenantResourceServer tenantResourceServer(
      JwtDecoder decoder, TenantDirectory directory, TokenPolicy policy, ProblemWriter problems) {
    return new TenantResourceServer(
        decoder, new UserConverter(directory, policy), directory, problems);
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  @ConditionalOnMissingBean(name = "tenantSecurityFilterChain")
  SecurityFilterChain tenantSecurityFilterChain(
      HttpSecurity http, TenantResourceServer tenants, WattlineProperties properties) {
    String[] open = properties.security().publicPaths().toArray(String[]::new);
    return tenants
        .applyTo(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll() // the answer to a request that was refused already
                    .requestMatchers(open)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /**
   * Health and metrics on a port of their own, which the gateway never routes to, are open to
   * whoever reaches that port.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({EndpointRequest.class, ConditionalOnManagementPort.class})
  @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
  static class ManagementPort {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain managementSecurityFilterChain(HttpSecurity http) {
      return http.securityMatcher(EndpointRequest.toAnyEndpoint())
          .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
          .csrf(csrf -> csrf.disable())
          .build();
    }
  }
}
