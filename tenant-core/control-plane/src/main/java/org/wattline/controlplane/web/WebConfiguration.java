package org.wattline.controlplane.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.security.TenantResourceServer;

/** Who may call what, and how it is described. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
  private static final String OPERATOR = Role.ONBOARDING_OPERATOR.realmRole();
  private static final String VIEWER = Role.ONBOARDING_VIEWER.realmRole();

  /**
   * The services' own door: a shared token, compared in constant time.
   *
   * @param token empty shuts the door
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  SecurityFilterChain internalSecurity(
      HttpSecurity http, @Value("${wattline.directory.token:}") String token) {
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    return http.securityMatcher("/internal/**")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            refusals ->
                refusals.authenticationEntryPoint(
                    new HttpStatusEntryPoint(org.springframework.http.HttpStatus.UNAUTHORIZED)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .anyRequest()
                    .access(
                        (authentication, context) -> {
                          String shown = context.getRequest().getHeader("Authorization");
                          return new AuthorizationDecision(
                              !token.isEmpty()
                                  && shown != null
                                  && MessageDigest.isEqual(
                                      expected, shown.getBytes(StandardCharsets.UTF_8)));
                        }))
        .build();
  }

  /** Reading for the onboarding team, changing for its operators; nothing for anybody else. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE - 10)
  SecurityFilterChain tenantSecurityFilterChain(HttpSecurity http, TenantResourceServer tenants) {
    return tenants
        .applyTo(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/api/v1/**")
                    .hasAnyRole(OPERATOR, VIEWER)
                    .requestMatchers("/api/v1/**")
                    .hasRole(OPERATOR)
                    .anyRequest()
                    .denyAll())
        .build();
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Wattline control plane")
                .version("1")
                .description(
                    "Suppliers on this installation: provisioning, life, schema migrations, archives. For the onboarding team.")
                .license(new License().name("Apache-2.0")))
        .schemaRequirement(
            "onboarding",
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of realm platform"))
        .security(List.of(new SecurityRequirement().addList("onboarding")));
  }
}
