package org.wattline.gateway.refusal;

import java.util.Locale;
import org.wattline.tenancy.problem.ProblemType;
import org.wattline.tenancy.problem.Problems;

/**
 * Why the gateway says no: as a problem to programs, and as a page whose words are in {@code
 * pages*.properties} under the page's name.
 */
public enum Reason {
  INVALID_HOST("bad-request", own("invalid-host", 400, "The request does not name one host")),
  INVALID_PATH("bad-request", own("invalid-path", 400, "The address cannot be read")),
  INVALID_REQUEST("bad-request", Problems.INVALID_REQUEST),
  AMBIGUOUS_CREDENTIALS(
      "bad-request", own("ambiguous-credentials", 400, "The request says twice who is calling")),
  INVALID_TOKEN("signed-out", Problems.INVALID_TOKEN),
  EXPIRED_TOKEN("signed-out", Problems.INVALID_TOKEN),
  FOREIGN_ISSUER("not-allowed", Problems.FOREIGN_TOKEN),
  FOREIGN_ORIGIN("not-allowed", own("foreign-origin", 403, "The request comes from another site")),
  UNKNOWN_HOST("unknown-host", Problems.UNKNOWN_HOST),
  NOT_FOUND("not-found", Problems.NOT_FOUND),
  METHOD_NOT_ALLOWED("bad-request", Problems.METHOD_NOT_ALLOWED),
  TENANT_GONE("gone", own("tenant-gone", 410, "This supplier has left")),
  BODY_TOO_LARGE("too-large", Problems.TOO_LARGE),
  TOO_MANY_HEADERS("bad-request", own("too-many-headers", 431, "The request has too many headers")),
  RATE_LIMITED("too-fast", Problems.TOO_MANY_REQUESTS),
  INTERNAL("failed", Problems.INTERNAL),
  UPSTREAM_FAILED("failed", own("upstream-failed", 502, "The service failed on this request")),
  TENANT_SUSPENDED("suspended", Problems.TENANT_SUSPENDED),
  TENANT_BLOCKED("not-ready", Problems.TENANT_NOT_SERVING),
  TENANT_PROVISIONING("not-ready", Problems.TENANT_NOT_SERVING),
  STARTING("unavailable", Problems.UNAVAILABLE),
  IDENTITY_UNAVAILABLE("unavailable", Problems.IDENTITY_UNAVAILABLE),
  UPSTREAM_UNREACHABLE("unavailable", Problems.UNAVAILABLE),
  UPSTREAM_BUSY("unavailable", Problems.TOO_BUSY),
  UPSTREAM_TIMEOUT(
      "unavailable", own("upstream-timeout", 504, "The service did not answer in time"));

  private final String page;

  // a record of a string, a number and a string
  @SuppressWarnings("ImmutableEnumChecker")
  private final ProblemType problem;

  Reason(String page, ProblemType problem) {
    this.page = page;
    this.problem = problem;
  }

  private static ProblemType own(String kebab, int status, String title) {
    return new ProblemType(kebab, status, title);
  }

  public int status() {
    return problem.status();
  }

  /** The name of the page's words. */
  public String page() {
    return page;
  }

  /** What programs can rely on. Several reasons may be one problem to them. */
  public ProblemType problem() {
    return problem;
  }

  /** Stable, for logs and metrics. */
  public String kebab() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
