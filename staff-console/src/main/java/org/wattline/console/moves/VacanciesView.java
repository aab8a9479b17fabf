package org.wattline.console.moves;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.Vacancy;
import org.wattline.billing.contract.vee.ExceptionGroup;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.console.AddressQuery;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.points.PointsNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.console.vee.VeeNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/**
 * Energised points that nobody holds on a day: what is used there is billed to nobody. Above them,
 * how much meter data says is being used.
 */
@Route(value = MovesNavigation.VACANCIES, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class VacanciesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  /** The rule that finds energy at a point that no account holds. */
  private static final String RULE = "vacant";

  private final transient MovesApi moves;
  private final transient VeeApi vee;
  private final transient MoveApis apis;
  private final DatePicker on = new DatePicker();

  VacanciesView(MovesApi moves, VeeApi vee, MoveApis apis) {
    this.moves = moves;
    this.vee = vee;
    this.apis = apis;
    addClassName("wl-page");
    on.setLabel(getTranslation("vacancies.on"));
    on.setLocale(Formats.here().locale());
    on.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            go(change.getValue());
          }
        });
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    LocalDate day =
        AddressQuery.day(event.getLocation().getQueryParameters(), MovesNavigation.DAY)
            .orElseGet(apis::today);
    on.setValue(day);
    Div filters = new Div(on);
    filters.addClassName("filters");
    add(
        new PageHeading(getTranslation("nav.vacancies"))
            .withLead(getTranslation("vacancies.lead")));
    if (StaffRoles.settlesMeterData()) {
      add(new Loading<>(apis.background(), 2, vee::groups, this::used));
    }
    add(
        filters,
        ConsoleShell.card(
            new H2(getTranslation("vacancies.title", Formats.here().date(day))),
            new Loading<>(
                apis.background(), 8, () -> page(day, null), first -> table(day, first))));
  }

  private Page<Vacancy> page(LocalDate day, @Nullable String cursor) {
    return moves.vacancies(day, cursor, Page.DEFAULT_LIMIT);
  }

  /** What meter data says is used where nobody is known to live. */
  private Component used(List<ExceptionGroup> groups) {
    List<ExceptionGroup> vacant =
        groups.stream().filter(group -> group.rule().equals(RULE)).toList();
    if (vacant.isEmpty()) {
      Span none = new Span(getTranslation("vacancies.unused"));
      none.addClassName("wl-muted");
      return none;
    }
    Formats formats = Formats.here();
    Span open = new Span(formats.count(vacant.stream().mapToLong(ExceptionGroup::open).sum()));
    open.addClassNames("figure", "wl-number");
    long stake = vacant.stream().mapToLong(ExceptionGroup::atStake).sum();
    Span below = new Span(getTranslation("vacancies.used", formats.energy(stake)));
    below.addClassNames("wl-small", "wl-muted");
    Div one =
        new Div(
            new Anchor(VeeNavigation.toRule(RULE), getTranslation("vee.rule.vacant")), open, below);
    one.addClassName("lines");
    Div figures = new Div(one);
    figures.addClassName("figures");
    return figures;
  }

  private Component table(LocalDate day, Page<Vacancy> first) {
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.CHECK, getTranslation("vacancies.none"), getTranslation("vacancies.none.text"));
    }
    PagedTable<Vacancy> table =
        new PagedTable<Vacancy>(getTranslation("nav.vacancies"))
            .component(
                getTranslation("move.point"),
                one -> new Anchor(PointsNavigation.to(one.servicePointId()), one.marketId()))
            .text(getTranslation("vacancies.where"), VacanciesView::words)
            .text(
                getTranslation("vacancies.since"),
                one ->
                    one.since() == null
                        ? getTranslation("vacancies.always")
                        : Formats.here().date(one.since()))
            .number(getTranslation("vacancies.days"), one -> days(one, day))
            .component(getTranslation("vacancies.last"), this::last)
            .component(getTranslation("vacancies.action"), this::ways);
    return table.with(PagedTable.part(first), cursor -> PagedTable.part(page(day, cursor)));
  }

  private static String words(Vacancy one) {
    var address = one.address();
    return address.street()
        + (address.extra() == null ? "" : " " + address.extra())
        + ", "
        + address.postalCode()
        + " "
        + address.city();
  }

  private static String days(Vacancy one, LocalDate day) {
    LocalDate since = one.since();
    return since == null ? "–" : Formats.here().count(ChronoUnit.DAYS.between(since, day));
  }

  private Component last(Vacancy one) {
    UUID account = one.lastAccountId();
    String number = one.lastAccountNumber();
    return account == null || number == null
        ? new Span("–")
        : new Anchor("accounts/" + account, number);
  }

  private Component ways(Vacancy one) {
    Div ways = new Div();
    ways.addClassName("wl-row");
    if (StaffRoles.changesCustomers()) {
      Anchor in =
          new Anchor(MovesNavigation.into(one.servicePointId()), getTranslation("vacancies.in"));
      in.getElement().setAttribute("aria-label", getTranslation("vacancies.in.of", one.marketId()));
      ways.add(in);
    }
    if (StaffRoles.settlesMeterData()) {
      Anchor data =
          new Anchor(VeeNavigation.toPoint(one.servicePointId()), getTranslation("vacancies.data"));
      data.getElement()
          .setAttribute("aria-label", getTranslation("vacancies.data.of", one.marketId()));
      ways.add(data);
    }
    return ways;
  }

  private void go(@Nullable LocalDate day) {
    QueryParameters asked =
        day == null
            ? QueryParameters.empty()
            : QueryParameters.simple(Map.of(MovesNavigation.DAY, day.toString()));
    getUI().ifPresent(ui -> ui.navigate(MovesNavigation.VACANCIES, asked));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.vacancies"));
  }
}
