package org.wattline.console.books;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
import org.wattline.billing.contract.ledger.AgedAccount;
import org.wattline.billing.contract.ledger.AgedReceivables;
import org.wattline.billing.contract.ledger.Aging;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.console.CursorPages;
import org.wattline.console.PagedGrid;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What customers owe on a day, by how long it is overdue: all of it, and by account. */
@Route(value = BooksNavigation.RECEIVABLES, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.FINANCE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class ReceivablesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient LedgerApi ledger;
  private final transient BackgroundWork background;
  private final DayField field;
  private final Div figures = new Div();
  private final Div rows = new Div();

  /** What is owed in all, and the accounts that owe it. */
  private record Owed(AgedReceivables all, CursorPages<AgedAccount> accounts) {}

  ReceivablesView(LedgerApi ledger, BackgroundWork background, Clock clock) {
    this.ledger = ledger;
    this.background = background;
    this.field = new DayField(BooksNavigation.RECEIVABLES, clock);
    addClassNames("wl-page", "fill");
    rows.addClassName("split-rows");
    Div above = new Div(field, figures);
    above.addClassName("wl-stack");
    add(
        new PageHeading(getTranslation("nav.receivables"))
            .withLead(getTranslation("receivables.lead")),
        above,
        rows);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    LocalDate day = field.read(event.getLocation());
    figures.removeAll();
    rows.removeAll();
    rows.add(new Loading<>(background, 8, () -> owed(day), owed -> table(day, owed)));
  }

  private Owed owed(LocalDate day) {
    CursorPages<AgedAccount> accounts =
        CursorPages.of(
            (cursor, limit) -> ledger.agedReceivablesByAccount(day, null, cursor, limit),
            PagedTable::part);
    accounts.isEmpty();
    return new Owed(ledger.agedReceivables(day, null), accounts);
  }

  private Component table(LocalDate day, Owed owed) {
    figures.removeAll();
    if (owed.accounts().isEmpty()) {
      return new StateView(
          Icon.Name.CHECK,
          getTranslation("receivables.none"),
          getTranslation("receivables.none.text", Formats.here().date(day)));
    }
    figures.add(figures(day, owed.all()));
    String currency = owed.all().currency();
    PagedGrid<AgedAccount> grid =
        new PagedGrid<AgedAccount>(getTranslation("nav.receivables"), owed.accounts())
            .file(getTranslation("nav.receivables") + " " + day)
            .component(getTranslation("bill.account"), 2, ReceivablesView::account)
            .by(AgedAccount::number)
            .text(getTranslation("account.holder"), 2, AgedAccount::customerName)
            .by(AgedAccount::customerName);
    for (Age age : Age.values()) {
      grid.money(getTranslation(age.key), one -> age.amount.apply(one.aging()), one -> currency);
    }
    return grid.also(
            table ->
                table.addItemClickListener(
                    click ->
                        getUI()
                            .ifPresent(
                                ui -> ui.navigate("accounts/" + click.getItem().accountId()))))
        .shown(2);
  }

  private static Anchor account(AgedAccount one) {
    Anchor link = new Anchor("accounts/" + one.accountId(), one.number());
    link.addClassName("row-link");
    return link;
  }

  /** All accounts together, also those that nobody has scrolled to. */
  private Component figures(LocalDate day, AgedReceivables all) {
    Div figures = new Div();
    figures.addClassName("figures");
    Currency currency = Currency.getInstance(all.currency());
    for (Age age : Age.values()) {
      Span figure = new Span(Formats.here().money(age.amount.apply(all.aging()), currency));
      figure.addClassNames("figure", "wl-number");
      Div one = new Div(small(getTranslation(age.key)), figure);
      one.addClassName("lines");
      if (age == Age.TOTAL) {
        one.add(small(getTranslation("receivables.accounts", all.accounts())));
        one.add(new Anchor(BooksNavigation.trialBalance(day), getTranslation("nav.trialbalance")));
      }
      figures.add(one);
    }
    return figures;
  }

  private static Span small(String words) {
    Span small = new Span(words);
    small.addClassNames("wl-small", "wl-muted");
    return small;
  }

  /** The columns of money, in the order of a page. */
  private enum Age {
    NOT_DUE("receivables.notdue", Aging::notDue),
    MONTH("receivables.month", Aging::days1To30),
    TWO_MONTHS("receivables.twomonths", Aging::days31To60),
    QUARTER("receivables.quarter", Aging::days61To90),
    OLDER("receivables.older", Aging::over90),
    CREDIT("receivables.credit", aging -> aging.inCredit().negate()),
    TOTAL("receivables.total", Aging::total);

    private final String key;
    private final Function<Aging, BigDecimal> amount;

    Age(String key, Function<Aging, BigDecimal> amount) {
      this.key = key;
      this.amount = amount;
    }
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.receivables"));
  }
}
