package org.wattline.portal.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.NewRegistrationCode;
import org.wattline.billing.contract.customers.RegistrationCode;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Who may act on an account; its holder lets people in and out. */
final class PeopleCard extends Section {
  private final transient AccountsApi accounts;
  private final UUID account;
  private final boolean mayChange;
  private final Loading<List<AccountPerson>> list;

  PeopleCard(AccountsApi accounts, UUID account, boolean mayChange, BackgroundWork background) {
    this.accounts = accounts;
    this.account = account;
    this.mayChange = mayChange;
    addClassName("wl-card");
    H2 title = new H2(getTranslation("people.title"));
    title.setId("people");
    setAriaLabelledBy("people");
    Div head = new Div(title);
    head.addClassName("wl-card-head");
    if (mayChange) {
      Button invite = new Button(getTranslation("people.invite"), click -> invite());
      invite.setPrefixComponent(new Icon(Icon.Name.PLUS));
      head.add(invite);
    }
    list = new Loading<>(background, 2, () -> accounts.people(account), this::show);
    add(head, new Paragraph(getTranslation("people.lead")), list);
  }

  private Component show(List<AccountPerson> people) {
    if (people.isEmpty()) {
      Paragraph nobody = new Paragraph(getTranslation("people.none"));
      nobody.addClassName("wl-muted");
      return nobody;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("people");
    people.forEach(person -> rows.add(row(person, people.size())));
    return rows;
  }

  private ListItem row(AccountPerson person, int count) {
    Formats formats = Formats.here();
    Span name = new Span(person.name());
    name.addClassName("wl-strong");
    Span role =
        new Span(
            getTranslation(
                "people.since", RoleNames.of(this, person.role()), formats.day(person.since())));
    role.addClassNames("wl-muted", "wl-small");
    Div words = new Div(name, role);
    words.addClassName("person-words");
    ListItem row = new ListItem(words);
    row.addClassName("person");
    if (mayChange && count > 1) {
      Button remove = new Button(getTranslation("people.remove"), click -> remove(person));
      remove.addThemeVariants(ButtonVariant.TERTIARY);
      remove.setAriaLabel(getTranslation("people.remove.of", person.name()));
      row.add(remove);
    }
    return row;
  }

  private void remove(AccountPerson person) {
    Confirmation.ask(
        getTranslation("people.remove.title", person.name()),
        getTranslation("people.remove.effect", person.name()),
        getTranslation("people.remove"),
        getTranslation("form.cancel"),
        true,
        () -> {
          try {
            accounts.removePerson(account, person.id());
            list.refresh();
          } catch (RuntimeException failure) {
            Trouble.notice(this, failure);
          }
        });
  }

  private void invite() {
    Dialog dialog = new Dialog(getTranslation("people.invite.title"));
    RadioButtonGroup<AccountRole> role = new RadioButtonGroup<>();
    role.setLabel(getTranslation("people.invite.role"));
    role.setItems(AccountRole.VIEWER, AccountRole.PAYER, AccountRole.HOLDER);
    role.setItemLabelGenerator(choice -> RoleNames.of(this, choice));
    role.setValue(AccountRole.VIEWER);
    Div body = new Div(new Paragraph(getTranslation("people.invite.lead")), role);
    body.addClassName("wl-stack");
    dialog.add(body);
    Button make = new Button(getTranslation("people.invite.make"));
    make.addThemeVariants(ButtonVariant.PRIMARY);
    make.addClickListener(
        click -> {
          try {
            show(dialog, accounts.inviteByCode(account, new NewRegistrationCode(role.getValue())));
          } catch (RuntimeException failure) {
            Trouble.notice(this, failure);
          }
        });
    dialog
        .getFooter()
        .add(new Button(getTranslation("form.cancel"), click -> dialog.close()), make);
    dialog.open();
  }

  private void show(Dialog dialog, RegistrationCode code) {
    Formats formats = Formats.here();
    Paragraph number = new Paragraph(getTranslation("account.number", code.accountNumber()));
    Paragraph secret = new Paragraph(code.code());
    secret.addClassName("code");
    Div body =
        new Div(
            new Paragraph(getTranslation("people.code.lead")),
            number,
            secret,
            new Paragraph(getTranslation("people.code.until", formats.day(code.expiresAt()))));
    body.addClassName("wl-stack");
    body.getElement().setAttribute("role", "status");
    dialog.removeAll();
    dialog.add(body);
    dialog.getFooter().removeAll();
    dialog.getFooter().add(new Button(getTranslation("form.done"), click -> dialog.close()));
  }
}
