package org.wattline.portal.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One account: what it is, how it is written to, and who may act on it. */
@Route(value = AccountNavigation.ACCOUNT, layout = PortalShell.class)
@RolesAllowed("customer")
class AccountView extends AccountPage {
  private final transient AccountsApi accounts;
  private final transient BackgroundWork background;

  AccountView(AccountsApi accounts, BackgroundWork background) {
    super(accounts);
    this.accounts = accounts;
    this.background = background;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("account.title", account.number()));
    boolean holder = account.yourRole() == AccountRole.HOLDER;
    PageHeading heading =
        new PageHeading(account.customerName())
            .withLead(getTranslation("account.number", account.number()));
    if (account.status() == AccountStatus.CLOSED) {
      heading.withBadge(new Badge(getTranslation("account.closed"), Badge.Tone.NEUTRAL));
    }
    add(
        heading,
        facts(account),
        new PreferencesCard(accounts, account, holder),
        new PeopleCard(accounts, account.id(), holder, background));
  }

  private Component facts(Account account) {
    Formats formats = Formats.here();
    Facts facts =
        new Facts()
            .with(getTranslation("account.since"), formats.date(account.openedOn()))
            .with(
                getTranslation("account.until"),
                account.closedOn() == null ? null : formats.date(account.closedOn()));
    AccountRole role = account.yourRole();
    if (role != null) {
      facts.with(getTranslation("account.role"), RoleNames.of(this, role));
    }
    Div card = new Div(facts);
    card.addClassName("wl-card");
    return card;
  }
}
