package org.wattline.tenancy.vaadin.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;
import org.wattline.tenancy.vaadin.session.InternalPaths;

/** Where a sign-in begins, and what the identity server asks of this interface. */
@RestController
final class SignInEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(SignInEndpoints.class);

  private final ClientKey key;
  private final Sites sites;
  private final RealmTokens tokens;
  private final SignedInSessions sessions;

  SignInEndpoints(ClientKey key, Sites sites, RealmTokens tokens, SignedInSessions sessions) {
    this.key = key;
    this.sites = sites;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /**
   * Begins a sign-in at the site's realm and remembers which page was wanted.
   *
   * @param secondStep when it is there, the person sets up a code of their phone's on the way
   */
  @GetMapping(SignInEntry.PATH)
  void signIn(
      @RequestParam(name = "to", required = false) @Nullable String to,
      @RequestParam(name = SecondStep.PARAMETER, required = false) @Nullable String secondStep,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Site site = SiteScope.current();
    HttpSession session = request.getSession();
    String wanted =
        Optional.ofNullable(to)
            .orElseGet(
                () ->
                    (String) session.getAttribute(NavigationAccessControl.SESSION_STORED_REDIRECT));
    session.setAttribute(Destination.ATTRIBUTE, Destination.safe(wanted));
    response.sendRedirect(
        OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
            + "/"
            + site.registrationId()
            + (secondStep == null ? "" : "?" + SecondStep.PARAMETER));
  }

  /** The public half of this interface's key; the realms' clients read it here. */
  @GetMapping(InternalPaths.JWKS)
  ResponseEntity<Map<String, Object>> keys() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .body(new JWKSet(key.publicHalf()).toJSONObject());
  }

  /** Ends the sessions of a person who signed out at the identity server, or was signed out. */
  @PostMapping(InternalPaths.BACK_CHANNEL_LOGOUT + "/{realm}")
  ResponseEntity<Void> signedOut(
      @PathVariable("realm") String realm, @RequestParam("logout_token") String logoutToken) {
    Site site = sites.byRealm(realm).orElse(null);
    if (site == null) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    }
    try {
      Jwt token = tokens.logoutTokens(site).decode(logoutToken);
      int ended = sessions.end(site.issuer(), token.getClaimAsString("sid"), token.getSubject());
      LOG.info("The identity server ended {} session(s) of realm {}", ended, realm);
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
    } catch (JwtException e) {
      LOG.warn("A logout token for realm {} was refused: {}", realm, e.getMessage());
      return ResponseEntity.badRequest().build();
    }
  }
}
