package org.wattline.commands.tenant;

import java.net.URI;
import java.net.http.HttpRequest;

/**
 * Where the installation is: the onboarding team's host, and the sign-in host beside it.
 *
 * @param platform such as {@code http://platform.localhost:8080}
 * @param auth such as {@code http://auth.localhost:8080}
 */
record Address(URI platform, URI auth) {
  private static final String PLATFORM_LABEL = "platform.";

  /** Of the local stack. */
  static Address ofPort(int port) {
    return of("http://platform.localhost:" + port);
  }

  /**
   * Of any installation.
   *
   * @param url the platform's host, as it is opened in a browser
   */
  static Address of(String url) {
    URI uri;
    try {
      uri = URI.create(url.replaceFirst("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw TenantCommandException.usage(notAnAddress(url));
    }
    String authority = uri.getRawAuthority();
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
    if (!web || !bare || authority == null || !authority.startsWith(PLATFORM_LABEL)) {
      throw TenantCommandException.usage(notAnAddress(url));
    }
    return new Address(
        uri,
        URI.create(uri.getScheme() + "://auth." + authority.substring(PLATFORM_LABEL.length())));
  }

  /** Whom tokens of the platform's realm name as their issuer. */
  String issuer() {
    return auth + "/realms/platform";
  }

  /**
   * A request to one of the hosts. Names under {@code localhost}, which a JVM does not know, are
   * reached through the loopback address.
   */
  static HttpRequest.Builder request(URI host, String path) {
    String name = host.getHost();
    if (!name.endsWith(".localhost")) {
      return HttpRequest.newBuilder(URI.create(host + path));
    }
    int port = host.getPort();
    String authority = port < 0 ? "127.0.0.1" : "127.0.0.1:" + port;
    return HttpRequest.newBuilder(URI.create(host.getScheme() + "://" + authority + path))
        .header("Host", port < 0 ? name : name + ":" + port);
  }

  private static String notAnAddress(String url) {
    return "'"
        + url
        + "' is not the onboarding team's address: it looks like https://platform.example.org.";
  }
}
