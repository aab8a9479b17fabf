package org.wattline.console.meterfiles;

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
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.billing.contract.deliveries.WaitingPoint;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.points.PointsNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/** Files and messages of meter data, newest first; a place to hand one in; whom data wait for. */
@Route(value = MeterFilesNavigation.FILES, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class FilesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  /** So begins what waits for a meter, in place of a point. */
  private static final String OF_METER = "meter:";

  private final transient MeterFileApis apis;
  private final Div lists = new Div();
  private @Nullable DeliveryState state;

  FilesView(MeterFileApis apis) {
    this.apis = apis;
    addClassName("wl-page");
    lists.addClassName("wl-page");
    add(
        new PageHeading(getTranslation("nav.meterfiles"))
            .withLead(getTranslation("meterfiles.lead")));
    if (StaffRoles.deliversMeterData()) {
      add(
          ConsoleShell.card(
              new H2(getTranslation("meterfile.title")),
              new Loading<>(
                  apis.background(),
                  5,
                  apis.mappings()::list,
                  mappings -> new FileIntake(apis, mappings, this::show))));
    }
    add(lists);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String wanted =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter(MeterFilesNavigation.STATE)
            .orElse("");
    state =
        Arrays.stream(DeliveryState.values())
            .filter(value -> value.name().equals(wanted))
            .findFirst()
            .orElse(null);
    show();
  }

  private void show() {
    lists.removeAll();
    DeliveryState of = state;
    lists.add(
        states(),
        ConsoleShell.card(
            new H2(of == null ? getTranslation("meterfiles.all") : FileWords.said(this, of)),
            new Loading<>(apis.background(), 8, () -> page(of, null), first -> table(of, first))),
        ConsoleShell.card(
            new H2(getTranslation("meterfiles.waiting")),
            new Loading<>(apis.background(), 2, () -> waitingPage(null), this::waiting)));
  }

  private Nav states() {
    UnorderedList list = new UnorderedList();
    list.add(new ListItem(state(null, getTranslation("meterfiles.all"))));
    for (DeliveryState one : DeliveryState.values()) {
      list.add(new ListItem(state(one, FileWords.said(this, one))));
    }
    Nav nav = new Nav(list);
    nav.addClassName("parts");
    nav.setAriaLabel(getTranslation("meterfiles.states"));
    return nav;
  }

  private Anchor state(@Nullable DeliveryState one, String words) {
    Anchor link = new Anchor(MeterFilesNavigation.to(one), words);
    if (one == state) {
      link.getElement().setAttribute("aria-current", "page");
    }
    return link;
  }

  /** A point that nobody knows leads to where it is registered; a meter is only named. */
  private static Component point(WaitingPoint waiting) {
    return StaffRoles.keepsPoints() && !waiting.point().startsWith(OF_METER)
        ? new Anchor(PointsNavigation.register(waiting.point()), waiting.point())
        : new Span(waiting.point());
  }

  private Page<Delivery> page(@Nullable DeliveryState of, @Nullable String cursor) {
    return apis.deliveries().list(of, cursor, Page.DEFAULT_LIMIT);
  }

  private Component table(@Nullable DeliveryState of, Page<Delivery> first) {
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.INBOX,
          getTranslation("meterfiles.none"),
          getTranslation(of == null ? "meterfiles.none.text" : "meterfiles.none.state"));
    }
    Formats formats = Formats.here();
    return new PagedTable<Delivery>(getTranslation("nav.meterfiles"))
        .component(getTranslation("meterfile.name"), FilesView::link)
        .by(Delivery::name)
        .text(getTranslation("meterfile.came"), one -> formats.moment(one.receivedAt()))
        .by(Delivery::receivedAt)
        .text(getTranslation("meterfile.by"), Delivery::receivedBy)
        .component(getTranslation("meterfile.state"), one -> FileWords.state(this, one.state()))
        .number(getTranslation("meterfile.records"), one -> formats.count(one.records()))
        .by(Delivery::records)
        .number(getTranslation("meterfile.accepted"), one -> formats.count(one.accepted()))
        .number(getTranslation("meterfile.rejected"), one -> formats.count(one.rejected()))
        .by(Delivery::rejected)
        .number(getTranslation("meterfile.waiting"), one -> formats.count(one.waiting()))
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(of, cursor)));
  }

  private static Anchor link(Delivery one) {
    Anchor link = new Anchor(MeterFilesNavigation.to(one.id()), one.name());
    link.addClassName("row-link");
    return link;
  }

  private Page<WaitingPoint> waitingPage(@Nullable String cursor) {
    return apis.deliveries().waitingPoints(cursor, Page.DEFAULT_LIMIT);
  }

  private Component waiting(Page<WaitingPoint> first) {
    if (first.items().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("meterfiles.waiting.none"));
      none.addClassName("wl-muted");
      return none;
    }
    Formats formats = Formats.here();
    return new PagedTable<WaitingPoint>(getTranslation("meterfiles.waiting"))
        .component(getTranslation("move.point"), FilesView::point)
        .number(getTranslation("meterfile.records"), one -> formats.count(one.records()))
        .number(getTranslation("meterfiles.deliveries"), one -> formats.count(one.deliveries()))
        .text(getTranslation("meterfiles.since"), one -> formats.moment(one.since()))
        .with(PagedTable.part(first), cursor -> PagedTable.part(waitingPage(cursor)));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.meterfiles"));
  }
}
