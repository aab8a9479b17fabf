package org.wattline.portal.accounts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * Leads from the navigation and from answers to the page of the account that the reader means: the
 * first open one.
 */
@Route(value = "bills", layout = PortalShell.class)
@RouteAlias(value = "usage", layout = PortalShell.class)
@RouteAlias(value = "pay", layout = PortalShell.class)
@RouteAlias(value = "trouble", layout = PortalShell.class)
@RouteAlias(value = "payments", layout = PortalShell.class)
@RouteAlias(value = "move", layout = PortalShell.class)
@RouteAlias(value = "account", layout = PortalShell.class)
@RolesAllowed("customer")
class EntryView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final Map<String, String> PAGES =
      Map.of(
          "usage", AccountNavigation.USAGE,
          "pay", AccountNavigation.PAY,
          "trouble", AccountNavigation.TROUBLE,
          "payments", AccountNavigation.PAYMENTS,
          "move", AccountNavigation.MOVE,
          "account", AccountNavigation.ACCOUNT);

  private final transient SelfServiceApi selfService;

  EntryView(SelfServiceApi selfService) {
    this.selfService = selfService;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    String page = PAGES.getOrDefault(event.getLocation().getPath(), AccountNavigation.BILLS);
    try {
      Optional<Account> meant =
          selfService.me().accounts().stream()
              .min(Comparator.comparing((Account one) -> one.status() == AccountStatus.CLOSED));
      event.forwardTo(
          meant.map(account -> AccountNavigation.to(page, account.id())).orElse("home"));
    } catch (ApiUnavailableException silent) {
      add(Trouble.inPlace(this, silent, () -> event.getUI().refreshCurrentRoute(false)));
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("bills.title"));
  }
}
