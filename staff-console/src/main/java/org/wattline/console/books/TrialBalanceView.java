package org.wattline.console.books;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
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
import java.util.Locale;
import org.wattline.billing.contract.ledger.BookAccount;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.ledger.TrialBalance;
import org.wattline.billing.contract.ledger.TrialBalance.Line;
import org.wattline.console.CursorPages.Part;
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

/**
 * The sums of every account of the general ledger on a day, and whether they agree with what the
 * customers' documents have open.
 */
@Route(value = BooksNavigation.TRIAL_BALANCE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.FINANCE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class TrialBalanceView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient LedgerApi ledger;
  private final transient BackgroundWork background;
  private final DayField field;
  private final Div content = new Div();

  TrialBalanceView(LedgerApi ledger, BackgroundWork background, Clock clock) {
    this.ledger = ledger;
    this.background = background;
    this.field = new DayField(BooksNavigation.TRIAL_BALANCE, clock);
    addClassName("wl-page");
    content.addClassName("wl-page");
    add(
        new PageHeading(getTranslation("nav.trialbalance"))
            .withLead(getTranslation("trialbalance.lead")),
        field,
        content);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    LocalDate day = field.read(event.getLocation());
    content.removeAll();
    content.add(
        ConsoleShell.card(
            new H2(getTranslation("trialbalance.title", Formats.here().date(day))),
            new Loading<>(background, 8, () -> ledger.trialBalance(day, null), this::sums)));
  }

  private Component sums(TrialBalance books) {
    if (books.lines().isEmpty()) {
      return new StateView(
          Icon.Name.ACCOUNT,
          getTranslation("trialbalance.none"),
          getTranslation("trialbalance.none.text"));
    }
    String currency = books.currency();
    Part<Line> all = new Part<>(books.lines(), null);
    Div both =
        new Div(
            agreement(books),
            new PagedTable<Line>(getTranslation("nav.trialbalance"))
                .file(getTranslation("nav.trialbalance") + " " + books.asOf())
                .component(getTranslation("trialbalance.gl"), line -> name(line, books.asOf()))
                .by(line -> said(line.gl()))
                .money(getTranslation("trialbalance.debit"), Line::debit, line -> currency)
                .money(getTranslation("trialbalance.credit"), Line::credit, line -> currency)
                .money(getTranslation("trialbalance.balance"), Line::balance, line -> currency)
                .with(all, cursor -> all));
    both.addClassName("wl-stack");
    return both;
  }

  /**
   * What customers owe opens to who owes it; the service lists the bookings of no other account.
   */
  private Component name(Line line, LocalDate day) {
    if (line.gl() != BookAccount.RECEIVABLES) {
      return new Span(said(line.gl()));
    }
    Anchor link = new Anchor(BooksNavigation.receivables(day), said(line.gl()));
    link.addClassName("row-link");
    return link;
  }

  private String said(BookAccount gl) {
    return getTranslation("gl." + gl.name().toLowerCase(Locale.ROOT));
  }

  /** Whether the receivables come to what the documents have open less what is in credit. */
  private Component agreement(TrialBalance books) {
    Currency currency = Currency.getInstance(books.currency());
    BigDecimal receivables =
        books.lines().stream()
            .filter(line -> line.gl() == BookAccount.RECEIVABLES)
            .map(Line::balance)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    String open = Formats.here().money(books.openItems(), currency);
    boolean same = receivables.compareTo(books.openItems()) == 0;
    Paragraph sentence =
        new Paragraph(
            same
                ? getTranslation("trialbalance.agrees", open)
                : getTranslation(
                    "trialbalance.differs", open, Formats.here().money(receivables, currency)));
    sentence.addClassName(same ? "wl-muted" : "wl-strong");
    if (!same) {
      sentence.getElement().setAttribute("role", "alert");
    }
    return sentence;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.trialbalance"));
  }
}
