package org.wattline.tenancy.vaadin.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;

/**
 * The person behind a finished sign-in, with the realm roles of their access token. The issuer is
 * compared with the host's site once more: whatever else goes wrong, a neighbour's person is not
 * let in.
 */
final class RealmUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {
  private static final String ROLE = "ROLE_";

  private final RealmTokens tokens;

  RealmUserService(RealmTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    Site site = SiteScope.current();
    if (!site.issuer().equals(String.valueOf(request.getIdToken().getIssuer()))) {
      throw refused("The sign-in is another site's");
    }
    Jwt access;
    try {
      access = tokens.accessTokens(site).decode(request.getAccessToken().getTokenValue());
    } catch (JwtException e) {
      throw refused("The access token is not acceptable: " + e.getMessage());
    }
    if (!Objects.equals(request.getIdToken().getSubject(), access.getSubject())) {
      throw refused("The tokens are of two persons");
    }
    List<GrantedAuthority> authorities = new ArrayList<>();
    for (String role : realmRoles(access)) {
      authorities.add(new SimpleGrantedAuthority(ROLE + role));
    }
    return new DefaultOidcUser(authorities, request.getIdToken(), "sub");
  }

  private static List<String> realmRoles(Jwt access) {
    if (access.getClaim("realm_access") instanceof Map<?, ?> claim
        && claim.get("roles") instanceof List<?> roles) {
      return roles.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return List.of();
  }

  private static OAuth2AuthenticationException refused(String sentence) {
    return new OAuth2AuthenticationException(
        new OAuth2Error("invalid_token", sentence, null), sentence);
  }
}
