package org.wattline.portal.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.arrangements.ArrangementWords;
import org.wattline.portal.arrangements.RunningArrangements;
import org.wattline.portal.bills.BillWords;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Confirmation;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Pays: how much, by what, and what to do when it is too much. */
@Route(value = AccountNavigation.PAY, layout = PortalShell.class)
@RolesAllowed("customer")
class PayView extends AccountPage {
  private static final BigDecimal LEAST = new BigDecimal(NewPayment.LEAST);
  private static final BigDecimal MOST = new BigDecimal(NewPayment.MOST);

  private final transient LedgerApi ledger;
  private final transient PaymentsApi payments;
  private final transient BillsApi bills;
  private final transient RunningArrangements arrangements;
  private final transient BackgroundWork background;
  private boolean typed;

  PayView(
      AccountsApi accounts,
      LedgerApi ledger,
      PaymentsApi payments,
      BillsApi bills,
      RunningArrangements arrangements,
      BackgroundWork background) {
    super(accounts);
    this.ledger = ledger;
    this.payments = payments;
    this.bills = bills;
    this.arrangements = arrangements;
    this.background = background;
  }

  /**
   * What the form needs to know.
   *
   * @param bill the one that the reader came from, where something of it is open
   * @param arrangement the one that runs
   */
  private record Known(
      AccountBalance balance,
      List<SavedMethod> methods,
      @Nullable Bill bill,
      Optional<Arrangement> arrangement) {}

  /**
   * A choice of amount.
   *
   * @param amount null for one that the payer types
   * @param bill the bill that is paid first, or null for the oldest debt
   */
  private record Choice(String label, @Nullable BigDecimal amount, @Nullable UUID bill) {}

  /**
   * A choice of method.
   *
   * @param method null for the provider's page
   */
  private record By(String label, @Nullable SavedMethod method) {}

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("pay.title"));
    PageHeading heading =
        new PageHeading(getTranslation("pay.title"))
            .withLead(getTranslation("account.number", account.number()));
    add(back("home", getTranslation("nav.home")), heading);
    if (!mayPay(account)) {
      add(
          new StateView(
              Icon.Name.LOCK, getTranslation("pay.norights"), getTranslation("pay.norights.text")));
      return;
    }
    UUID asked = bill(event).orElse(null);
    typed = typed(event);
    add(
        new Loading<>(
            background, 6, () -> know(account.id(), asked), known -> form(account, known)),
        new PaymentTrouble(account));
  }

  private static Optional<UUID> bill(BeforeEnterEvent event) {
    try {
      return event
          .getLocation()
          .getQueryParameters()
          .getSingleParameter(AccountNavigation.BILL_ASKED)
          .map(UUID::fromString);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private Known know(UUID account, @Nullable UUID asked) {
    return new Known(
        ledger.balance(account),
        payments.methods(account),
        asked == null ? null : open(account, asked).orElse(null),
        arrangements.of(account));
  }

  /** The bill that is asked for: of this account, and with something to pay on it. */
  private Optional<Bill> open(UUID account, UUID asked) {
    try {
      return Optional.of(bills.get(asked, null))
          .filter(bill -> bill.accountId().equals(account) && bill.open().signum() > 0);
    } catch (ApiProblemException refused) {
      if (!refused.isNotFound()) {
        throw refused;
      }
      return Optional.empty();
    }
  }

  /** Whether the payer comes to type an amount, as from the page for those in trouble. */
  private static boolean typed(BeforeEnterEvent event) {
    return event
        .getLocation()
        .getQueryParameters()
        .getSingleParameter(AccountNavigation.AMOUNT_ASKED)
        .filter("other"::equals)
        .isPresent();
  }

  private Component form(Account account, Known known) {
    return new Form(account, known);
  }

  /** The form, once it is known what is owed. */
  private final class Form extends Div {
    private final transient Account account;
    private final transient Currency currency;
    private final transient Formats formats = Formats.here();
    private final RadioButtonGroup<Choice> amounts = new RadioButtonGroup<>();
    private final BigDecimalField other = new BigDecimalField();
    private final RadioButtonGroup<By> methods = new RadioButtonGroup<>();
    private final Checkbox keep = new Checkbox();
    private final Button pay = new Button();
    private final transient FieldProblems problems = new FieldProblems();
    private String key = UUID.randomUUID().toString();

    Form(Account account, Known known) {
      this.account = account;
      this.currency = currency(account);
      addClassNames("wl-card", "pay");
      amounts.setLabel(getTranslation("pay.amount"));
      amounts.addClassName("portal-choices");
      List<Choice> choices = choices(known);
      amounts.setItems(choices);
      amounts.setItemLabelGenerator(Choice::label);
      amounts.setValue(typed ? choices.getLast() : choices.getFirst());
      other.setLabel(getTranslation("pay.other.label", currency.getSymbol(formats.locale())));
      other.setLocale(formats.locale());
      other.addClassName("pay-other");
      methods.setLabel(getTranslation("pay.method"));
      methods.addClassName("portal-choices");
      List<By> by = by(known.methods());
      methods.setItems(by);
      methods.setItemLabelGenerator(By::label);
      methods.setValue(by.getFirst());
      keep.setLabel(getTranslation("pay.keep"));
      problems.with("amount", other).with("methodId", methods);
      pay.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
      pay.addClassName("portal-main-button");
      pay.addClickListener(click -> confirm());
      amounts.addValueChangeListener(change -> changed());
      other.addValueChangeListener(change -> changed());
      methods.addValueChangeListener(change -> changed());
      Paragraph safe = new Paragraph(getTranslation("pay.safe"));
      safe.addClassNames("wl-muted", "wl-small");
      if (known.balance().balance().signum() <= 0) {
        Paragraph none =
            new Paragraph(
                known.balance().balance().signum() == 0
                    ? getTranslation("pay.nothing")
                    : getTranslation(
                        "pay.credit", formats.money(known.balance().balance().negate(), currency)));
        add(none);
      }
      add(amounts, other, methods, keep, pay, safe);
      changed();
    }

    private List<Choice> choices(Known known) {
      AccountBalance balance = known.balance();
      Bill bill = known.bill();
      ArrangementInstalment next = known.arrangement().map(Arrangement::next).orElse(null);
      List<Choice> choices = new ArrayList<>();
      if (bill != null) {
        String name =
            BillWords.named(
                PayView.this,
                bill.kind(),
                bill.finalBill(),
                bill.from(),
                bill.to(),
                balance.asOf());
        choices.add(
            new Choice(
                getTranslation("pay.bill", name, formats.money(bill.open(), currency)),
                bill.open(),
                bill.id()));
      }
      if (next != null) {
        choices.add(
            new Choice(
                ArrangementWords.choice(PayView.this, known.arrangement().orElseThrow(), next),
                next.open(),
                null));
      }
      boolean same = bill != null && bill.open().compareTo(balance.balance()) == 0;
      if (balance.balance().signum() > 0 && !same) {
        choices.add(
            new Choice(
                getTranslation("pay.all", formats.money(balance.balance(), currency)),
                balance.balance(),
                null));
      }
      boolean instalment = next != null && next.open().compareTo(balance.overdue()) == 0;
      if (balance.overdue().signum() > 0
          && balance.overdue().compareTo(balance.balance()) < 0
          && !instalment) {
        choices.add(
            new Choice(
                getTranslation("pay.overdue", formats.money(balance.overdue(), currency)),
                balance.overdue(),
                null));
      }
      choices.add(new Choice(getTranslation("pay.other"), null, bill == null ? null : bill.id()));
      return choices;
    }

    private List<By> by(List<SavedMethod> saved) {
      List<By> by = new ArrayList<>();
      saved.forEach(method -> by.add(new By(PaymentWords.card(PayView.this, method), method)));
      by.add(new By(getTranslation("pay.card"), null));
      return by;
    }

    /** Another wish gets another key; the same wish sent twice is paid once. */
    private void changed() {
      key = UUID.randomUUID().toString();
      boolean typed = amounts.getValue() != null && amounts.getValue().amount() == null;
      other.setVisible(typed);
      keep.setVisible(method() == null);
      pay.setText(
          amount()
              .map(sum -> getTranslation("pay.do", formats.money(sum, currency)))
              .orElseGet(() -> getTranslation("pay.do.none")));
    }

    private Optional<BigDecimal> amount() {
      Choice choice = amounts.getValue();
      BigDecimal sum =
          choice == null || choice.amount() == null ? other.getValue() : choice.amount();
      return Optional.ofNullable(sum).filter(value -> value.signum() > 0);
    }

    private @Nullable SavedMethod method() {
      return methods.getValue() == null ? null : methods.getValue().method();
    }

    private void confirm() {
      problems.clear();
      Optional<BigDecimal> sum = amount();
      int digits = currency.getDefaultFractionDigits();
      if (sum.isEmpty() || sum.get().stripTrailingZeros().scale() > digits) {
        problems.mark("amount", getTranslation("pay.other.wrong"));
        return;
      }
      if (sum.get().compareTo(LEAST) < 0 || sum.get().compareTo(MOST) > 0) {
        problems.mark(
            "amount",
            getTranslation(
                "pay.other.range", formats.money(LEAST, currency), formats.money(MOST, currency)));
        return;
      }
      BigDecimal amount = sum.get().setScale(digits, RoundingMode.UNNECESSARY);
      SavedMethod saved = method();
      if (saved == null) {
        send(amount, null);
        return;
      }
      String money = formats.money(amount, currency);
      Confirmation.ask(
          getTranslation("pay.confirm", money),
          getTranslation("pay.confirm.text", PaymentWords.card(this, saved), money),
          getTranslation("pay.do", money),
          getTranslation("form.cancel"),
          false,
          () -> send(amount, saved.id()));
    }

    private void send(BigDecimal amount, @Nullable UUID method) {
      try {
        Payment payment =
            payments.pay(
                account.id(),
                key,
                new NewPayment(
                    amount,
                    amounts.getValue().bill(),
                    method,
                    method == null && keep.getValue(),
                    "/" + AccountNavigation.to(AccountNavigation.PAID, account.id()),
                    formats.locale().getLanguage()));
        if (payment.checkoutUrl() == null) {
          AccountNavigation.toPaid(getUI().orElseThrow(), account.id(), payment.id());
        } else {
          getUI().orElseThrow().getPage().setLocation(payment.checkoutUrl());
        }
      } catch (ApiProblemException refusal) {
        if (!problems.show(refusal)) {
          Trouble.notice(this, refusal);
        }
      } catch (RuntimeException failure) {
        Trouble.notice(this, failure);
      }
    }
  }

  /** What to do when it is too much: always there. */
  static final class PaymentTrouble extends Div {
    PaymentTrouble(Account account) {
      addClassNames("wl-notice", "pay-trouble");
      Paragraph title = new Paragraph(getTranslation("pay.trouble"));
      title.addClassName("wl-strong");
      Div words =
          new Div(
              title,
              new Paragraph(getTranslation("pay.trouble.text")),
              new Anchor(
                  AccountNavigation.to(AccountNavigation.ARRANGEMENT, account.id()),
                  getTranslation("arrange.title")),
              new Anchor(
                  AccountNavigation.to(AccountNavigation.TROUBLE, account.id()),
                  getTranslation("pay.trouble.way")));
      words.addClassName("wl-stack");
      add(new Icon(Icon.Name.HELP), words);
    }
  }
}
