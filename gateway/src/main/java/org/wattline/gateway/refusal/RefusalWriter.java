package org.wattline.gateway.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.problem.Problems;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers a refused request in the form that its sender reads: a page or a problem. */
public final class RefusalWriter {

  private static final int UNAUTHORIZED = 401;

  /** Statuses after which the rest of the request is not read: the connection ends. */
  private static final List<Integer> ENDS_CONNECTION = List.of(400, 413, 431);

  private final JsonMapper json;

  public RefusalWriter(JsonMapper json) {
    this.json = json;
  }

  /**
   * Writes the answer. The response must not be committed.
   *
   * @param tenant whose door was knocked at, null where it is nobody's
   */
  public Mono<Void> write(
      ServerWebExchange exchange, Refusal refusal, @Nullable TenantEntry tenant, String requestId) {
    ServerHttpRequest request = exchange.getRequest();
    ServerHttpResponse response = exchange.getResponse();
    HttpHeaders headers = response.getHeaders();
    headers.clear();
    response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
    headers.setCacheControl("no-store");
    headers.setVary(List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE));
    Duration wait = refusal.retryAfter();
    if (wait != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }
    if (refusal.status() == UNAUTHORIZED) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
    if (ENDS_CONNECTION.contains(refusal.status())) {
      headers.set(HttpHeaders.CONNECTION, "close");
    }
    byte[] body =
        wantsPage(request.getHeaders())
            ? page(request, headers, refusal, tenant, requestId)
            : problem(headers, refusal, requestId);
    headers.setContentLength(body.length);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }

  private static byte[] page(
      ServerHttpRequest request,
      HttpHeaders headers,
      Refusal refusal,
      @Nullable TenantEntry tenant,
      String requestId) {
    boolean read =
        HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    RefusalPage page =
        RefusalPage.of(
            refusal,
            tenant,
            request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE),
            requestId,
            read);
    headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
    headers.setContentLanguage(page.locale());
    headers.set("Content-Security-Policy", page.policy());
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("X-Robots-Tag", "noindex, nofollow");
    return page.html().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] problem(HttpHeaders headers, Refusal refusal, String requestId) {
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    ProblemDetail problem =
        Problems.of(refusal.reason().problem(), refusal.detail(), Map.of(), Optional.of(requestId));
    problem.setStatus(refusal.status());
    return json.writeValueAsBytes(problem);
  }

  /** A browser that navigates names HTML first; programs, scripts and {@code curl} do not. */
  static boolean wantsPage(HttpHeaders headers) {
    try {
      List<MediaType> accepted = headers.getAccept();
      double html = quality(accepted, MediaType.TEXT_HTML);
      return html > 0
          && html >= quality(accepted, MediaType.APPLICATION_PROBLEM_JSON)
          && html >= quality(accepted, MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException malformed) {
      return false;
    }
  }

  /** What the sender gives to exactly this type: wildcards say nothing about who is asking. */
  private static double quality(List<MediaType> accepted, MediaType type) {
    return accepted.stream()
        .filter(type::equalsTypeAndSubtype)
        .mapToDouble(MediaType::getQualityValue)
        .max()
        .orElse(0);
  }
}
