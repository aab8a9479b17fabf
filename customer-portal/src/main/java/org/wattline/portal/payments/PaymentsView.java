package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentStatus;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Every payment with its receipt, the saved cards, and automatic payment. */
@Route(value = AccountNavigation.PAYMENTS, layout = PortalShell.class)
@RolesAllowed("customer")
class PaymentsView extends AccountPage {
  private static final int PAGE = 12;

  private final transient PaymentsApi payments;
  private final transient BackgroundWork background;

  PaymentsView(AccountsApi accounts, PaymentsApi payments, BackgroundWork background) {
    super(accounts);
    this.payments = payments;
    this.background = background;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("payments.title"));
    PageHeading heading =
        new PageHeading(getTranslation("payments.title"))
            .withLead(getTranslation("account.number", account.number()));
    if (mayPay(account)) {
      Anchor pay =
          new Anchor(AccountNavigation.toPay(account.id(), null), getTranslation("pay.title"));
      pay.addClassName("portal-button");
      heading.withActions(pay);
    }
    add(
        back("home", getTranslation("nav.home")),
        heading,
        section(
            getTranslation("payments.list"),
            new Loading<>(
                background,
                4,
                () -> payments.ofAccount(account.id(), null, PAGE),
                first -> list(account, first))),
        new CardsCard(payments, account, mayPay(account), background));
  }

  private Component list(Account account, Page<Payment> first) {
    if (first.items().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("payments.none"));
      none.addClassName("wl-muted");
      return none;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("portal-rows");
    Div list = new Div(rows);
    list.addClassName("wl-stack");
    fill(account, list, rows, first);
    return list;
  }

  private void fill(Account account, Div list, UnorderedList rows, Page<Payment> page) {
    page.items().forEach(payment -> rows.add(row(account, payment)));
    if (page.next() != null) {
      Button more = new Button(getTranslation("list.more"));
      more.addThemeVariants(ButtonVariant.TERTIARY);
      more.addClickListener(click -> more(account, list, rows, more, page.next()));
      list.add(more);
    }
  }

  private void more(
      Account account, Div list, UnorderedList rows, Button more, @Nullable String cursor) {
    try {
      Page<Payment> next = payments.ofAccount(account.id(), cursor, PAGE);
      list.remove(more);
      fill(account, list, rows, next);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private ListItem row(Account account, Payment payment) {
    Formats formats = Formats.here();
    Currency currency = Currency.getInstance(payment.currency());
    Span day =
        new Span(
            payment.paidOn() == null
                ? formats.day(payment.requestedAt())
                : formats.date(payment.paidOn()));
    day.addClassName("wl-strong");
    Div top = new Div(day, PaymentWords.state(this, payment));
    top.addClassName("wl-row");
    Div words = new Div(top);
    words.addClassName("portal-row-words");
    String by = payment.method();
    if (by != null) {
      words.add(small(by));
    }
    if (payment.failure() != null) {
      words.add(small(PaymentWords.why(this, payment.failure())));
    }
    if (payment.status() == PaymentStatus.PARTLY_REFUNDED) {
      words.add(
          small(getTranslation("payments.refunded", formats.money(payment.refunded(), currency))));
    }
    if (PaymentWords.hasReceipt(payment.status())) {
      words.add(
          new Anchor(
              AccountNavigation.toReceipt(account.id(), payment.id()),
              getTranslation("paid.receipt")));
    }
    Span amount = new Span(formats.money(payment.amount(), currency));
    amount.addClassNames("wl-number", "portal-row-amount");
    return new ListItem(words, amount);
  }

  private static Span small(String text) {
    Span small = new Span(text);
    small.addClassNames("wl-small", "wl-muted");
    return small;
  }
}
