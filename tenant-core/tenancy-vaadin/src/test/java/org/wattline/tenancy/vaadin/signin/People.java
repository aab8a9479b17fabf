package org.wattline.tenancy.vaadin.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.wattline.tenancy.vaadin.Site;

/** Signed-in people, reading English, for tests of views, who need no identity server. */
public final class People {
  private People() {}

  public static Person of(Site site, String name, Set<String> roles) {
    ClientRegistration registration =
        ClientRegistration.withRegistrationId(site.registrationId())
            .clientId("test")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://localhost/")
            .authorizationUri("http://localhost/auth")
            .tokenUri("http://localhost/token")
            .build();
    Instant now = Clock.systemUTC().instant();
    UserTokens tokens =
        new UserTokens(
            registration,
            new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, "token", now, now.plusSeconds(3_600)),
            null,
            request -> {
              throw new IllegalStateException("no identity server here");
            },
            Clock.systemUTC());
    return new Person(
        site,
        "subject",
        name,
        "someone@example.com",
        Locale.ENGLISH,
        roles,
        "sid",
        "id-token",
        tokens);
  }
}
