package org.wattline.tenancy.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.problem.Problems;

/**
 * Runs the rest of the request in the scope of the tenant that the verified token names. Requests
 * without a tenant's token go on without a scope, and whatever needs one refuses them.
 */
public final class TenantScopeFilter extends OncePerRequestFilter {
  /** The request attribute that holds the tenant's slug, for metrics and the access log. */
  public static final String TENANT_ATTRIBUTE = "org.wattline.tenancy.slug";

  /** The key under which the tenant's slug is in the logging context. */
  public static final String TENANT = "tenant";

  private final TenantDirectory directory;
  private final HostAgreement hosts;
  private final ProblemWriter problems;

  public TenantScopeFilter(TenantDirectory directory, ProblemWriter problems) {
    this.directory = directory;
    this.hosts = new HostAgreement(directory);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    SignedInUser user = CurrentUser.find().orElse(null);
    if (user == null) {
      chain.doFilter(request, response);
      return;
    }
    if (!hosts.holds(request, user)) {
      problems.write(
          request,
          response,
          Problems.of(
              Problems.FOREIGN_TOKEN,
              "This access token was issued for another address. Sign in at the address you are calling."));
      return;
    }
    if (user instanceof TenantUser member) {
      inScope(member, request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void inScope(
      TenantUser member,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    String slug =
        directory
            .byId(member.tenantId())
            .map(TenantEntry::slug)
            .orElse(Problems.NOT_FOUND.reason());
    request.setAttribute(TENANT_ATTRIBUTE, slug);
    String before = MDC.get(TENANT);
    MDC.put(TENANT, slug);
    try {
      Optional<Exception> thrown =
          TenantScope.call(member.tenantId(), () -> tried(request, response, chain));
      if (thrown.isPresent()) {
        switch (thrown.get()) {
          case IOException e -> throw e;
          case ServletException e -> throw e;
          default -> throw new ServletException(thrown.get());
        }
      }
    } finally {
      restore(before);
    }
  }

  /** The two checked exceptions of a chain, carried over the scope's one. */
  private static Optional<Exception> tried(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    try {
      chain.doFilter(request, response);
      return Optional.empty();
    } catch (IOException | ServletException e) {
      return Optional.of(e);
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      MDC.remove(TENANT);
    } else {
      MDC.put(TENANT, before);
    }
  }

  /** The second dispatch of an asynchronous answer needs its tenant as much as the first. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}
