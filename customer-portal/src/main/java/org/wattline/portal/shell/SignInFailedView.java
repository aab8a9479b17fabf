package org.wattline.portal.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/** Says that a sign-in was not finished. */
@Route(value = "sign-in-failed", layout = PortalShell.class)
@AnonymousAllowed
class SignInFailedView extends Div implements HasDynamicTitle {
  SignInFailedView() {
    add(
        StateView.page(
            Icon.Name.LOCK,
            getTranslation("signinfailed.title"),
            getTranslation("signinfailed.text"),
            signIn(getTranslation("signedout.again"))));
  }

  static Button signIn(String text) {
    Button button =
        new Button(
            text,
            click -> click.getSource().getUI().orElseThrow().getPage().setLocation("/sign-in"));
    button.addThemeVariants(ButtonVariant.PRIMARY);
    return button;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("signinfailed.title"));
  }
}
