package org.wattline.tenancy.directory;

/**
 * How the installation is reached from outside, through the gateway.
 *
 * @param domain under which tenants have their hosts, such as {@code localhost}
 * @param scheme {@code http} or {@code https}
 * @param port as browsers see it
 */
public record PublicAddress(String domain, String scheme, int port) {

  /**
   * The address of a host, without a slash at its end and without a port that goes without saying.
   */
  public String url(String host) {
    boolean usual = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }

  public String portalHost(String slug) {
    return slug + "." + domain;
  }

  public String consoleHost(String slug) {
    return slug + "-staff." + domain;
  }

  public String platformHost() {
    return "platform." + domain;
  }

  public String authHost() {
    return "auth." + domain;
  }

  /** The issuer that Keycloak writes into the tokens of a realm. */
  public String issuer(String realm) {
    return url(authHost()) + "/realms/" + realm;
  }
}
