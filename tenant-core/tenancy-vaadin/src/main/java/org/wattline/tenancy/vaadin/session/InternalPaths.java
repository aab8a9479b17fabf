package org.wattline.tenancy.vaadin.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The endpoints for the identity server, reached on this process's own address and never on a
 * site's host: what the gateway forwards has a site's host, so these stay inside.
 */
public final class InternalPaths {
  /** The public half of this interface's key. */
  public static final String JWKS = "/.well-known/jwks.json";

  /** Where the identity server says that a person signed out; followed by the realm. */
  public static final String BACK_CHANNEL_LOGOUT = "/internal/back-channel-logout";

  boolean contains(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(JWKS) || path.startsWith(BACK_CHANNEL_LOGOUT + "/");
  }
}
