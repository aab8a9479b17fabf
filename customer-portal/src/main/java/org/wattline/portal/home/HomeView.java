package org.wattline.portal.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.Me;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.signin.Person;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Home: where the only open account stands, or which of several to look at. */
@Route(value = "home", layout = PortalShell.class)
@RolesAllowed("customer")
class HomeView extends Div implements HasDynamicTitle {
  /** Of more accounts than this the list gives names only: a balance each is a call each. */
  private static final int WITH_STATE = 6;

  private final transient Overviews overviews;
  private final transient BackgroundWork background;
  private final PageHeading heading;

  HomeView(SelfServiceApi selfService, Overviews overviews, BackgroundWork background) {
    this.overviews = overviews;
    this.background = background;
    addClassName("wl-page");
    String name = Person.current().map(Person::name).orElse("");
    heading = new PageHeading(getTranslation("home.greeting", firstName(name)));
    add(heading, new Loading<>(background, 4, selfService::me, this::show));
  }

  private Component show(Me me) {
    if (me.accounts().isEmpty()) {
      Button claim =
          new Button(
              getTranslation("home.claim"),
              click -> AccountNavigation.toClaim(getUI().orElseThrow()));
      claim.addThemeVariants(ButtonVariant.PRIMARY);
      return new StateView(
          Icon.Name.ACCOUNT,
          getTranslation("home.none"),
          getTranslation("home.none.text", me.supplier()),
          claim);
    }
    if (me.accounts().size() == 1) {
      return new AccountOverview(me.accounts().getFirst(), overviews, background);
    }
    Div content = new Div();
    content.addClassName("wl-page");
    heading.withLead(getTranslation("home.many", me.accounts().size(), me.supplier()));
    Section accounts = new Section();
    accounts.addClassName("wl-stack");
    accounts.setAriaLabel(getTranslation("home.accounts"));
    List<Account> all = me.accounts();
    all.forEach(account -> accounts.add(card(account, all.size() <= WITH_STATE)));
    Anchor another = AccountNavigation.claimLink(getTranslation("home.another"));
    content.add(accounts, another);
    return content;
  }

  private Component card(Account account, boolean withState) {
    Span name = new Span(account.customerName());
    name.addClassName("wl-strong");
    Span number = new Span(getTranslation("account.number", account.number()));
    number.addClassName("home-account-number");
    Div top = new Div(name);
    top.addClassName("wl-row");
    if (account.status() == AccountStatus.CLOSED) {
      top.add(new Badge(getTranslation("account.closed"), Badge.Tone.NEUTRAL));
    }
    Div words = new Div(top, number);
    words.addClassName("home-account-words");
    if (withState) {
      words.add(
          new Loading<>(
              background,
              1,
              () -> overviews.balance(account.id()),
              balance -> new Span(StateWords.sentence(this, balance))));
    }
    Anchor card = new Anchor(AccountNavigation.to(AccountNavigation.OVERVIEW, account.id()));
    card.addClassNames("wl-card", "home-account");
    card.add(words, new Icon(Icon.Name.ARROW));
    return card;
  }

  private static String firstName(String name) {
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.home"));
  }
}
