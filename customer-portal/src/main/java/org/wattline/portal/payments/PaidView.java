package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Where a payer comes back to. What the address says proves nothing: the payment is asked for. */
@Route(value = AccountNavigation.PAID, layout = PortalShell.class)
@RolesAllowed("customer")
class PaidView extends AccountPage {
  /** Banks answer within seconds; a page need not ask more often. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** After this many looks the payer is told that it may take longer, and nothing is lost. */
  private static final int MOST_LOOKS = 30;

  private final transient PaymentsApi payments;
  private final transient BackgroundWork background;
  private final Div answer = new Div();
  private transient @Nullable Account account;
  private boolean left;

  PaidView(AccountsApi accounts, PaymentsApi payments, BackgroundWork background) {
    super(accounts);
    this.payments = payments;
    this.background = background;
  }

  /** The account that was entered: nothing of the page is shown before. */
  private Account account() {
    return Objects.requireNonNull(account);
  }

  @Override
  protected void show(Account shown, BeforeEnterEvent event) {
    account = shown;
    title(getTranslation("paid.title"));
    answer.getElement().setAttribute("role", "status");
    answer.removeAll();
    add(answer);
    left = parameter(event, "outcome").filter("left"::equals).isPresent();
    Optional<UUID> payment =
        parameter(event, AccountNavigation.PAYMENT_ASKED).flatMap(PaidView::parse);
    if (payment.isEmpty()) {
      answer.add(
          StateView.page(
              Icon.Name.HISTORY,
              getTranslation("paid.none"),
              getTranslation("paid.none.text"),
              toPayments()));
      return;
    }
    add(new PayView.PaymentTrouble(account()));
    waiting(false);
    look(payment.get(), 0);
  }

  private void look(UUID payment, int looked) {
    if (looked == 0) {
      background.run(this, () -> payments.get(payment), found -> came(found, looked), this::failed);
    } else {
      background.after(
          PAUSE, this, () -> payments.get(payment), found -> came(found, looked), this::failed);
    }
  }

  private void failed(Exception failure) {
    answer.removeAll();
    answer.add(
        Trouble.inPlace(this, failure, () -> getUI().orElseThrow().refreshCurrentRoute(false)));
  }

  private void came(Payment payment, int looked) {
    switch (payment.status()) {
      case REQUESTED, PENDING, UNKNOWN -> {
        if (left) {
          show(leftOpen(payment));
        } else {
          waiting(looked >= MOST_LOOKS);
          if (looked < MOST_LOOKS) {
            look(payment.id(), looked + 1);
          }
        }
      }
      case FAILED, REVERSED -> show(declined(payment));
      default -> show(thanks(payment));
    }
  }

  private void show(Component state) {
    answer.removeAll();
    answer.add(state);
  }

  private void waiting(boolean long_) {
    show(
        StateView.page(
            Icon.Name.HISTORY,
            getTranslation("paid.waiting"),
            getTranslation(long_ ? "paid.waiting.long" : "paid.waiting.text"),
            toPayments()));
  }

  private StateView thanks(Payment payment) {
    Formats formats = Formats.here();
    String money = formats.money(payment.amount(), currency(account()));
    return StateView.page(
        Icon.Name.CHECK,
        getTranslation("paid.thanks"),
        payment.method() == null
            ? getTranslation("paid.thanks.text", money)
            : getTranslation("paid.thanks.by", money, payment.method()),
        new Anchor(
            AccountNavigation.toReceipt(account().id(), payment.id()),
            getTranslation("paid.receipt")),
        new Anchor("home", getTranslation("nav.home")));
  }

  private StateView declined(Payment payment) {
    PaymentFailure failure = payment.failure() == null ? PaymentFailure.OTHER : payment.failure();
    List<Component> ways = new ArrayList<>();
    ways.add(again(payment));
    ways.add(toPayments());
    return StateView.page(
        Icon.Name.ALERT,
        getTranslation(failure == PaymentFailure.NOT_COMPLETED ? "paid.left" : "paid.declined"),
        PaymentWords.why(this, failure) + " " + getTranslation("paid.nothing"),
        ways.toArray(Component[]::new));
  }

  private StateView leftOpen(Payment payment) {
    List<Component> ways = new ArrayList<>();
    if (payment.checkoutUrl() != null) {
      Anchor on = new Anchor(payment.checkoutUrl(), getTranslation("paid.goon"));
      on.addClassName("portal-button");
      ways.add(on);
    }
    ways.add(again(payment));
    return StateView.page(
        Icon.Name.ALERT,
        getTranslation("paid.left"),
        getTranslation("paid.left.text"),
        ways.toArray(Component[]::new));
  }

  private Anchor again(Payment payment) {
    return new Anchor(
        AccountNavigation.toPay(account().id(), payment.billId()), getTranslation("paid.again"));
  }

  private Anchor toPayments() {
    return new Anchor(
        AccountNavigation.to(AccountNavigation.PAYMENTS, account().id()),
        getTranslation("payments.title"));
  }

  private static Optional<String> parameter(BeforeEnterEvent event, String name) {
    return event.getLocation().getQueryParameters().getSingleParameter(name);
  }

  private static Optional<UUID> parse(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }
}
