package org.wattline.tenancy.vaadin;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.wattline.tenancy.TenantScope;

/**
 * The site that the current work belongs to, and with it the {@link TenantScope}. Bound by the
 * filter for a request, by the session for {@code UI.access}, and by {@code BackgroundWork} for
 * threads of their own.
 */
public final class SiteScope {
  private static final ScopedValue<Site> CURRENT = ScopedValue.newInstance();

  private SiteScope() {}

  /**
   * @throws IllegalStateException when no site is bound: always a fault of the program
   */
  public static Site current() {
    return find()
        .orElseThrow(
            () -> new IllegalStateException("No site is bound to this work: see SiteScope"));
  }

  public static Optional<Site> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /**
   * Calls work as a site.
   *
   * @throws IllegalStateException when the work belongs to another site already: work never changes
   *     hands in the middle
   */
  public static <T> T call(Site site, Callable<T> work) throws Exception {
    if (CURRENT.isBound() && !CURRENT.get().isSameDoorAs(site)) {
      throw new IllegalStateException(
          "Work of site " + CURRENT.get().host() + " may not run as site " + site.host());
    }
    ScopedValue.Carrier bound = ScopedValue.where(CURRENT, site);
    if (site.tenant() == null) {
      return bound.call(work::call);
    }
    return TenantScope.call(site.tenant().id(), () -> bound.call(work::call));
  }

  /** Runs work as a site; see {@link #call}. */
  public static void run(Site site, Runnable work) {
    try {
      call(
          site,
          () -> {
            work.run();
            return Boolean.TRUE;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
