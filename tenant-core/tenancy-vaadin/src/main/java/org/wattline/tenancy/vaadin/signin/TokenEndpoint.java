package org.wattline.tenancy.vaadin.signin;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** Asks the identity server for tokens by the back channel, proving itself with the client key. */
public final class TokenEndpoint {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(10);

  private final ClientKey key;
  private final RestClient http;

  public TokenEndpoint(ClientKey key) {
    this.key = key;
    this.http =
        RestClient.builder()
            .requestFactory(requests())
            .configureMessageConverters(
                converters -> {
                  converters.addCustomConverter(new FormHttpMessageConverter());
                  converters.addCustomConverter(
                      new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build();
  }

  /** Turns an authorization code into tokens. */
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
    RestClientAuthorizationCodeTokenResponseClient client =
        new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(http);
    client.addParametersConverter(proof());
    return client;
  }

  /** Turns a refresh token into fresh tokens. */
  OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> renewals() {
    RestClientRefreshTokenTokenResponseClient client =
        new RestClientRefreshTokenTokenResponseClient();
    client.setRestClient(http);
    client.addParametersConverter(proof());
    return client;
  }

  static ClientHttpRequestFactory requests() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
    factory.setReadTimeout(READ);
    return factory;
  }

  /**
   * The realm's issuer is the audience: the proof is good at one realm, and not at a neighbour's.
   */
  private <T extends AbstractOAuth2AuthorizationGrantRequest>
      NimbusJwtClientAuthenticationParametersConverter<T> proof() {
    NimbusJwtClientAuthenticationParametersConverter<T> converter =
        new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key.pair());
    converter.setJwtClientAssertionCustomizer(
        context ->
            context
                .getClaims()
                .audience(
                    List.of(
                        context
                            .getAuthorizationGrantRequest()
                            .getClientRegistration()
                            .getProviderDetails()
                            .getIssuerUri())));
    return converter;
  }
}
