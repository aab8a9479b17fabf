package org.wattline.tenancy.vaadin.signin;

import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;
import org.wattline.tenancy.vaadin.language.Languages;
import org.wattline.tenancy.vaadin.session.InternalPaths;

/** Who may ask for what over HTTP: everything but the public pages needs a signed-in person. */
@Configuration(proxyBeanMethods = false)
@Import(SignInEndpoints.class)
public class UiSecurity {

  @Bean
  SignedInSessions signedInSessions() {
    return new SignedInSessions();
  }

  @Bean
  RealmTokens realmTokens(SiteClientRegistrations registrations, Sites sites) {
    return new RealmTokens(registrations, sites.kind());
  }

  @Bean
  TokenEndpoint tokenEndpoint(ClientKey key) {
    return new TokenEndpoint(key);
  }

  @Bean
  SignInResult signInResult(TokenEndpoint endpoint, SignedInSessions sessions, Clock clock) {
    return new SignInResult(endpoint, sessions, clock);
  }

  @Bean
  SecurityFilterChain uiSecurityChain(
      HttpSecurity http,
      SiteClientRegistrations registrations,
      NavigationAccessControl navigation,
      TokenEndpoint endpoint,
      RealmTokens tokens,
      SignInResult result,
      Languages languages) {
    navigation.setLoginView(SignInEntry.PATH);
    http.authorizeHttpRequests(
        requests ->
            requests
                .requestMatchers(
                    "/wattline/**",
                    "/aura/**",
                    "/webjars/**",
                    SignInEntry.PATH,
                    InternalPaths.JWKS,
                    InternalPaths.BACK_CHANNEL_LOGOUT + "/**")
                .permitAll());
    http.with(
        VaadinSecurityConfigurer.vaadin(),
        vaadin ->
            vaadin
                .enableLogoutConfiguration(false)
                .enableRequestCacheConfiguration(false)
                .enableExceptionHandlingConfiguration(false)
                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
    http.csrf(csrf -> csrf.ignoringRequestMatchers(InternalPaths.BACK_CHANNEL_LOGOUT + "/**"));
    http.oauth2Login(
        login ->
            login
                .loginPage(SignInEntry.PATH)
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(result)
                .authorizationEndpoint(
                    begin -> begin.authorizationRequestResolver(resolver(registrations, languages)))
                .tokenEndpoint(token -> token.accessTokenResponseClient(endpoint.codes()))
                .userInfoEndpoint(user -> user.oidcUserService(new RealmUserService(tokens)))
                .successHandler(result)
                .failureHandler(result));
    http.sessionManagement(sessions -> sessions.sessionFixation(fix -> fix.newSession()));
    http.exceptionHandling(trouble -> trouble.authenticationEntryPoint(new SignInEntry()));
    http.requestCache(AbstractHttpConfigurer::disable);
    http.logout(AbstractHttpConfigurer::disable);
    http.headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()));
    return http.build();
  }

  private static OAuth2AuthorizationRequestResolver resolver(
      SiteClientRegistrations registrations, Languages languages) {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(
            registrations,
            OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    resolver.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce()
            .andThen(
                request ->
                    request.additionalParameters(
                        more -> {
                          more.put(
                              "ui_locales",
                              languages
                                  .choose(SiteScope.current(), null, currentRequest())
                                  .toLanguageTag());
                          more.putAll(SecondStep.asked(currentRequest()));
                        })));
    return resolver;
  }

  private static HttpServletRequest currentRequest() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }
}
