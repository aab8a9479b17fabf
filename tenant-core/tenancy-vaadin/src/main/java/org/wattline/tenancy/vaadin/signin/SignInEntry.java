package org.wattline.tenancy.vaadin.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a person who must sign in first to the sign-in, with the page they wanted. */
final class SignInEntry implements AuthenticationEntryPoint {
  static final String PATH = "/sign-in";

  @Override
  public void commence(
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException authException)
      throws IOException {
    String accept = request.getHeader("Accept");
    boolean isPage =
        HttpMethod.GET.matches(request.getMethod())
            && accept != null
            && accept.contains(MediaType.TEXT_HTML_VALUE);
    if (isPage) {
      response.sendRedirect(PATH + "?to=" + encoded(wanted(request)));
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static String wanted(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** The address that begins a sign-in and then leads to a page of this site. */
  static String encoded(String page) {
    return URLEncoder.encode(page, StandardCharsets.UTF_8);
  }
}
