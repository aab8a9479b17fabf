package org.wattline.console.cash;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryCount;
import org.wattline.billing.contract.bank.BankEntryState;
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

/** Entries of bank statements; at first those that wait for a person. */
@Route(value = CashNavigation.CASH, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.FINANCE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class CashView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int FILTER_DELAY_MS = 300;

  private final transient BankApi bank;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private final TextField filter = new TextField();
  private final FileIntake intake;
  private final Div content = new Div();
  private transient CashFilter list = CashFilter.of(QueryParameters.empty());

  CashView(BankApi bank, BankFileLoader loader, BackgroundWork background, Clock clock) {
    this.bank = bank;
    this.background = background;
    this.clock = clock;
    this.intake = new FileIntake(loader, background, this::show);
    addClassName("wl-page");
    content.addClassName("wl-page");
    add(
        new PageHeading(getTranslation("nav.cash")).withLead(getTranslation("cash.lead")),
        intake,
        content);
    filter.setPlaceholder(getTranslation("cash.filter"));
    filter.setAriaLabel(getTranslation("cash.filter"));
    filter.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.setValueChangeTimeout(FILTER_DELAY_MS);
    filter.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            go();
          }
        });
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    list = CashFilter.of(event.getLocation().getQueryParameters());
    filter.setValue(list.words() == null ? "" : list.words());
    show();
  }

  private void show() {
    Div filters = new Div(filter);
    filters.addClassName("filters");
    if (list.file() != null) {
      filters.add(
          new Span(getTranslation("bankfile.only")),
          new Anchor(CashNavigation.to(list.ofAllFiles()), getTranslation("bankfile.all")));
    }
    content.removeAll();
    content.add(
        new Loading<>(background, 3, bank::summary, this::summary),
        filters,
        ConsoleShell.card(
            new H2(said(list.state())),
            new Loading<>(background, 8, () -> page(null), this::table)));
  }

  private Page<BankEntry> page(@Nullable String cursor) {
    return list.page(bank, cursor, Page.DEFAULT_LIMIT);
  }

  private Component summary(List<BankEntryCount> counts) {
    Div figures = new Div();
    figures.addClassName("figures");
    for (BankEntryCount count : counts) {
      Anchor name = new Anchor(CashNavigation.to(count.state()), said(count.state()));
      if (count.state() == list.state()) {
        name.getElement().setAttribute("aria-current", "page");
      }
      Span figure = new Span(Formats.here().count(count.entries()));
      figure.addClassNames("figure", "wl-number");
      Div all = new Div(name, figure);
      all.addClassName("lines");
      if (count.state() == BankEntryState.UNMATCHED && count.oldest() != null) {
        Span oldest = new Span(getTranslation("cash.oldest", Formats.here().date(count.oldest())));
        oldest.addClassNames("wl-small", "wl-muted");
        all.add(oldest);
      }
      figures.add(all);
    }
    return figures;
  }

  private Component table(Page<BankEntry> first) {
    if (first.items().isEmpty()) {
      return list.words() == null
          ? new StateView(
              Icon.Name.CHECK, getTranslation("cash.none"), getTranslation("cash.none.text"))
          : new StateView(
              Icon.Name.SEARCH,
              getTranslation("cash.nomatch", list.words()),
              getTranslation("cash.nomatch.text"));
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
    return new PagedTable<BankEntry>(said(list.state()))
        .component(getTranslation("cash.party"), this::party)
        .by(BankEntry::partyName)
        .text(getTranslation("cash.booked"), entry -> Formats.here().date(entry.bookedOn()))
        .by(BankEntry::bookedOn)
        .text(getTranslation("cash.age"), entry -> age(entry, today))
        .text(
            getTranslation("cash.message"),
            entry ->
                entry.reference() != null
                    ? entry.reference()
                    : entry.message() == null ? "–" : entry.message())
        .text(
            getTranslation("bill.account"),
            entry -> entry.accountNumber() == null ? "–" : entry.accountNumber())
        .money(getTranslation("line.amount"), BankEntry::amount, BankEntry::currency)
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(cursor)));
  }

  private String age(BankEntry entry, LocalDate today) {
    long days = ChronoUnit.DAYS.between(entry.bookedOn(), today);
    return days <= 0 ? getTranslation("vee.age.today") : getTranslation("vee.age.days", days);
  }

  private Component party(BankEntry entry) {
    String name = entry.partyName();
    Anchor link =
        new Anchor(
            CashNavigation.to(entry.id(), list),
            name == null ? getTranslation("cash.party.unknown") : name);
    link.addClassName("row-link");
    return link;
  }

  private String said(BankEntryState of) {
    return getTranslation("cash.state." + of.name().toLowerCase(Locale.ROOT));
  }

  private void go() {
    QueryParameters asked = list.with(filter.getValue()).parameters();
    getUI().ifPresent(ui -> ui.navigate(CashNavigation.CASH, asked));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.cash"));
  }
}
