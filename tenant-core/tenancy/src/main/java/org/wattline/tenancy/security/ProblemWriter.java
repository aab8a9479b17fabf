package org.wattline.tenancy.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.wattline.tenancy.problem.ProblemAdvice;
import org.wattline.tenancy.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Answers from the filters, before any controller, as problems like all others. */
public final class ProblemWriter implements AuthenticationEntryPoint, AccessDeniedHandler {
  private static final String RETRY_SECONDS = "5";

  private final JsonMapper mapper;

  public ProblemWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Nobody is signed in, or not in a way that can be taken. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    switch (e) {
      case TokenRefusedException refused -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        write(request, response, ProblemAdvice.describe(refused.reason()));
      }
      case AuthenticationServiceException unavailable -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        write(
            request,
            response,
            Problems.of(
                Problems.IDENTITY_UNAVAILABLE,
                "The identity server does not answer, so your sign-in cannot be checked. Try again shortly."));
      }
      case OAuth2AuthenticationException invalid -> {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        write(
            request,
            response,
            Problems.of(
                Problems.INVALID_TOKEN,
                "The access token has expired, or is not meant for this service. Sign in again."));
      }
      default -> {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
            request,
            response,
            Problems.of(Problems.NOT_SIGNED_IN, "Send an access token as bearer authorization."));
      }
    }
  }

  /** Somebody is signed in and may not. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    write(
        request,
        response,
        Problems.of(
            Problems.NOT_ALLOWED, "Your role does not allow this. Ask your administrator for it."));
  }

  /** Writes the problem, unless the answer has begun. */
  public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    byte[] body = mapper.writeValueAsBytes(problem);
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
