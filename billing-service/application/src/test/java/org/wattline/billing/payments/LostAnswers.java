package org.wattline.billing.payments;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Loses the answers of requests that ask for it: all is done and committed, and the caller is told
 * nothing of it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LostAnswers extends OncePerRequestFilter {
  static final String HEADER = "Test-Lose-Answer";
  static final int LOST = 502;

  private final AtomicReference<String> last = new AtomicReference<>("");

  /** What the last lost answer was. */
  String last() {
    return Objects.requireNonNullElse(last.get(), "");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HEADER) == null) {
      chain.doFilter(request, response);
      return;
    }
    ContentCachingResponseWrapper lost = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, lost);
    last.set(new String(lost.getContentAsByteArray(), StandardCharsets.UTF_8));
    lost.resetBuffer();
    response.setStatus(LOST);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    LostAnswers lostAnswers() {
      return new LostAnswers();
    }
  }
}
