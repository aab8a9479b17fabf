package org.wattline.tenancy.vaadin.session;

import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;

/**
 * A session whose work runs in its site's scope. Commands given to {@code UI.access} run, and
 * changes are pushed, when a session is unlocked: on whichever thread held it last, a job's, a
 * timer's or a neighbour's request's. Unlocking therefore happens in the scope of the session.
 */
public final class SiteSession extends VaadinSession {
  private static final long serialVersionUID = 1;
  private final transient Sites sites;

  SiteSession(VaadinService service, Sites sites) {
    super(service);
    this.sites = sites;
  }

  /**
   * @throws IllegalStateException when this thread works for another site: nothing of one supplier
   *     reaches into a session of another
   */
  @Override
  public void lock() {
    refuseAnother(this, sites);
    super.lock();
  }

  @Override
  public void unlock() {
    Optional<Site> site = SiteScope.find().isPresent() ? Optional.empty() : siteOf(this, sites);
    if (site.isPresent()) {
      SiteScope.run(site.get(), super::unlock);
    } else {
      super.unlock();
    }
  }

  static void refuseAnother(VaadinSession session, Sites sites) {
    Optional<Site> bound = SiteScope.find();
    if (bound.isPresent()) {
      siteOf(session, sites)
          .filter(own -> !own.isSameDoorAs(bound.get()))
          .ifPresent(
              own -> {
                throw new IllegalStateException(
                    "Work of site "
                        + bound.get().host()
                        + " may not reach into a session of "
                        + own.host());
              });
    }
  }

  private static Optional<Site> siteOf(VaadinSession session, Sites sites) {
    if (session.getSession() == null) {
      return Optional.empty();
    }
    try {
      return SessionOwner.of(session.getSession()).flatMap(owner -> sites.byHost(owner.host()));
    } catch (IllegalStateException ended) {
      return Optional.empty();
    }
  }
}
