package org.wattline.billing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.wattline.tenancy.security.TenantResourceServer;

/** Every request is signed in, except for the description of the API itself. */
@Configuration(proxyBeanMethods = false)
class ServiceSecurity {

  @Bean
  SecurityFilterChain api(HttpSecurity http, TenantResourceServer walls) throws Exception {
    return walls
        .applyTo(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/api/v1/openapi.json")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }
}
