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
import java.util.LinkedHashMap;
import java.util.Map;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;

/** Help: a person first, then the usual answers. */
@Route(value = "help", layout = PortalShell.class)
@AnonymousAllowed
class HelpView extends Div implements HasDynamicTitle {
  /** Each question, and the page that its answer leads to; none where there is none. */
  private static final Map<String, String> QUESTIONS = questions();

  private static Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("bill", "bills");
    questions.put("higher", "bills");
    questions.put("pay", "pay");
    questions.put("trouble", "trouble");
    questions.put("autopay", "payments");
    questions.put("usage", "usage");
    questions.put("estimated", "bills");
    questions.put("data", "usage");
    questions.put("move", "move");
    questions.put("claim", "claim");
    questions.put("people", "account");
    questions.put("language", "account");
    questions.put("signin", "");
    return questions;
  }

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
    Section card = new Section(new H2(getTranslation("help.contact")), new Contact(brand));
    card.addClassName("wl-card");
    return card;
  }

  private Component answers() {
    Section answers = new Section(new H2(getTranslation("help.questions")));
    answers.addClassNames("wl-stack", "answers");
    QUESTIONS.forEach(
        (question, page) -> {
          Div answer = new Div(new Paragraph(getTranslation("help.a." + question)));
          answer.addClassName("wl-stack");
          if (!page.isEmpty()) {
            answer.add(new Anchor(page, getTranslation("help.way." + question)));
          }
          answers.add(new Details(getTranslation("help.q." + question), answer));
        });
    return answers;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("help.title"));
  }
}
