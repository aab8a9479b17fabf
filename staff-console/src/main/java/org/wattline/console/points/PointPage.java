package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.PathIds;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/** A page that changes which meter hangs at a point: what they share. */
abstract class PointPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient PointApis apis;
  private final String key;

  /**
   * @param key of its heading's words
   */
  PointPage(PointApis apis, String key) {
    this.apis = apis;
    this.key = key;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    UUID meter =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter(PointsNavigation.METER)
            .flatMap(PathIds::parse)
            .orElse(null);
    PathIds.find(event, "servicePointId", apis.points()::get)
        .ifPresent(point -> show(point, meter));
  }

  private void show(ServicePoint point, @Nullable UUID meter) {
    add(
        new PageHeading(getTranslation(key))
            .withLead(
                getTranslation(
                    "point.at",
                    PointWords.title(this, point),
                    PointWords.address(point.address()))),
        new Loading<>(
            apis.background(),
            5,
            () -> HungMeters.of(apis, point.id()),
            hung -> content(point, hung, meter)));
  }

  /**
   * The form.
   *
   * @param meter the one that is meant, or null for the one that hangs there
   */
  abstract Component content(ServicePoint point, HungMeters hung, @Nullable UUID meter);

  final PointApis apis() {
    return apis;
  }

  final Component group(String words, Component... fields) {
    Div all = new Div(fields);
    all.addClassName("wl-stack");
    FieldSet group = new FieldSet(getTranslation(words), all);
    group.addClassName("wl-group");
    return group;
  }

  /** Says that there is no meter to do it with. */
  final Component nothingHangs(ServicePoint point) {
    return ConsoleShell.card(
        new StateView(
            Icon.Name.BOLT,
            getTranslation("account.meter.none"),
            getTranslation("point.meter.first"),
            back(point)));
  }

  final Anchor back(ServicePoint point) {
    return new Anchor(PointsNavigation.to(point.id()), getTranslation("form.cancel"));
  }

  final void open(ServicePoint point) {
    getUI().ifPresent(ui -> ui.navigate(PointsNavigation.to(point.id())));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation(key));
  }
}
