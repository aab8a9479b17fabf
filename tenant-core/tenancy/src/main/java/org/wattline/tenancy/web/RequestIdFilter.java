package org.wattline.tenancy.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wattline.tenancy.problem.Problems;

/**
 * Gives the request an id: the gateway's, when it looks like one, else a new one. The id is in
 * every line logged for the request, in its problem and in the answer's header.
 */
public final class RequestIdFilter extends OncePerRequestFilter {
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = RequestIdFilter.class.getName();
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = idOf(request);
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
    MDC.put(Problems.REQUEST_ID, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(Problems.REQUEST_ID);
    }
  }

  private static String idOf(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String given) {
      return given;
    }
    @Nullable String sent = request.getHeader(HEADER);
    return sent != null && ID.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
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
