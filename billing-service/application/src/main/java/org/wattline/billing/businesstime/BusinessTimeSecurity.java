package org.wattline.billing.businesstime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Business time is moved with the token that services show each other, and with no other. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(BusinessTimeConfiguration.STARTS_AT)
class BusinessTimeSecurity {

  /**
   * @param token empty shuts the door
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  SecurityFilterChain businessTimeSecurityFilterChain(
      HttpSecurity http, @Value("${wattline.directory.token:}") String token) {
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    return http.securityMatcher("/internal/**")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            refusals ->
                refusals.authenticationEntryPoint(
                    new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
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
}
