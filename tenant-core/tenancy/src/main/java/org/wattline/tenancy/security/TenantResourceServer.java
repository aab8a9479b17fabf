package org.wattline.tenancy.security;

import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.wattline.tenancy.directory.TenantDirectory;

/**
 * Wattline's security for a service: bearer tokens of the directory's realms, no session, no
 * cookie, strict headers, problems as answers, and the tenant's scope around everything behind it.
 * Who may do what is for the service to add.
 */
public final class TenantResourceServer {
  private static final String NOTHING_EMBEDDED = "default-src 'none'; frame-ancestors 'none'";

  private final JwtDecoder decoder;
  private final UserConverter users;
  private final TenantDirectory directory;
  private final ProblemWriter problems;

  public TenantResourceServer(
      JwtDecoder decoder, UserConverter users, TenantDirectory directory, ProblemWriter problems) {
    this.decoder = decoder;
    this.users = users;
    this.directory = directory;
    this.problems = problems;
  }

  /** Applies all of it to a filter chain under construction. */
  public HttpSecurity applyTo(HttpSecurity http) {
    var provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(users);
    var authentication = new ProviderManager(provider);
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(NOTHING_EMBEDDED))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .oauth2ResourceServer(
            server ->
                server
                    .authenticationManagerResolver(request -> authentication)
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems)
                    .withObjectPostProcessor(new AnswerEveryFailure()))
        .addFilterAfter(
            new TenantScopeFilter(directory, problems), BearerTokenAuthenticationFilter.class);
  }

  /** Keycloak being away is answered as a problem too, not thrown at the container. */
  private final class AnswerEveryFailure
      implements ObjectPostProcessor<BearerTokenAuthenticationFilter> {
    @Override
    public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
      var answer = new AuthenticationEntryPointFailureHandler(problems);
      answer.setRethrowAuthenticationServiceException(false);
      filter.setAuthenticationFailureHandler(answer);
      return filter;
    }
  }
}
