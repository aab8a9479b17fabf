package org.wattline.console.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.wattline.tenancy.vaadin.SiteScope;

/** Leads to the first area of the host. */
@Route(value = "", layout = ConsoleShell.class)
@PermitAll
class StartView extends Div implements BeforeEnterObserver {
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event.forwardTo(SiteScope.current().isPlatform() ? "suppliers" : "customers");
  }
}
