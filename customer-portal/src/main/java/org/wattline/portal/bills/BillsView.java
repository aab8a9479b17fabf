package org.wattline.portal.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.portal.accounts.AccountNavigation;
import org.wattline.portal.accounts.AccountPage;
import org.wattline.portal.arrangements.ArrangementWords;
import org.wattline.portal.arrangements.RunningArrangements;
import org.wattline.portal.shell.PortalShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** An account's bills, newest first. */
@Route(value = AccountNavigation.BILLS, layout = PortalShell.class)
@RolesAllowed("customer")
class BillsView extends AccountPage {
  /** A year of monthly bills. */
  private static final int PAGE = 12;

  private final transient BillsApi bills;
  private final transient RunningArrangements arrangements;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private transient Optional<Arrangement> running = Optional.empty();

  BillsView(
      AccountsApi accounts,
      BillsApi bills,
      RunningArrangements arrangements,
      BackgroundWork background,
      Clock clock) {
    super(accounts);
    this.bills = bills;
    this.arrangements = arrangements;
    this.background = background;
    this.clock = clock;
  }

  @Override
  protected void show(Account account, BeforeEnterEvent event) {
    title(getTranslation("bills.title"));
    PageHeading heading =
        new PageHeading(getTranslation("bills.title"))
            .withLead(getTranslation("account.number", account.number()));
    Anchor payments =
        new Anchor(
            AccountNavigation.to(AccountNavigation.PAYMENTS, account.id()),
            getTranslation("payments.title"));
    add(heading, new Loading<>(background, 6, () -> know(account.id()), this::list), payments);
  }

  /** The first bills, and the arrangement that runs. */
  private record Known(Page<BillSummary> first, Optional<Arrangement> arrangement) {}

  private Known know(UUID account) {
    return new Known(bills.ofAccount(account, null, PAGE), arrangements.of(account));
  }

  private Component list(Known known) {
    Page<BillSummary> first = known.first();
    running = known.arrangement();
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.ACCOUNT, getTranslation("bills.none"), getTranslation("bills.none.text"));
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassNames("portal-rows", "wl-card", "bills");
    Div list = new Div(rows);
    list.addClassName("wl-stack");
    fill(list, rows, first);
    return list;
  }

  private void fill(Div list, UnorderedList rows, Page<BillSummary> page) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    page.items().forEach(bill -> rows.add(row(bill, today)));
    if (page.next() != null) {
      Button more = new Button(getTranslation("list.more"));
      more.addThemeVariants(ButtonVariant.TERTIARY);
      more.addClickListener(click -> more(list, rows, more, page.items().getFirst(), page.next()));
      list.add(more);
    }
  }

  private void more(
      Div list, UnorderedList rows, Button more, BillSummary any, @Nullable String cursor) {
    try {
      Page<BillSummary> next = bills.ofAccount(any.accountId(), cursor, PAGE);
      list.remove(more);
      fill(list, rows, next);
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private ListItem row(BillSummary bill, LocalDate today) {
    Formats formats = Formats.here();
    Span title = new Span(BillWords.title(this, bill.kind(), bill.from(), bill.to()));
    title.addClassName("wl-strong");
    Div top =
        new Div(
            title,
            ArrangementWords.covers(running, bill.id())
                ? BillWords.stateByInstalments(this, bill.open())
                : BillWords.state(this, bill.total(), bill.open(), bill.dueOn(), today));
    top.addClassName("wl-row");
    if (bill.finalBill()) {
      top.add(new Badge(getTranslation("bill.final"), Badge.Tone.NEUTRAL));
    }
    if (bill.estimated()) {
      top.add(new Badge(getTranslation("bill.estimated"), Badge.Tone.WARNING));
    }
    Span when =
        new Span(
            bill.correctionOf() != null
                ? getTranslation(
                    "bills.corrects", bill.correctionOf(), formats.date(bill.issuedOn()))
                : bill.open().signum() > 0
                    ? getTranslation("bills.due", formats.date(bill.dueOn()))
                    : getTranslation("bills.issued", formats.date(bill.issuedOn())));
    when.addClassNames("wl-small", "wl-muted");
    Div words = new Div(top, when);
    words.addClassName("portal-row-words");
    Span amount = new Span(BillWords.money(bill.total(), bill.currency()));
    amount.addClassNames("wl-number", "portal-row-amount");
    Anchor link = new Anchor(AccountNavigation.toBill(bill.accountId(), bill.id()));
    link.add(words, amount, new Icon(Icon.Name.ARROW));
    link.addClassName("portal-row-link");
    return new ListItem(link);
  }
}
