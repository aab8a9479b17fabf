package org.wattline.tenancy.vaadin.session;

import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.SpringServlet;
import com.vaadin.flow.spring.SpringVaadinServletService;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationContext;
import org.wattline.tenancy.vaadin.Sites;

/**
 * Vaadin's servlet, with one thing added: its sessions are {@link SiteSession}s, so that whatever
 * is done for a session, on whichever thread, is done in the scope of the session's site.
 */
public final class SiteServlet extends SpringServlet {
  private static final long serialVersionUID = 1;
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
          protected VaadinSession createVaadinSession(VaadinRequest request) {
            return new SiteSession(this, sites);
          }

          @Override
          public Future<Void> accessSession(VaadinSession session, Command command) {
            SiteSession.refuseAnother(session, sites);
            return super.accessSession(session, command);
          }
        };
    service.init();
    return service;
  }
}
