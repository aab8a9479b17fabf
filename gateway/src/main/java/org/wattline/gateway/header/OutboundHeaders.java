package org.wattline.gateway.header;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.wattline.gateway.PublicSite;

/**
 * What services may not say to the world: how they are built, where they are, and cookies that
 * would reach a neighbour's host.
 */
public final class OutboundHeaders {

  private static final Set<String> NAMES =
      Set.of(
          "server",
          "via",
          "x-powered-by",
          "x-application-context",
          "x-runtime",
          "x-aspnet-version",
          "forwarded",
          "x-request-id",
          "traceparent",
          "tracestate",
          "alt-svc",
          "upgrade",
          "keep-alive",
          "trailer",
          "proxy-authenticate",
          "public-key-pins");

  private static final List<String> PREFIXES =
      List.of("access-control-", "x-tenant", "x-forwarded", "x-wattline", "x-b3-", "x-debug");

  private static final Pattern DOMAIN =
      Pattern.compile("\\s*domain\\s*(=.*)?", Pattern.CASE_INSENSITIVE);

  private final PublicSite site;

  public OutboundHeaders(PublicSite site) {
    this.site = site;
  }

  /**
   * Rewrites a service's headers in place.
   *
   * @param upstream scheme, host and port of the service itself, empty where none answered
   */
  public void rewrite(HttpHeaders headers, String host, String upstream, boolean api) {
    for (String name : List.copyOf(headers.headerNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (NAMES.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith)) {
        headers.remove(name);
      }
    }
    rewriteCookies(headers, api);
    rewriteLocation(headers, host, upstream);
  }

  private static void rewriteCookies(HttpHeaders headers, boolean api) {
    List<String> cookies = headers.get(HttpHeaders.SET_COOKIE);
    if (cookies == null) {
      return;
    }
    if (api) {
      headers.remove(HttpHeaders.SET_COOKIE);
      return;
    }
    headers.put(HttpHeaders.SET_COOKIE, cookies.stream().map(OutboundHeaders::hostOnly).toList());
  }

  /** A cookie with a domain would be sent to the neighbours' hosts under it. */
  static String hostOnly(String cookie) {
    List<String> parts = List.of(cookie.split(";", -1));
    return Stream.concat(
            Stream.of(parts.getFirst()),
            parts.stream().skip(1).filter(part -> !DOMAIN.matcher(part).matches()))
        .collect(Collectors.joining(";"));
  }

  /** A service that redirects to its own address means the address that the caller used. */
  private void rewriteLocation(HttpHeaders headers, String host, String upstream) {
    String location = headers.getFirst(HttpHeaders.LOCATION);
    if (location == null || upstream.isEmpty() || !location.startsWith(upstream)) {
      return;
    }
    String rest = location.substring(upstream.length());
    if (rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?")) {
      headers.set(HttpHeaders.LOCATION, site.origin(host) + rest);
    }
  }
}
