package org.wattline.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.view.Icon;

/** What a stranger sees: whose portal this is, what it is for, and the way in. */
@Route(value = "", layout = PortalShell.class)
@AnonymousAllowed
class LandingView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  LandingView() {
    addClassName("landing");
    String supplier = SiteScope.current().brand().displayName();
    Paragraph lead = new Paragraph(getTranslation("landing.lead"));
    lead.addClassName("wl-lead");
    Button signIn =
        new Button(
            getTranslation("landing.signin"),
            click -> click.getSource().getUI().orElseThrow().getPage().setLocation("/sign-in"));
    signIn.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
    signIn.addClassName("portal-main-button");
    Div hero = new Div(new H1(getTranslation("landing.title", supplier)), lead, signIn);
    hero.addClassName("landing-hero");
    Div points =
        new Div(
            point(Icon.Name.ACCOUNT, "landing.accounts"),
            point(Icon.Name.PEOPLE, "landing.people"),
            point(Icon.Name.HELP, "landing.help"));
    points.addClassName("landing-points");
    add(hero, points);
  }

  private Component point(Icon.Name icon, String key) {
    Div point =
        new Div(
            new Icon(icon),
            new H2(getTranslation(key)),
            new Paragraph(getTranslation(key + ".text")));
    point.addClassName("landing-point");
    return point;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (Person.current().isPresent()) {
      event.forwardTo("home");
    }
  }

  @Override
  public String getPageTitle() {
    return SiteScope.current().brand().displayName();
  }
}
