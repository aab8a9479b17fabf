package org.wattline.tenancy.vaadin.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wattline.tenancy.observe.TenantRequestConvention;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;

/**
 * The first thing a request meets. Its host decides the site; a host that leads nowhere here is
 * answered 404; a session that was begun on another site is ended before anything reads it.
 * Requests to this process's own address (no site's host) reach the internal endpoints alone.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class SiteFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(SiteFilter.class);

  private final Sites sites;
  private final InternalPaths internal;

  public SiteFilter(Sites sites, InternalPaths internal) {
    this.sites = sites;
    this.internal = internal;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Site> site = sites.byHost(request.getServerName());
    boolean isInternal = internal.contains(request);
    if (site.isEmpty()) {
      if (isInternal) {
        chain.doFilter(new SessionlessRequest(request), response);
      } else {
        refuse(response, HttpServletResponse.SC_NOT_FOUND, "Nothing is served at this address.");
      }
      return;
    }
    if (isInternal) {
      refuse(response, HttpServletResponse.SC_NOT_FOUND, "Nothing is served at this address.");
      return;
    }
    serve(site.get(), request, response, chain);
  }

  private static void serve(
      Site site, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && !belongsTo(site, session)) {
      LOG.warn(
          "A session of {} was presented on {} and has been ended",
          SessionOwner.of(session).map(SessionOwner::host).orElse("nobody"),
          site.host());
      session.invalidate();
      refuse(response, HttpServletResponse.SC_FORBIDDEN, "This session belongs elsewhere.");
      return;
    }
    String slug = site.tenant() == null ? Site.PLATFORM : site.tenant().slug();
    MDC.put("tenant", slug);
    request.setAttribute(TenantRequestConvention.ATTRIBUTE, slug);
    try {
      SiteScope.call(
          site,
          () -> {
            chain.doFilter(new OwnedSessionRequest(request, site), response);
            return Boolean.TRUE;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    } finally {
      MDC.remove("tenant");
    }
  }

  private static boolean belongsTo(Site site, HttpSession session) {
    return SessionOwner.of(session).filter(SessionOwner.of(site)::equals).isPresent();
  }

  private static void refuse(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(sentence.getBytes(StandardCharsets.UTF_8));
  }

  /** A request whose sessions are marked as the site's when they are made. */
  private static final class OwnedSessionRequest extends HttpServletRequestWrapper {
    private final Site site;

    OwnedSessionRequest(HttpServletRequest request, Site site) {
      super(request);
      this.site = site;
    }

    @Override
    public HttpSession getSession() {
      return bound(super.getSession());
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
      HttpSession session = super.getSession(create);
      return session == null ? null : bound(session);
    }

    private HttpSession bound(HttpSession session) {
      if (SessionOwner.of(session).isEmpty() && session.isNew()) {
        SessionOwner.of(site).bindTo(session);
      }
      return session;
    }
  }

  /** A request of a machine: it has no session and gets none. */
  private static final class SessionlessRequest extends HttpServletRequestWrapper {
    SessionlessRequest(HttpServletRequest request) {
      super(request);
    }

    @Override
    public HttpSession getSession() {
      throw new IllegalStateException("Internal endpoints keep no session");
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
      if (create) {
        throw new IllegalStateException("Internal endpoints keep no session");
      }
      return null;
    }
  }
}
