package org.wattline.gateway.header;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.wattline.gateway.PublicSite;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;

/**
 * Wall 2: what a caller may not say about itself is removed, whatever its spelling, and what the
 * services need to know is written by the gateway alone.
 */
public final class InboundHeaders {

  /** More headers than any browser or client of ours sends. */
  private static final int MAX_HEADERS = 100;

  private static final int MAX_TRACESTATE_LENGTH = 512;

  private static final String WEBSOCKET = "websocket";

  /** Families of headers with which proxies, and those who imitate them, speak to services. */
  private static final List<String> PREFIXES =
      List.of(
          "tenant",
          "x-tenant",
          "forwarded",
          "x-forwarded",
          "x-wattline",
          "x-original",
          "x-rewrite",
          "x-b3-",
          "x-ssl",
          "ssl-",
          "proxy-",
          "sec-forwarded");

  private static final Set<String> NAMES =
      Set.of(
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-remote-addr",
          "x-remote-ip",
          "client-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "fastly-client-ip",
          "x-client-cert",
          "client-cert",
          "client-cert-chain",
          "x-host",
          "x-http-host-override",
          "x-http-method",
          "x-http-method-override",
          "x-method-override",
          "x-request-id",
          "x-correlation-id",
          "b3",
          "baggage",
          "proxy",
          "via",
          // hop by hop
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "upgrade",
          "http2-settings",
          "expect",
          "early-data");

  /** What {@code Connection} may not name away: the request would change its meaning. */
  private static final Set<String> NOT_HOP_BY_HOP =
      Set.of("authorization", "content-length", "content-type", "cookie", "host", "origin");

  private final PublicSite site;

  public InboundHeaders(PublicSite site) {
    this.site = site;
  }

  /**
   * What the services are told of a request.
   *
   * @param host the door's host name
   * @param clientAddress the caller's address
   * @param requestId of this request
   * @param trace written as {@code traceparent}; null where a tracer writes its own
   */
  public record Facts(
      String host, String clientAddress, String requestId, @Nullable TraceContext trace) {}

  /** Refuses a request with more headers than any honest one. */
  public static void refuseTooMany(HttpHeaders headers) {
    int lines = 0;
    for (var header : headers.headerSet()) {
      lines += header.getValue().size();
    }
    if (lines > MAX_HEADERS) {
      throw Refusal.of(
              Reason.TOO_MANY_HEADERS, "A request may have at most " + MAX_HEADERS + " headers.")
          .asException();
    }
  }

  /** Refuses a body whose end two servers could see in two places. */
  public static void refuseUnreadableFraming(HttpHeaders headers) {
    List<String> encodings = headers.getOrEmpty(HttpHeaders.TRANSFER_ENCODING);
    boolean framedOnce =
        encodings.isEmpty()
            || (encodings.size() == 1
                && encodings.getFirst().equalsIgnoreCase("chunked")
                && !headers.containsHeader(HttpHeaders.CONTENT_LENGTH));
    if (!framedOnce || headers.getOrEmpty(HttpHeaders.CONTENT_LENGTH).size() > 1) {
      throw Refusal.of(Reason.INVALID_REQUEST, "The request's length is said in more than one way.")
          .asException();
    }
  }

  /** Whether the request asks for a WebSocket. */
  public static boolean asksForWebSocket(HttpHeaders headers) {
    return WEBSOCKET.equalsIgnoreCase(headers.getFirst(HttpHeaders.UPGRADE));
  }

  /**
   * Removes in place what may not pass, and puts the host into its one form.
   *
   * @param host the door's host name
   * @param api whether a service is called that knows no cookies
   */
  public void clean(HttpHeaders headers, String host, boolean api) {
    boolean webSocket = asksForWebSocket(headers);
    strip(headers);
    if (webSocket) {
      headers.set(HttpHeaders.CONNECTION, "Upgrade");
      headers.set(HttpHeaders.UPGRADE, WEBSOCKET);
    }
    if (api) {
      headers.remove(HttpHeaders.COOKIE);
    }
    headers.set(HttpHeaders.HOST, site.authority(host));
    List<String> states = headers.getOrEmpty("tracestate");
    if (TraceContext.parse(headers.getOrEmpty("traceparent")).isEmpty()
        || states.size() > 1
        || (!states.isEmpty() && states.getFirst().length() > MAX_TRACESTATE_LENGTH)) {
      headers.remove("tracestate");
    }
    headers.remove("traceparent");
  }

  /** Writes in place what the gateway alone says of a request. */
  public void write(HttpHeaders headers, Facts facts) {
    headers.set("X-Forwarded-Host", site.authority(facts.host()));
    headers.set("X-Forwarded-Proto", site.address().scheme());
    headers.set("X-Forwarded-Port", Integer.toString(site.address().port()));
    headers.set("X-Forwarded-For", facts.clientAddress());
    headers.set("X-Request-Id", facts.requestId());
    if (facts.trace() != null) {
      headers.set("traceparent", facts.trace().child().toString());
    }
  }

  private static void strip(HttpHeaders headers) {
    Set<String> nominated = new HashSet<>();
    for (String option : headers.getConnection()) {
      nominated.add(option.toLowerCase(Locale.ROOT));
    }
    for (String name : List.copyOf(headers.headerNames())) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (mayNotPass(lower) || (nominated.contains(lower) && !NOT_HOP_BY_HOP.contains(lower))) {
        headers.remove(name);
      }
    }
  }

  /** An underscore reads as a hyphen to some servers, so no name with one passes. */
  private static boolean mayNotPass(String name) {
    return name.indexOf('_') >= 0
        || NAMES.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
