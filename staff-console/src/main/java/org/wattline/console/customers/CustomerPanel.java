package org.wattline.console.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.console.CountryBox;
import org.wattline.console.StaffRoles;
import org.wattline.console.moves.MovesNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** One customer: who they are, how to reach them, and their accounts. */
final class CustomerPanel extends Div {
  CustomerPanel(
      CustomersApi customers, Customer customer, BackgroundWork background, Runnable close) {
    addClassName("wl-page");
    add(head(customer, close), facts(customer));
    H2 title = new H2(getTranslation("customer.accounts"));
    Div row = new Div(title);
    row.addClassName("wl-card-head");
    if (StaffRoles.changesCustomers()) {
      Button open =
          new Button(
              getTranslation("account.new"),
              click -> UI.getCurrent().navigate("customers/" + customer.id() + "/new-account"));
      open.setPrefixComponent(new Icon(Icon.Name.PLUS));
      open.addThemeVariants(ButtonVariant.SMALL);
      row.add(open);
    }
    add(
        row,
        new Loading<>(
            background, 2, () -> customers.accounts(customer.id()).items(), this::accounts));
  }

  private Component head(Customer customer, Runnable close) {
    H1 name = new H1(customer.name());
    Badge kind =
        new Badge(
            getTranslation("kind." + customer.kind().name().toLowerCase(Locale.ROOT)),
            Badge.Tone.NEUTRAL);
    Div words = new Div(name, kind);
    words.addClassName("wl-row");
    Div actions = new Div();
    actions.addClassName("wl-actions");
    if (StaffRoles.changesCustomers()) {
      Button edit =
          new Button(
              getTranslation("customer.edit"),
              click -> UI.getCurrent().navigate("customers/" + customer.id() + "/edit"));
      actions.add(edit);
    }
    Button shut = new Button(new Icon(Icon.Name.CLOSE), click -> close.run());
    shut.addThemeVariants(ButtonVariant.TERTIARY);
    shut.setAriaLabel(getTranslation("customer.close"));
    shut.setTooltipText(getTranslation("customer.close"));
    actions.add(shut);
    Div head = new Div(words, actions);
    head.addClassName("wl-card-head");
    return head;
  }

  private Component facts(Customer customer) {
    Facts facts = new Facts();
    if (customer.email() != null) {
      facts.with(
          getTranslation("customer.email"),
          new Anchor("mailto:" + customer.email(), customer.email()));
    }
    if (customer.phone() != null) {
      facts.with(
          getTranslation("customer.phone"),
          new Anchor("tel:" + customer.phone().replace(" ", ""), customer.phone()));
    }
    facts.with(
        getTranslation("customer.language"),
        Formats.languageName(Locale.forLanguageTag(customer.language())));
    facts.with(getTranslation("customer.address"), address(customer.address()));
    facts.with(getTranslation("customer.enterprise"), customer.enterpriseNumber());
    return facts;
  }

  private static Div address(PostalAddress address) {
    Div lines = new Div(new Span(address.street()));
    lines.addClassName("lines");
    if (address.extra() != null) {
      lines.add(new Span(address.extra()));
    }
    String region = address.region() == null ? "" : ", " + address.region();
    lines.add(new Span(address.postalCode() + " " + address.city() + region));
    lines.add(new Span(CountryBox.name(address.country(), UI.getCurrent().getLocale())));
    return lines;
  }

  private Component accounts(List<Account> accounts) {
    if (accounts.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("customer.noaccounts"));
      none.addClassName("wl-muted");
      return none;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    for (Account account : accounts) {
      Anchor link = new Anchor("accounts/" + account.id(), account.number());
      link.addClassNames("wl-number", "wl-strong");
      Span since =
          new Span(getTranslation("account.since.short", Formats.here().date(account.openedOn())));
      since.addClassNames("wl-muted", "wl-small");
      ListItem row =
          new ListItem(
              link,
              since,
              account.status() == AccountStatus.OPEN
                  ? new Badge(getTranslation("account.open"), Badge.Tone.GOOD)
                  : new Badge(getTranslation("account.closed"), Badge.Tone.NEUTRAL));
      if (StaffRoles.changesCustomers() && account.status() == AccountStatus.OPEN) {
        Anchor move =
            new Anchor(MovesNavigation.ofAccount(account.id()), getTranslation("move.title"));
        move.getElement().setAttribute("aria-label", getTranslation("move.with", account.number()));
        row.add(move);
      }
      list.add(row);
    }
    return list;
  }
}
