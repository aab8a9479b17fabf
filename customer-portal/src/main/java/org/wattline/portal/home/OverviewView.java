package org.wattline.portal.home;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Home of one of a person's accounts. */
@Route(value = AccountNavigation.OVERVIEW, layout = PortalShell.class)
@RolesAllowed("customer")
class OverviewView extends AccountPage {
  private final transient Overviews overviews;
  private final transient BackgroundWork background;

  OverviewView(AccountsApi accounts, Overviews overviews, BackgroundWork background) {
    super(accounts);
    this.overviews = overviews;
    this.background = background;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(account.customerName());
    add(
        back("home", getTranslation("nav.home")),
        new PageHeading(account.customerName())
            .withLead(getTranslation("account.number", account.number())),
        new AccountOverview(account, overviews, background));
  }
}
