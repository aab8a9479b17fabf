package org.wattline.tenancy.vaadin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;

/**
 * What happens at the end of a sign-in. A success begins a fresh session that holds the {@link
 * Person} and leads to the page that was wanted; a failure leads to a page that says so.
 */
final class SignInResult
    implements OAuth2AuthorizedClientRepository,
        AuthenticationSuccessHandler,
        AuthenticationFailureHandler {
  static final String FAILED_PAGE = "/sign-in-failed";
  private static final Logger LOG = LoggerFactory.getLogger(SignInResult.class);
  private static final String TOKENS = UserTokens.class.getName();

  private final TokenEndpoint endpoint;
  private final SignedInSessions sessions;
  private final Clock clock;

  SignInResult(TokenEndpoint endpoint, SignedInSessions sessions, Clock clock) {
    this.endpoint = endpoint;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Takes the tokens, and the wanted page, over from the session that is about to be left. */
  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication principal,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.setAttribute(
        TOKENS,
        new UserTokens(
            client.getClientRegistration(),
            client.getAccessToken(),
            client.getRefreshToken(),
            endpoint.renewals()::getTokenResponse,
            clock));
    HttpSession left = request.getSession(false);
    if (left != null) {
      request.setAttribute(Destination.ATTRIBUTE, left.getAttribute(Destination.ATTRIBUTE));
    }
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    Site site = SiteScope.current();
    OidcUser user = (OidcUser) authentication.getPrincipal();
    UserTokens tokens = (UserTokens) request.getAttribute(TOKENS);
    if (user == null || tokens == null) {
      throw new IllegalStateException("A sign-in ended without a person or without tokens");
    }
    HttpSession session = request.getSession();
    Person person = person(site, user, tokens);
    person.keepIn(session);
    sessions.remember(person, session);
    LOG.info("{} signed in on {}", person.subject(), site.host());
    response.sendRedirect(Destination.safe((String) request.getAttribute(Destination.ATTRIBUTE)));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    LOG.warn("A sign-in on {} failed: {}", request.getServerName(), exception.getMessage());
    response.sendRedirect(FAILED_PAGE);
  }

  @Override
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String registrationId, Authentication principal, HttpServletRequest request) {
    return null;
  }

  @Override
  public void removeAuthorizedClient(
      String registrationId,
      Authentication principal,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.removeAttribute(TOKENS);
  }

  private static Person person(Site site, OidcUser user, UserTokens tokens) {
    Set<String> roles = new LinkedHashSet<>();
    for (GrantedAuthority authority : user.getAuthorities()) {
      roles.add(String.valueOf(authority.getAuthority()).replaceFirst("^ROLE_", ""));
    }
    String subject = user.getName();
    String name =
        Optional.ofNullable(user.getFullName())
            .or(() -> Optional.ofNullable(user.getPreferredUsername()))
            .orElse(subject);
    return new Person(
        site,
        subject,
        name,
        user.getEmail(),
        Optional.ofNullable(user.getLocale()).map(Locale::forLanguageTag).orElse(null),
        roles,
        user.getClaimAsString("sid"),
        user.getIdToken().getTokenValue(),
        tokens);
  }
}
