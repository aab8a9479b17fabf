package org.wattline.console.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.NewRegistrationCode;
import org.wattline.billing.contract.customers.RegistrationCode;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.account.AccountApis;
import org.wattline.console.account.AccountMoney;
import org.wattline.console.account.AccountTimeline;
import org.wattline.console.account.TimelineApis;
import org.wattline.console.moves.AccountMoves;
import org.wattline.console.moves.MovesNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One account: what a caller asks about it, what it is, and who may act on it. */
@Route(value = "accounts/:accountId", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class AccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient AccountsApi accounts;
  private final transient AccountApis apis;
  private final transient TimelineApis timeline;
  private final transient MovesApi moves;
  private final transient BackgroundWork background;
  private String title = "";

  AccountView(
      AccountsApi accounts,
      AccountApis apis,
      TimelineApis timeline,
      MovesApi moves,
      BackgroundWork background) {
    this.accounts = accounts;
    this.apis = apis;
    this.timeline = timeline;
    this.moves = moves;
    this.background = background;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "accountId", accounts::get).ifPresent(this::show);
  }

  private void show(Account account) {
    title = getTranslation("account.title", account.number());
    Badge state =
        account.status() == AccountStatus.OPEN
            ? new Badge(getTranslation("account.open"), Badge.Tone.GOOD)
            : new Badge(getTranslation("account.closed"), Badge.Tone.NEUTRAL);
    PageHeading heading = new PageHeading(title).withBadge(state);
    Facts facts =
        new Facts()
            .with(
                getTranslation("account.holder"),
                new Anchor("customers/" + account.customerId(), account.customerName()))
            .with(getTranslation("account.since"), Formats.here().date(account.openedOn()))
            .with(
                getTranslation("account.until"),
                account.closedOn() == null ? null : Formats.here().date(account.closedOn()))
            .with(
                getTranslation("account.delivery"),
                getTranslation("delivery." + account.delivery().name().toLowerCase(Locale.ROOT)))
            .with(
                getTranslation("account.language"),
                Formats.languageName(Locale.forLanguageTag(account.language())))
            .with(getTranslation("account.currency"), account.currency());
    if (StaffRoles.changesCustomers() && account.status() == AccountStatus.OPEN) {
      heading.withActions(
          new Anchor(MovesNavigation.ofAccount(account.id()), getTranslation("move.title")));
    }
    add(
        heading,
        new AccountMoney(apis, account),
        new AccountTimeline(timeline, account),
        new AccountMoves(moves, background, account.id()),
        ConsoleShell.card(facts),
        people(account));
  }

  private Component people(Account account) {
    H2 name = new H2(getTranslation("people.title"));
    Div head = new Div(name);
    head.addClassName("wl-card-head");
    Loading<List<AccountPerson>> list =
        new Loading<>(
                background,
                2,
                () -> accounts.people(account.id()),
                people -> rows(account.id(), people))
            .whenNear();
    if (StaffRoles.changesCustomers()) {
      head.add(new Button(getTranslation("people.code"), click -> code(account.id())));
    }
    return ConsoleShell.card(head, list);
  }

  private Component rows(UUID account, List<AccountPerson> people) {
    if (people.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("people.none"));
      none.addClassName("wl-muted");
      return none;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (AccountPerson person : people) {
      Span name = new Span(person.name());
      name.addClassName("wl-strong");
      Span role =
          new Span(
              getTranslation(
                  "people.since", role(person.role()), Formats.here().day(person.since())));
      role.addClassNames("wl-muted", "wl-small");
      ListItem row = new ListItem(name, role);
      if (StaffRoles.changesCustomers()) {
        Button remove =
            new Button(getTranslation("people.remove"), click -> remove(account, person));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.setAriaLabel(getTranslation("people.remove.of", person.name()));
        row.add(remove);
      }
      list.add(row);
    }
    return list;
  }

  private String role(AccountRole role) {
    return getTranslation("role." + role.name().toLowerCase(Locale.ROOT));
  }

  private void remove(UUID account, AccountPerson person) {
    Confirmation.ask(
        getTranslation("people.remove.title", person.name()),
        getTranslation("people.remove.effect", person.name()),
        getTranslation("people.remove"),
        getTranslation("form.cancel"),
        true,
        () -> {
          try {
            accounts.removePerson(account, person.id());
            getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
          } catch (RuntimeException failure) {
            Trouble.notice(this, failure);
          }
        });
  }

  private void code(UUID account) {
    Dialog dialog = new Dialog(getTranslation("people.code"));
    RadioButtonGroup<AccountRole> role = new RadioButtonGroup<>();
    role.setLabel(getTranslation("people.code.role"));
    role.setItems(AccountRole.values());
    role.setItemLabelGenerator(this::role);
    role.setValue(AccountRole.HOLDER);
    dialog.add(role);
    Button make = new Button(getTranslation("people.code.make"));
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
    Paragraph secret = new Paragraph(code.code());
    secret.addClassName("code");
    Div body =
        new Div(
            new Paragraph(getTranslation("people.code.lead")),
            new Paragraph(getTranslation("account.title", code.accountNumber())),
            secret,
            new Paragraph(
                getTranslation("people.code.until", Formats.here().day(code.expiresAt()))));
    body.addClassName("wl-stack");
    body.getElement().setAttribute("role", "status");
    dialog.removeAll();
    dialog.add(body);
    dialog.getFooter().removeAll();
    dialog.getFooter().add(new Button(getTranslation("form.done"), click -> dialog.close()));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
