package org.wattline.portal.help;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;

/** Help: a person first, then the usual answers. */
@Route(value = "help", layout = PortalShell.class)
@AnonymousAllowed
class HelpView extends Div implements HasDynamicTitle {
  private static final String[] QUESTIONS = {"claim", "language", "people", "signin"};

  HelpView() {
    addClassName("wl-page");
    Brand brand = SiteScope.current().brand();
    add(
        new PageHeading(getTranslation("help.title"))
            .withLead(getTranslation("help.lead", brand.displayName())),
        contact(brand),
        answers());
  }

  private Component contact(Brand brand) {
    H2 title = new H2(getTranslation("help.contact"));
    Section card = new Section(title);
    card.addClassName("wl-card");
    if (brand.supportPhone() != null) {
      card.add(
          way(
              Icon.Name.PHONE,
              new Anchor("tel:" + brand.supportPhone().replace(" ", ""), brand.supportPhone())));
    }
    if (brand.supportEmail() != null) {
      card.add(
          way(Icon.Name.MAIL, new Anchor("mailto:" + brand.supportEmail(), brand.supportEmail())));
    }
    if (brand.supportPhone() == null && brand.supportEmail() == null) {
      card.add(new Paragraph(getTranslation("help.nocontact", brand.displayName())));
    }
    return card;
  }

  private static Div way(Icon.Name icon, Anchor link) {
    Div way = new Div(new Icon(icon), link);
    way.addClassName("contact");
    return way;
  }

  private Component answers() {
    Section answers = new Section(new H2(getTranslation("help.questions")));
    answers.addClassNames("wl-stack", "answers");
    for (String question : QUESTIONS) {
      answers.add(
          new Details(
              getTranslation("help.q." + question),
              new Paragraph(getTranslation("help.a." + question))));
    }
    return answers;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("help.title"));
  }
}
