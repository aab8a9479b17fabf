package org.wattline.tenancy.problem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;

/** The problem types that every service shares, and how a problem is put together. */
public final class Problems {
  public static final ProblemType NOT_FOUND =
      new ProblemType("not-found", 404, "There is nothing here, or it is not yours");
  public static final ProblemType INVALID_REQUEST =
      new ProblemType("invalid-request", 400, "The request cannot be read");
  public static final ProblemType INVALID_FIELDS =
      new ProblemType("invalid-fields", 422, "Some fields are not right");
  public static final ProblemType NOT_SIGNED_IN =
      new ProblemType("not-signed-in", 401, "Sign in first");
  public static final ProblemType INVALID_TOKEN =
      new ProblemType("invalid-token", 401, "The access token is not accepted");
  public static final ProblemType FOREIGN_TOKEN =
      new ProblemType("foreign-token", 403, "The access token belongs to another host");
  public static final ProblemType NOT_ALLOWED =
      new ProblemType("not-allowed", 403, "Your role does not allow this");
  public static final ProblemType METHOD_NOT_ALLOWED =
      new ProblemType("method-not-allowed", 405, "This cannot be done here");
  public static final ProblemType NOT_ACCEPTABLE =
      new ProblemType("not-acceptable", 406, "The asked representation does not exist");
  public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
      new ProblemType("unsupported-media-type", 415, "The content's type is not taken");
  public static final ProblemType TOO_LARGE =
      new ProblemType("too-large", 413, "The content is too large");
  public static final ProblemType CONFLICT =
      new ProblemType("conflict", 409, "The request contradicts the present state");
  public static final ProblemType CHANGED_MEANWHILE =
      new ProblemType("changed-meanwhile", 412, "Somebody changed it in the meantime");
  public static final ProblemType PRECONDITION_REQUIRED =
      new ProblemType("precondition-required", 428, "Say which version you are changing");
  public static final ProblemType KEY_REUSED =
      new ProblemType("idempotency-key-reused", 422, "The idempotency key was used otherwise");
  public static final ProblemType TOO_MANY_REQUESTS =
      new ProblemType("too-many-requests", 429, "Too many requests");
  public static final ProblemType TENANT_SUSPENDED =
      new ProblemType("tenant-suspended", 503, "This supplier is suspended");
  public static final ProblemType TENANT_NOT_SERVING =
      new ProblemType("tenant-not-serving", 503, "This supplier is not served now");
  public static final ProblemType UNKNOWN_HOST =
      new ProblemType("unknown-host", 404, "No supplier lives at this address");
  public static final ProblemType TOO_BUSY =
      new ProblemType("too-busy", 503, "The service is too busy");
  public static final ProblemType IDENTITY_UNAVAILABLE =
      new ProblemType("identity-unavailable", 503, "Sign-in cannot be checked now");
  public static final ProblemType UNAVAILABLE =
      new ProblemType("unavailable", 503, "The service cannot answer now");
  public static final ProblemType INTERNAL =
      new ProblemType("internal", 500, "Something went wrong on our side");

  /** The types that every service may answer with, for the reference documentation. */
  public static final List<ProblemType> SHARED =
      List.of(
          NOT_FOUND,
          INVALID_REQUEST,
          INVALID_FIELDS,
          NOT_SIGNED_IN,
          INVALID_TOKEN,
          FOREIGN_TOKEN,
          NOT_ALLOWED,
          METHOD_NOT_ALLOWED,
          NOT_ACCEPTABLE,
          UNSUPPORTED_MEDIA_TYPE,
          TOO_LARGE,
          CONFLICT,
          CHANGED_MEANWHILE,
          PRECONDITION_REQUIRED,
          KEY_REUSED,
          TOO_MANY_REQUESTS,
          TENANT_SUSPENDED,
          TENANT_NOT_SERVING,
          UNKNOWN_HOST,
          TOO_BUSY,
          IDENTITY_UNAVAILABLE,
          UNAVAILABLE,
          INTERNAL);

  /** The key under which the request's id is in the logging context. */
  public static final String REQUEST_ID = "requestId";

  private static final String INSTANCE = "urn:wattline:request:";

  private Problems() {}

  /** A problem of a type, with the id of the current request, if any, as its instance. */
  public static ProblemDetail of(ProblemType type, String detail) {
    return of(type, detail, Map.of(), Optional.ofNullable(MDC.get(REQUEST_ID)));
  }

  /** A problem of a type with more members, for the request of this id. */
  public static ProblemDetail of(
      ProblemType type, String detail, Map<String, Object> properties, Optional<String> requestId) {
    ProblemDetail problem = ProblemDetail.forStatus(type.status());
    problem.setType(type.uri());
    problem.setTitle(type.title());
    problem.setDetail(detail);
    requestId.ifPresent(id -> problem.setInstance(URI.create(INSTANCE + id)));
    properties.forEach(problem::setProperty);
    return problem;
  }
}
