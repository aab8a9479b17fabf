package org.wattline.gateway.door;

import java.util.Set;

/**
 * What of the identity server a browser needs to sign in and out; everything else of it, its admin
 * console first, is not there for the world. An allow list, because the server grows endpoints with
 * every release.
 */
final class IdentityPaths {

  private static final String CONNECT = "openid-connect";

  /** Under {@code /realms/<realm>/protocol/openid-connect/}. */
  private static final Set<String> BROWSER_ENDPOINTS =
      Set.of(
          "auth",
          "logout",
          "logout/logout-confirm",
          "registrations",
          "forgot-credentials",
          "login-status-iframe.html",
          "login-status-iframe.html/init");

  /** In the same place, for programs outside; open only where the installation says so. */
  private static final Set<String> PROGRAM_ENDPOINTS = Set.of("token", "certs", "revoke");

  /** The theme files under {@code /resources/<version>/}. */
  private static final Set<String> THEMES = Set.of("login", "common");

  private final boolean machineClients;

  IdentityPaths(boolean machineClients) {
    this.machineClients = machineClients;
  }

  /** Whether the path names a realm. */
  static boolean namesRealm(RequestTarget target) {
    return target.segment(0).equals("realms") && !target.segment(1).isEmpty();
  }

  boolean serves(RequestTarget target) {
    return target.segment(0).equals("resources")
        ? target.segments().size() > 3 && THEMES.contains(target.segment(2))
        : namesRealm(target) && servesOfRealm(target);
  }

  private boolean servesOfRealm(RequestTarget target) {
    return switch (target.segment(2)) {
      case "login-actions" -> true;
      case "broker" -> {
        String what = target.segment(4);
        yield what.equals("endpoint") || what.equals("login");
      }
      case "protocol" -> target.segment(3).equals(CONNECT) && servesOfConnect(target);
      case ".well-known" -> machineClients && target.segment(3).equals("openid-configuration");
      default -> false;
    };
  }

  private boolean servesOfConnect(RequestTarget target) {
    String endpoint = String.join("/", target.segments().subList(4, target.segments().size()));
    return BROWSER_ENDPOINTS.contains(endpoint)
        || (machineClients && PROGRAM_ENDPOINTS.contains(endpoint));
  }
}
