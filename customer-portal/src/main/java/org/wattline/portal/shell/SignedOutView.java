package org.wattline.portal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/** Says that both sessions are over. */
@Route(value = "signed-out", layout = PortalShell.class)
@AnonymousAllowed
class SignedOutView extends Div implements HasDynamicTitle {
  SignedOutView() {
    add(
        StateView.page(
            Icon.Name.LOCK,
            getTranslation("signedout.title"),
            getTranslation("signedout.text"),
            SignInFailedView.signIn(getTranslation("signedout.again"))));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("signedout.title"));
  }
}
