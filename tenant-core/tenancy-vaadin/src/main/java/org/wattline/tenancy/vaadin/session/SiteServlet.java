package org.wattline.tenancy.vaadin.session;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.ErrorHandlingCommand;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.SpringServlet;
import com.vaadin.flow.spring.SpringVaadinServletService;
import java.util.Optional;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationContext;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.Sites;

/**
 * Vaadin's servlet, with one thing added: whatever is run for a session later, by {@code UI.access}
 * or {@code VaadinSession.access} and on whichever thread, runs in the scope of the session's site.
 */
public final class SiteServlet extends SpringServlet {
  private final transient ApplicationContext context;
  private final transient Sites sites;

  public SiteServlet(ApplicationContext context, boolean rootMapping, Sites sites) {
    super(context, rootMapping);
    this.context = context;
    this.sites = sites;
  }

  @Override
  protected VaadinServletService createServletService(DeploymentConfiguration configuration)
      throws ServiceException {
    SpringVaadinServletService service =
        new SpringVaadinServletService(this, configuration, context) {
          @Override
          public Future<Void> accessSession(VaadinSession session, Command command) {
            return super.accessSession(session, scoped(session, command));
          }
        };
    service.init();
    return service;
  }

  private Command scoped(VaadinSession session, Command command) {
    return command instanceof ErrorHandlingCommand careful
        ? new ScopedCareful(this, session, careful)
        : () -> inScope(session, command);
  }

  private void inScope(VaadinSession session, Command command) {
    Optional<Site> site = siteOf(session);
    if (site.isPresent()) {
      SiteScope.run(site.get(), command::execute);
    } else {
      command.execute();
    }
  }

  private Optional<Site> siteOf(VaadinSession session) {
    if (session.getSession() == null) {
      return Optional.empty();
    }
    try {
      return SessionOwner.of(session.getSession()).flatMap(owner -> sites.byHost(owner.host()));
    } catch (IllegalStateException ended) {
      return Optional.empty();
    }
  }

  private record ScopedCareful(
      SiteServlet servlet, VaadinSession session, ErrorHandlingCommand command)
      implements ErrorHandlingCommand {
    @Override
    public void execute() {
      servlet.inScope(session, command);
    }

    @Override
    public void handleError(Exception exception) {
      command.handleError(exception);
    }
  }
}
