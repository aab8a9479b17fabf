package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.StatementLine;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillWords;
import org.wattline.console.bills.BillsNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;

/** What a caller asks about first: what is owed and by when, bills, payments, agreements, books. */
public final class AccountMoney extends Div {
  /** Rows that a card shows before more are asked for: half a year of monthly bills. */
  private static final int FIRST = 6;

  /** Lines of the books shown at once. */
  private static final int LINES = 20;

  private final transient AccountApis apis;
  private final transient Account account;

  public AccountMoney(AccountApis apis, Account account) {
    this.apis = apis;
    this.account = account;
    addClassName("wl-page");
    add(
        loading(this::debt, this::owed),
        ConsoleShell.card(
            new H2(getTranslation("account.payments")),
            loading(() -> apis.payments().ofAccount(account.id(), null, FIRST), this::payments)),
        new SupplyPart(apis, account, today()),
        ConsoleShell.card(
            new H2(getTranslation("account.statement")),
            loading(
                    () -> apis.ledger().statement(account.id(), null, null, null, LINES),
                    this::statement)
                .whenNear()));
  }

  /** The bills, and billing up to now for those who may. */
  private Div billed(Debt debt) {
    Div head = new Div(new H2(getTranslation("account.bills")));
    head.addClassName("wl-card-head");
    if (StaffRoles.billsAccounts()) {
      head.add(
          new Button(
              getTranslation("billnow.open"),
              click -> new BillNowDialog(apis, account, today()).open()));
    }
    return ConsoleShell.card(
        head, bills(debt.bills(), ArrangementCard.covered(debt.arrangements())));
  }

  private <T> Loading<T> loading(Callable<T> fetch, Function<T, Component> show) {
    return new Loading<>(apis.background(), FIRST, fetch, show);
  }

  /** What is owed, the payment arrangements about it, newest first, and the first bills. */
  private record Debt(
      AccountBalance balance, List<Arrangement> arrangements, Page<BillSummary> bills) {}

  private Debt debt() {
    return new Debt(
        apis.ledger().balance(account.id()),
        apis.arrangements().ofAccount(account.id()),
        apis.bills().ofAccount(account.id(), null, FIRST));
  }

  /** What the account owes, first the harm: what is overdue; and how it is paid off. */
  private Component owed(Debt debt) {
    Div parts =
        new Div(
            owed(debt.balance(), ArrangementCard.alert(this, debt.arrangements(), account)),
            new ArrangementCard(apis, account, debt.arrangements(), today()),
            billed(debt));
    parts.addClassName("wl-page");
    return parts;
  }

  private Component owed(AccountBalance balance, Optional<Component> broken) {
    Div card = ConsoleShell.card();
    broken.ifPresent(card::add);
    if (balance.overdue().signum() > 0) {
      Div alert =
          new Div(
              new Icon(Icon.Name.ALERT),
              new Paragraph(getTranslation("balance.overdue", money(balance.overdue()))));
      alert.addClassNames("wl-notice", "wl-notice-danger");
      card.add(alert);
    }
    Div row = new Div();
    row.addClassName("figures");
    int sign = balance.balance().signum();
    row.add(
        figure(
            getTranslation(sign < 0 ? "balance.credit" : "balance.owed"),
            money(balance.balance().abs()),
            getTranslation("balance.asof", Formats.here().date(balance.asOf()))));
    row.add(
        balance.nextDueOn() == null
            ? figure(getTranslation("balance.next"), "–", getTranslation("balance.next.none"))
            : figure(
                getTranslation("balance.next"),
                money(balance.nextDue()),
                Formats.here().date(balance.nextDueOn())));
    if (balance.inCredit().signum() > 0) {
      row.add(
          figure(
              getTranslation("balance.unused"),
              money(balance.inCredit()),
              getTranslation("balance.unused.text")));
    }
    card.add(row);
    return card;
  }

  private static Component figure(String name, String value, String small) {
    Span label = new Span(name);
    label.addClassNames("wl-small", "wl-muted");
    Span figure = new Span(value);
    figure.addClassNames("figure", "wl-number");
    Span below = new Span(small);
    below.addClassNames("wl-small", "wl-muted");
    Div all = new Div(label, figure, below);
    all.addClassName("lines");
    return all;
  }

  private Component bills(Page<BillSummary> first, Set<UUID> byInstalments) {
    if (first.items().isEmpty()) {
      return none("account.bills.none");
    }
    Formats formats = Formats.here();
    LocalDate today = today();
    return new PagedTable<BillSummary>(getTranslation("account.bills"))
        .component(getTranslation("bill.one"), bill -> BillsNavigation.to(bill.id(), bill.number()))
        .text(
            getTranslation("bill.for"),
            bill -> BillWords.title(this, bill.kind(), bill.from(), bill.to()))
        .component(getTranslation("bill.state"), bill -> states(bill, today, byInstalments))
        .text(getTranslation("bill.issued"), bill -> formats.date(bill.issuedOn()))
        .by(BillSummary::issuedOn)
        .text(getTranslation("bill.due"), bill -> formats.date(bill.dueOn()))
        .by(BillSummary::dueOn)
        .money(getTranslation("bill.total"), BillSummary::total, BillSummary::currency)
        .money(getTranslation("bill.open"), BillSummary::open, BillSummary::currency)
        .with(
            PagedTable.part(first),
            cursor ->
                PagedTable.part(apis.bills().ofAccount(account.id(), cursor, Page.DEFAULT_LIMIT)));
  }

  private Component states(BillSummary bill, LocalDate today, Set<UUID> byInstalments) {
    Div row =
        new Div(
            bill.open().signum() > 0 && byInstalments.contains(bill.id())
                ? new Badge(getTranslation("bill.state.instalments"), Badge.Tone.NEUTRAL)
                : BillWords.state(this, bill.total(), bill.open(), bill.dueOn(), today));
    row.addClassName("wl-row");
    if (bill.finalBill()) {
      row.add(new Badge(getTranslation("bill.final"), Badge.Tone.NEUTRAL));
    }
    if (bill.estimated()) {
      row.add(new Badge(getTranslation("bill.estimated"), Badge.Tone.WARNING));
    }
    return row;
  }

  private Component payments(Page<Payment> first) {
    if (first.items().isEmpty()) {
      return none("account.payments.none");
    }
    PagedTable<Payment> table = new PagedTable<>(getTranslation("account.payments"));
    table
        .text(
            getTranslation("payment.asked"),
            payment -> Formats.here().moment(payment.requestedAt()))
        .by(Payment::requestedAt)
        .text(
            getTranslation("payment.origin"), payment -> said("payment.origin.", payment.origin()))
        .text(
            getTranslation("payment.method"),
            payment -> payment.method() == null ? "–" : payment.method())
        .component(getTranslation("payment.status"), this::status)
        .money(getTranslation("line.amount"), Payment::amount, Payment::currency);
    if (StaffRoles.refundsPayments()) {
      table.component(getTranslation("refund.action"), this::refund);
    }
    return table.with(
        PagedTable.part(first),
        cursor ->
            PagedTable.part(apis.payments().ofAccount(account.id(), cursor, Page.DEFAULT_LIMIT)));
  }

  private Component refund(Payment payment) {
    if (!RefundDialog.possible(payment)) {
      return new Span();
    }
    Button give =
        new Button(
            getTranslation("refund.open"), click -> new RefundDialog(apis.care(), payment).open());
    give.addThemeVariants(ButtonVariant.SMALL);
    give.setAriaLabel(
        getTranslation("refund.title", BillWords.money(payment.amount(), payment.currency())));
    return give;
  }

  private Component status(Payment payment) {
    Badge.Tone tone =
        switch (payment.status()) {
          case SUCCEEDED -> Badge.Tone.GOOD;
          case FAILED, DISPUTED, REVERSED -> Badge.Tone.DANGER;
          case UNKNOWN -> Badge.Tone.WARNING;
          case REQUESTED, PENDING, PARTLY_REFUNDED, REFUNDED -> Badge.Tone.NEUTRAL;
        };
    Div cell = new Div(new Badge(said("payment.status.", payment.status()), tone));
    cell.addClassName("lines");
    if (payment.failure() != null) {
      Span why = new Span(said("payment.failure.", payment.failure()));
      why.addClassNames("wl-small", "wl-muted");
      cell.add(why);
    }
    return cell;
  }

  private Component statement(Page<StatementLine> first) {
    if (first.items().isEmpty()) {
      return none("account.statement.none");
    }
    return new PagedTable<StatementLine>(getTranslation("account.statement"))
        .text(getTranslation("booking.on"), line -> Formats.here().date(line.effectiveDate()))
        .text(getTranslation("booking.kind"), line -> said("booking.", line.kind()))
        .component(getTranslation("booking.reference"), this::reference)
        .number(
            getTranslation("line.amount"),
            line -> BillWords.change(line.amount(), account.currency()))
        .number(getTranslation("booking.balance"), line -> money(line.balance()))
        .with(
            PagedTable.part(first),
            cursor ->
                PagedTable.part(
                    apis.ledger().statement(account.id(), null, null, cursor, Page.DEFAULT_LIMIT)));
  }

  /** What was booked leads to its page, where it has one. */
  private Component reference(StatementLine line) {
    return switch (line.kind()) {
      case BILL, CORRECTION, ADVANCE ->
          line.sourceId() == null
              ? new Span(line.reference())
              : BillsNavigation.to(line.sourceId(), line.reference());
      case PAYMENT, REFUND, DISPUTE, REVERSAL, WRITE_OFF, TRANSFER -> new Span(line.reference());
    };
  }

  private Paragraph none(String key) {
    Paragraph none = new Paragraph(getTranslation(key));
    none.addClassName("wl-muted");
    return none;
  }

  private String said(String prefix, Enum<?> name) {
    return getTranslation(prefix + name.name().toLowerCase(Locale.ROOT));
  }

  private String money(BigDecimal amount) {
    return BillWords.money(amount, account.currency());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(apis.clock().instant(), Formats.here().zone());
  }
}
