package org.wattline.tenancy.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the id of the trace that the gateway began into every line logged for the request, whether
 * spans are sent anywhere or not: it ties the services' logs together.
 */
public final class TraceIdFilter extends OncePerRequestFilter {
  /** The W3C header, as the gateway writes it. */
  public static final String HEADER = "traceparent";

  /** The trace's id, under the name that a tracer uses too. */
  public static final String TRACE_ID = "traceId";

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String traceId = traceId(request.getHeader(HEADER));
    if (traceId == null) {
      chain.doFilter(request, response);
      return;
    }
    MDC.put(TRACE_ID, traceId);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(TRACE_ID);
    }
  }

  private static @Nullable String traceId(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher matcher = TRACEPARENT.matcher(header);
    return matcher.matches() ? matcher.group(1) : null;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
