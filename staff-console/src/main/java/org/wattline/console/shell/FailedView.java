package org.wattline.console.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.wattline.tenancy.vaadin.view.ErrorPage;

/** In the console's frame: see {@link ErrorPage}. */
@ParentLayout(ConsoleShell.class)
@AnonymousAllowed
class FailedView extends ErrorPage implements HasErrorParameter<Exception> {
  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    return failed(parameter.getException());
  }
}
