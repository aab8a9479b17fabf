package org.wattline.gateway.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.wattline.gateway.PublicSite;
import org.wattline.gateway.door.Destination;
import org.wattline.gateway.door.Door;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * What browsers are told to refuse on our pages. What each relaxation is for, and what it costs, is
 * in {@code docs/concepts/gateway.md}.
 */
public final class SecurityHeaders {

  private static final String CSP = "Content-Security-Policy";

  /** Two years, as browsers' preload lists ask. */
  private static final String HSTS = "max-age=63072000; includeSubDomains";

  private static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(), usb=(), serial=(), midi=(), display-capture=()";

  private static final String API_POLICY =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** Scripts as Vaadin needs them where the page vouches for its own with a nonce. */
  private static final String SCRIPTS_UNDER_NONCE = "'self' 'unsafe-inline' 'unsafe-eval'";

  private static final String SCRIPTS_WITHOUT_NONCE = "'self'";

  private final PublicSite site;

  public SecurityHeaders(PublicSite site) {
    this.site = site;
  }

  /** Writes the headers of a service's answer, replacing what the service wrote. */
  public void rewrite(
      HttpHeaders headers, Door door, Destination destination, PlatformEntry platform) {
    writeForEverything(headers);
    headers.set("X-Frame-Options", destination.api() ? "DENY" : "SAMEORIGIN");
    headers.set(
        "Referrer-Policy", destination == Destination.IDENTITY ? "no-referrer" : "same-origin");
    if (!(door instanceof Door.Portal) || destination.api()) {
      headers.set("X-Robots-Tag", "noindex, nofollow");
    }
    headers.remove("Content-Security-Policy-Report-Only");
    switch (destination) {
      case BILLING, CONTROL_PLANE -> headers.set(CSP, API_POLICY);
      case PORTAL, CONSOLE -> writePagePolicy(headers, door, platform);
      case IDENTITY -> headers.add(CSP, identityPolicy(door, platform));
      case EXTRA -> headers.add(CSP, extraPolicy());
    }
  }

  /** Writes what a page of the gateway's own needs beside its own policy. */
  public void writeForEverything(HttpHeaders headers) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Permitted-Cross-Domain-Policies", "none");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", PERMISSIONS);
    if (site.secure()) {
      headers.set("Strict-Transport-Security", HSTS);
    } else {
      headers.remove("Strict-Transport-Security");
    }
  }

  private void writePagePolicy(HttpHeaders headers, Door door, PlatformEntry platform) {
    boolean vouched =
        headers.getOrEmpty(CSP).stream().anyMatch(policy -> policy.contains("'nonce-"));
    boolean page = isHtml(headers);
    if (!vouched) {
      headers.remove(CSP);
    }
    headers.add(
        CSP,
        "default-src 'self'; script-src "
            + (vouched || !page ? SCRIPTS_UNDER_NONCE : SCRIPTS_WITHOUT_NONCE)
            + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:"
            + "; connect-src 'self' "
            + site.webSocketOrigin(door.host())
            + "; frame-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self' "
            + site.origin(platform.authHost())
            + "; frame-ancestors 'self'");
  }

  private static boolean isHtml(HttpHeaders headers) {
    String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
    return type == null || type.toLowerCase(Locale.ROOT).startsWith(MediaType.TEXT_HTML_VALUE);
  }

  /**
   * The identity server writes inline scripts without nonces. Forms may lead back to the tenant's
   * own hosts and nowhere else: browsers apply {@code form-action} to the redirects after a sign-in
   * too.
   */
  private String identityPolicy(Door door, PlatformEntry platform) {
    List<String> hosts = new ArrayList<>();
    TenantEntry tenant = door.owner();
    if (tenant == null) {
      hosts.add(platform.host());
    } else {
      hosts.addAll(tenant.portalHosts());
      hosts.addAll(tenant.consoleHosts());
    }
    return "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
        + "; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-src 'self'"
        + "; object-src 'none'; base-uri 'self'; form-action 'self' "
        + hosts.stream().map(site::origin).collect(Collectors.joining(" "))
        + "; frame-ancestors 'self'";
  }

  /** A host of the installation's own: whatever it is, it stays by itself. */
  private static String extraPolicy() {
    return "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'"
        + "; img-src 'self' data: cid:; frame-src 'self' data: blob:; object-src 'none'"
        + "; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
  }
}
