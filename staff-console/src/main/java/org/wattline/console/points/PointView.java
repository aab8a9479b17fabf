package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.Energisation;
import org.wattline.billing.contract.premises.Metering;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.moves.MovesNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;

/** A service point: where it is, what holds of it, its meters, and who is supplied there. */
@Route(value = PointsNavigation.POINT, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class PointView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int KILO = 3;

  private final transient PointApis apis;
  private String title = "";

  /** The premises of a point, and what else is supplied there. */
  private record Place(Premise premise, List<ServicePoint> points) {}

  PointView(PointApis apis) {
    this.apis = apis;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "servicePointId", apis.points()::get).ifPresent(this::show);
  }

  private void show(ServicePoint point) {
    title = PointWords.title(this, point);
    LocalDate today = apis.today(point);
    PointTerms terms = terms(point, today);
    PageHeading heading =
        new PageHeading(title)
            .withLead(PointWords.address(point.address()))
            .withActions(actions(point).toArray(Component[]::new));
    if (terms != null) {
      heading.withBadge(
          new Badge(
              PointWords.said(this, "energisation", terms.energisation()),
              terms.energisation() == Energisation.ENERGISED
                  ? Badge.Tone.GOOD
                  : Badge.Tone.WARNING));
    }
    add(
        heading,
        ConsoleShell.card(facts(point, terms)),
        ConsoleShell.card(
            new H2(getTranslation("point.meters")),
            new Loading<>(
                apis.background(),
                5,
                () -> HungMeters.of(apis, point.id()),
                hung -> new MeterList(point, hung))),
        ConsoleShell.card(
            new H2(getTranslation("point.occupants")),
            new Loading<>(
                apis.background(),
                3,
                () -> OccupantList.Known.of(apis, point.id()),
                known -> new OccupantList(known, today))),
        ConsoleShell.card(
            new H2(getTranslation("point.premises")),
            new Loading<>(
                apis.background(),
                2,
                () ->
                    new Place(
                        apis.premises().get(point.premiseId()),
                        apis.premises().servicePoints(point.premiseId())),
                place -> place(point, place))));
  }

  private List<Component> actions(ServicePoint point) {
    List<Component> actions = new ArrayList<>();
    actions.add(new Anchor(PointsNavigation.POINTS, getTranslation("nav.points")));
    if (StaffRoles.changesCustomers()) {
      actions.add(new Anchor(MovesNavigation.into(point.id()), getTranslation("vacancies.in")));
    }
    if (StaffRoles.keepsPoints() && point.metering() == Metering.METERED) {
      Button install =
          new Button(
              getTranslation("meter.install"),
              click -> getUI().ifPresent(ui -> ui.navigate(PointsNavigation.install(point.id()))));
      install.addThemeVariants(ButtonVariant.PRIMARY);
      install.setPrefixComponent(new Icon(Icon.Name.PLUS));
      actions.add(install);
    }
    return actions;
  }

  /** What holds today; of a point that begins later, what will hold first. */
  private static @Nullable PointTerms terms(ServicePoint point, LocalDate today) {
    return point.terms().stream()
        .filter(one -> one.to() == null || one.to().isAfter(today))
        .findFirst()
        .orElse(null);
  }

  private Facts facts(ServicePoint point, @Nullable PointTerms terms) {
    Formats formats = Formats.here();
    Facts facts =
        new Facts()
            .with(getTranslation("point.marketid"), point.marketId())
            .with(getTranslation("point.scheme"), PointFields.scheme(this, point.scheme()))
            .with(
                getTranslation("point.commodity"),
                PointWords.said(this, "commodity", point.commodity()))
            .with(
                getTranslation("point.metering"),
                PointWords.said(this, "metering", point.metering()))
            .with(getTranslation("point.operator"), point.gridOperator())
            .with(getTranslation("point.zone"), point.zone());
    if (terms != null) {
      facts
          .with(getTranslation("point.from"), formats.date(terms.from()))
          .with(getTranslation("point.direction"), PointWords.said(this, "flow", terms.direction()))
          .with(
              getTranslation("point.voltage"),
              terms.voltage() == null ? null : PointWords.said(this, "voltage", terms.voltage()))
          .with(
              getTranslation("point.capacity.word"),
              terms.capacityW() == null
                  ? null
                  : formats.quantityExact(
                      BigDecimal.valueOf(terms.capacityW()).movePointLeft(KILO), "kW"))
          .with(getTranslation("point.profile"), terms.profile());
    }
    return facts;
  }

  private Component place(ServicePoint point, Place place) {
    Premise premise = place.premise();
    Div others = new Div();
    others.addClassName("lines");
    place.points().stream()
        .filter(other -> !other.id().equals(point.id()))
        .forEach(
            other -> {
              Anchor link =
                  new Anchor(PointsNavigation.to(other.id()), PointWords.title(this, other));
              link.addClassName("row-link");
              others.add(link);
            });
    Facts facts =
        new Facts()
            .with(getTranslation("point.address"), PointWords.address(premise.address()))
            .with(getTranslation("premise.name"), premise.name())
            .with(
                getTranslation("premise.kind"),
                PointWords.said(this, "premise.kind", premise.kind()));
    if (others.getComponentCount() > 0) {
      facts.with(getTranslation("point.others"), others);
    }
    return facts;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
