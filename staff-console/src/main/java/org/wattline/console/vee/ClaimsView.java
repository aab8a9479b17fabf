package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ClaimState;
import org.wattline.billing.contract.vee.GridClaim;
import org.wattline.billing.contract.vee.GridClaimsApi;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What grid operators owe: claims in one state, the first due first. */
@Route(value = VeeNavigation.CLAIMS, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class ClaimsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient GridClaimsApi claims;
  private final transient BackgroundWork background;
  private ClaimState state = ClaimState.OPEN;
  private @Nullable String operator;

  ClaimsView(GridClaimsApi claims, BackgroundWork background) {
    this.claims = claims;
    this.background = background;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    QueryParameters asked = event.getLocation().getQueryParameters();
    String wanted = asked.getSingleParameter("state").orElse("");
    state =
        Arrays.stream(ClaimState.values())
            .filter(value -> value.name().equals(wanted))
            .findFirst()
            .orElse(ClaimState.OPEN);
    operator = asked.getSingleParameter("operator").filter(text -> !text.isBlank()).orElse(null);
    add(
        new PageHeading(getTranslation("nav.claims")).withLead(getTranslation("claims.lead")),
        states(),
        ConsoleShell.card(
            new H2(said(state)), new Loading<>(background, 8, () -> page(null), this::shown)));
  }

  private Page<GridClaim> page(@Nullable String cursor) {
    return claims.claims(state, operator, cursor, Page.DEFAULT_LIMIT);
  }

  private Nav states() {
    UnorderedList list = new UnorderedList();
    for (ClaimState one : ClaimState.values()) {
      Anchor link = new Anchor(VeeNavigation.toClaims(one, operator), said(one));
      if (one == state) {
        link.getElement().setAttribute("aria-current", "page");
      }
      list.add(new ListItem(link));
    }
    Nav nav = new Nav(list);
    nav.addClassName("parts");
    nav.setAriaLabel(getTranslation("claims.states"));
    return nav;
  }

  private Component shown(Page<GridClaim> first) {
    Div all = new Div();
    all.addClassName("wl-stack");
    if (operator != null) {
      String name = first.items().stream().map(ClaimsView::name).findFirst().orElse(operator);
      all.add(
          new Paragraph(
              new Span(getTranslation("claims.only", name)),
              new Span(" "),
              new Anchor(
                  VeeNavigation.toClaims(state, null), getTranslation("claims.operator.all"))));
    }
    all.add(first.items().isEmpty() ? nothing() : table(first));
    return all;
  }

  private Component nothing() {
    return new StateView(
        Icon.Name.CHECK,
        getTranslation("claims.none"),
        getTranslation(state == ClaimState.OPEN ? "claims.none.open" : "claims.none.text"));
  }

  private Component table(Page<GridClaim> first) {
    PagedTable<GridClaim> table =
        new PagedTable<GridClaim>(said(state))
            .component(getTranslation("vee.point"), this::point)
            .text(
                getTranslation("claims.period"),
                one -> getTranslation("claims.since", Formats.here().date(one.missingFrom())))
            .component(getTranslation("claims.operator"), this::operator)
            .component(getTranslation("claims.state"), this::state)
            .text(getTranslation("vee.age"), one -> VeeWords.age(this, one.ageDays()));
    boolean pending = state == ClaimState.OPEN || state == ClaimState.SENT;
    return (pending
            ? table.text(getTranslation("claims.due"), one -> Formats.here().date(one.answerBy()))
            : table.text(getTranslation("claims.end"), this::end))
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(cursor)));
  }

  private Component point(GridClaim one) {
    Anchor link = new Anchor(VeeNavigation.toPoint(one.servicePointId()), one.place());
    link.addClassName("row-link");
    Div number = new Div(one.marketId());
    number.addClassNames("wl-small", "wl-muted");
    return new Div(link, number);
  }

  private Component operator(GridClaim one) {
    String code = one.gridOperator();
    return code == null
        ? new Span(getTranslation("claims.operator.none"))
        : new Anchor(VeeNavigation.toClaims(state, code), name(one));
  }

  private static String name(GridClaim one) {
    return one.gridOperatorName() == null
        ? String.valueOf(one.gridOperator())
        : one.gridOperatorName();
  }

  private Component state(GridClaim one) {
    Div words = new Div(new Badge(said(one.state()), tone(one.state())));
    if (one.reminders() > 0) {
      Div again = new Div(getTranslation("claims.reminders", one.reminders()));
      again.addClassNames("wl-small", "wl-muted");
      words.add(again);
    }
    if (one.sentAt() != null) {
      String sent =
          Stream.of(Formats.here().day(one.sentAt()), one.sentBy(), one.reference())
              .filter(Objects::nonNull)
              .collect(Collectors.joining(" · "));
      Div line = new Div(getTranslation("claims.sent", sent));
      line.addClassNames("wl-small", "wl-muted");
      words.add(line);
    }
    return words;
  }

  private String end(GridClaim one) {
    return Stream.of(
            one.closedAt() == null ? null : Formats.here().day(one.closedAt()),
            "VEE".equals(one.closedBy()) ? getTranslation("claims.values") : one.closedBy(),
            "VEE".equals(one.closedBy()) ? null : one.reason())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · "));
  }

  private static Badge.Tone tone(ClaimState state) {
    return switch (state) {
      case OPEN -> Badge.Tone.WARNING;
      case SENT -> Badge.Tone.BRAND;
      case ANSWERED -> Badge.Tone.GOOD;
      case CLOSED -> Badge.Tone.NEUTRAL;
    };
  }

  private String said(ClaimState of) {
    return getTranslation("claims.state." + of.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.claims"));
  }
}
