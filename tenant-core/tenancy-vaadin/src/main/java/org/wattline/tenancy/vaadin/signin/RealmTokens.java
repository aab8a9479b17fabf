package org.wattline.tenancy.vaadin.signin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.UiKind;

/**
 * Verifies what a realm signed: access tokens that it gives to this interface, and the logout
 * tokens that it sends by the back channel. Keys are read once per realm and again when an unknown
 * key shows up.
 */
public final class RealmTokens {
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private final SiteClientRegistrations registrations;
  private final UiKind kind;
  private final Map<String, JwtDecoder> access = new ConcurrentHashMap<>();
  private final Map<String, JwtDecoder> logout = new ConcurrentHashMap<>();

  public RealmTokens(SiteClientRegistrations registrations, UiKind kind) {
    this.registrations = registrations;
    this.kind = kind;
  }

  /** Decodes access tokens of the site's realm that were given to this interface's client. */
  JwtDecoder accessTokens(Site site) {
    return access.computeIfAbsent(
        site.issuer(),
        issuer ->
            decoder(
                site, demand("azp", jwt -> kind.clientId().equals(jwt.getClaimAsString("azp")))));
  }

  /**
   * Decodes logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.4) of the site's realm
   * for this interface's client.
   */
  JwtDecoder logoutTokens(Site site) {
    return logout.computeIfAbsent(
        site.issuer(),
        issuer ->
            decoder(
                site,
                demand("aud", jwt -> audience(jwt).contains(kind.clientId())),
                demand("events", RealmTokens::saysLogout),
                demand("nonce", jwt -> !jwt.hasClaim("nonce")),
                demand("sid or sub", jwt -> jwt.hasClaim("sid") || jwt.hasClaim("sub"))));
  }

  private static List<String> audience(Jwt jwt) {
    return jwt.getAudience() == null ? List.of() : jwt.getAudience();
  }

  private static boolean saysLogout(Jwt jwt) {
    return jwt.getClaim("events") instanceof Map<?, ?> events && events.containsKey(LOGOUT_EVENT);
  }

  @SafeVarargs
  private JwtDecoder decoder(Site site, OAuth2TokenValidator<Jwt>... demands) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(registrations.jwkSetUri(site))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .validateType(false)
            .restOperations(new RestTemplate(TokenEndpoint.requests()))
            .build();
    OAuth2TokenValidator<Jwt> common =
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(SKEW),
            demand("iss", jwt -> site.issuer().equals(jwt.getClaimAsString("iss"))));
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            common, new DelegatingOAuth2TokenValidator<>(List.of(demands))));
    return decoder;
  }

  private static OAuth2TokenValidator<Jwt> demand(
      String claim, java.util.function.Predicate<Jwt> demand) {
    OAuth2Error error =
        new OAuth2Error(
            "invalid_token",
            String.format(Locale.ROOT, "The token's %s is not what this site demands", claim),
            null);
    return jwt ->
        demand.test(jwt)
            ? OAuth2TokenValidatorResult.success()
            : OAuth2TokenValidatorResult.failure(error);
  }
}
