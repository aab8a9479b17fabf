package org.wattline.portal.accounts;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Registration;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** Takes an account into the portal, with the number and code that the supplier sent. */
@Route(value = AccountNavigation.CLAIM, layout = PortalShell.class)
@RolesAllowed("customer")
class ClaimView extends Div implements HasDynamicTitle {
  /** The contract's limit for both fields. */
  private static final int MAX_LENGTH = 20;

  private final transient SelfServiceApi selfService;
  private final TextField number = new TextField();
  private final TextField code = new TextField();
  private final Div trouble = new Div();
  private final transient FieldProblems problems = new FieldProblems();

  ClaimView(SelfServiceApi selfService) {
    this.selfService = selfService;
    addClassName("wl-page");
    number.setLabel(getTranslation("claim.number"));
    number.setHelperText(getTranslation("claim.number.help"));
    number.setMaxLength(MAX_LENGTH);
    number.setRequiredIndicatorVisible(true);
    code.setLabel(getTranslation("claim.code"));
    code.setHelperText(getTranslation("claim.code.help"));
    code.setMaxLength(MAX_LENGTH);
    code.setAutocapitalize(com.vaadin.flow.component.textfield.Autocapitalize.CHARACTERS);
    code.setRequiredIndicatorVisible(true);
    problems.with("accountNumber", number).with("code", code);
    Button send = new Button(getTranslation("claim.send"), click -> send());
    send.addThemeVariants(ButtonVariant.PRIMARY);
    send.addClickShortcut(Key.ENTER);
    Div actions = new Div(send, new Anchor("home", getTranslation("form.cancel")));
    actions.addClassName("wl-form-actions");
    trouble.getElement().setAttribute("role", "alert");
    Div form = new Div(number, code);
    form.addClassName("wl-form");
    Div card = new Div(trouble, form, actions);
    card.addClassName("wl-card");
    add(
        new PageHeading(getTranslation("claim.title")).withLead(getTranslation("claim.lead")),
        card);
  }

  private void send() {
    trouble.removeAll();
    problems.clear();
    if (!problems.complete(this, number, code)) {
      return;
    }
    try {
      Account account =
          selfService.register(
              new Registration(number.getValue().strip(), code.getValue().strip()));
      AccountNavigation.toAccount(getUI().orElseThrow(), account.id());
    } catch (ApiProblemException refusal) {
      if (!problems.show(refusal)) {
        Paragraph sentence =
            new Paragraph(
                refusal.isNotFound()
                    ? getTranslation("claim.wrong")
                    : Trouble.sentence(this, refusal));
        Div notice = new Div(new Icon(Icon.Name.ALERT), sentence);
        notice.addClassNames("wl-notice", "wl-notice-danger");
        trouble.add(notice);
        number.focus();
      }
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("claim.title"));
  }
}
