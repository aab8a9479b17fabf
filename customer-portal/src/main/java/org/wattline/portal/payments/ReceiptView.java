package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.payments.PaymentReceipt;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.PageHeading;

/** The receipt of a payment: to be found again, and to be printed. */
@Route(value = AccountNavigation.RECEIPT, layout = PortalShell.class)
@RolesAllowed("customer")
class ReceiptView extends AccountPage {
  private final transient PaymentsApi payments;

  ReceiptView(AccountsApi accounts, PaymentsApi payments) {
    super(accounts);
    this.payments = payments;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    Optional<UUID> id = id(event, "paymentId");
    if (id.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    PaymentReceipt receipt = payments.receipt(id.get());
    title(getTranslation("receipt.title", receipt.number()));
    Formats formats = Formats.here();
    Currency currency = Currency.getInstance(receipt.currency());
    PageHeading heading =
        new PageHeading(getTranslation("receipt.title", receipt.number()))
            .withLead(
                getTranslation(
                    "receipt.lead",
                    formats.money(receipt.amount(), currency),
                    receipt.supplier(),
                    formats.date(receipt.paidOn())));
    Facts facts =
        new Facts()
            .with(getTranslation("receipt.amount"), formats.money(receipt.amount(), currency))
            .with(getTranslation("receipt.on"), formats.date(receipt.paidOn()))
            .with(getTranslation("receipt.by"), receipt.method())
            .with(getTranslation("receipt.account"), receipt.accountNumber())
            .with(
                getTranslation("receipt.refunded"),
                receipt.refunded().signum() == 0
                    ? null
                    : formats.money(receipt.refunded(), currency));
    add(
        back(
            AccountNavigation.to(AccountNavigation.PAYMENTS, account.id()),
            getTranslation("payments.title")),
        heading,
        section(getTranslation("receipt.payment"), facts),
        section(getTranslation("receipt.for"), paidFor(account, receipt, currency)));
  }

  private Component paidFor(Account account, PaymentReceipt receipt, Currency currency) {
    Div content = new Div();
    content.addClassName("wl-stack");
    UnorderedList rows = new UnorderedList();
    rows.addClassName("portal-rows");
    receipt
        .paidFor()
        .forEach(
            item ->
                rows.add(
                    row(
                        new Anchor(
                            AccountNavigation.toBill(account.id(), item.billId()),
                            getTranslation("bill.number", item.number())),
                        item.amount(),
                        currency)));
    if (receipt.onAccount().signum() > 0) {
      rows.add(row(new Span(getTranslation("receipt.onaccount")), receipt.onAccount(), currency));
    }
    content.add(rows);
    if (receipt.onAccount().signum() > 0) {
      content.add(new Paragraph(getTranslation("receipt.onaccount.text")));
    }
    return content;
  }

  private static ListItem row(Component what, BigDecimal amount, Currency currency) {
    Span money = new Span(Formats.here().money(amount, currency));
    money.addClassNames("wl-number", "portal-row-amount");
    return new ListItem(what, money);
  }
}
