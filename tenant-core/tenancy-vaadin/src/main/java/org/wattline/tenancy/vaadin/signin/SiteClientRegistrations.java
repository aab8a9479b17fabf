package org.wattline.tenancy.vaadin.signin;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.wattline.tenancy.directory.PublicAddress;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.UiKind;

/**
 * The sign-in client of the current site, and of no other: a supplier provisioned a second ago can
 * sign its people in, and no host can begin or finish a sign-in at a neighbour's realm. The browser
 * goes to the realm's public address; this process asks the identity server by the back channel.
 */
public final class SiteClientRegistrations implements ClientRegistrationRepository {
  /** Where the realm sends the browser back to, on the site's own host. */
  public static final String CALLBACK = "/login/oauth2/code/";

  private static final String PROTOCOL = "/protocol/openid-connect/";

  private final UiKind kind;
  private final PublicAddress address;
  private final String backChannel;

  /**
   * @param backChannel the identity server's internal base address, without a slash at its end
   */
  public SiteClientRegistrations(UiKind kind, PublicAddress address, String backChannel) {
    this.kind = kind;
    this.address = address;
    this.backChannel = backChannel;
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
    return SiteScope.find()
        .filter(site -> site.registrationId().equals(registrationId))
        .map(this::of)
        .orElse(null);
  }

  /** The client that signs people in on a site. */
  public ClientRegistration of(Site site) {
    String internal = internal(site);
    return ClientRegistration.withRegistrationId(site.registrationId())
        .clientId(kind.clientId())
        .clientName(site.brand().displayName())
        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .redirectUri(address.url(site.host()) + CALLBACK + site.registrationId())
        .scope("openid", "profile", "email")
        .authorizationUri(site.issuer() + PROTOCOL + "auth")
        .tokenUri(internal + "token")
        .jwkSetUri(jwkSetUri(site))
        .issuerUri(site.issuer())
        .userNameAttributeName("sub")
        .providerConfigurationMetadata(
            Map.of("end_session_endpoint", site.issuer() + PROTOCOL + "logout"))
        .build();
  }

  /** Where the realm's public keys are read. */
  String jwkSetUri(Site site) {
    return internal(site) + "certs";
  }

  private String internal(Site site) {
    return backChannel + "/realms/" + site.realm() + PROTOCOL;
  }
}
