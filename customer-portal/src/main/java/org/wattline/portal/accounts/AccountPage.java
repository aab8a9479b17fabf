package org.wattline.portal.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.api.ApiUnavailableException;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;

/** A page of one account: another's is not found, like one that never was. */
public abstract class AccountPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient AccountsApi accounts;
  private String title = "";

  protected AccountPage(AccountsApi accounts) {
    this.accounts = accounts;
    addClassName("wl-page");
  }

  /** Makes the page, anew for every visit. */
  protected abstract void show(Account account, BeforeEnterEvent event);

  @Override
  public final void beforeEnter(BeforeEnterEvent event) {
    Optional<UUID> id = id(event, AccountNavigation.ACCOUNT_ID);
    if (id.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    removeAll();
    try {
      show(accounts.get(id.get()), event);
    } catch (ApiProblemException refused) {
      if (!refused.isNotFound()) {
        throw refused;
      }
      event.rerouteToError(NotFoundException.class);
    } catch (ApiUnavailableException silent) {
      removeAll();
      add(Trouble.inPlace(this, silent, () -> event.getUI().refreshCurrentRoute(false)));
    }
  }

  /** An id in the page's address, or nothing where there is none. */
  protected static Optional<UUID> id(BeforeEnterEvent event, String name) {
    try {
      return event.getRouteParameters().get(name).map(UUID::fromString);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  protected final void title(String text) {
    title = text;
  }

  /** A part of the page under a heading of its own. */
  protected static Section section(String heading, Component... content) {
    Section section = new Section(new H2(heading));
    section.addClassName("wl-card");
    section.add(content);
    return section;
  }

  /** The way back to the page above. */
  protected static Anchor back(String href, String text) {
    Anchor back = new Anchor(href);
    Span arrow = new Span("←");
    arrow.getElement().setAttribute("aria-hidden", "true");
    back.add(arrow, new Span(text));
    back.addClassName("portal-back");
    return back;
  }

  /** Whether the reader may pay on the account. */
  protected static boolean mayPay(Account account) {
    return account.yourRole() != null && account.yourRole() != AccountRole.VIEWER;
  }

  protected static Currency currency(Account account) {
    return Currency.getInstance(account.currency());
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
