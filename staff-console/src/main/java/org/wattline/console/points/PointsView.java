package org.wattline.console.points;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;

/** The service points by market id. */
@Route(value = PointsNavigation.POINTS, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class PointsView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final String QUERY = "q";
  private static final int FILTER_DELAY_MS = 300;

  private final transient PointApis apis;
  private final TextField filter = new TextField();
  private final Div card = ConsoleShell.card();

  PointsView(PointApis apis) {
    this.apis = apis;
    addClassName("wl-page");
    PageHeading heading =
        new PageHeading(getTranslation("nav.points")).withLead(getTranslation("points.lead"));
    if (StaffRoles.keepsPoints()) {
      Button make =
          new Button(
              getTranslation("point.new"),
              click -> getUI().ifPresent(ui -> ui.navigate(PointsNavigation.NEW)));
      make.addThemeVariants(ButtonVariant.PRIMARY);
      make.setPrefixComponent(new Icon(Icon.Name.PLUS));
      heading.withActions(make);
    }
    filter.setPlaceholder(getTranslation("points.filter"));
    filter.setAriaLabel(getTranslation("points.filter"));
    filter.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.setValueChangeTimeout(FILTER_DELAY_MS);
    filter.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            go(change.getValue());
          }
        });
    Div filters = new Div(filter);
    filters.addClassName("filters");
    add(heading, filters, card);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String asked =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter(QUERY)
            .filter(words -> !words.isBlank())
            .orElse("");
    filter.setValue(asked);
    String words = asked.isEmpty() ? null : asked.strip();
    card.removeAll();
    card.add(
        new Loading<>(apis.background(), 8, () -> page(words, null), first -> table(words, first)));
  }

  private Page<ServicePoint> page(@Nullable String words, @Nullable String cursor) {
    return apis.points().list(words, cursor, Page.DEFAULT_LIMIT);
  }

  private Component table(@Nullable String words, Page<ServicePoint> first) {
    if (first.items().isEmpty()) {
      return words == null
          ? new StateView(
              Icon.Name.HOME, getTranslation("points.none"), getTranslation("points.none.text"))
          : new StateView(
              Icon.Name.SEARCH,
              getTranslation("points.nomatch", words),
              getTranslation("points.nomatch.text"));
    }
    return new PagedTable<ServicePoint>(getTranslation("nav.points"))
        .component(getTranslation("move.point"), PointsView::link)
        .by(ServicePoint::marketId)
        .text(
            getTranslation("point.commodity"),
            one -> PointWords.said(this, "commodity", one.commodity()))
        .text(getTranslation("point.address"), one -> PointWords.address(one.address()))
        .by(one -> PointWords.address(one.address()))
        .text(
            getTranslation("point.operator"),
            one -> one.gridOperator() == null ? "–" : one.gridOperator())
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(words, cursor)));
  }

  private static Anchor link(ServicePoint one) {
    Anchor link = new Anchor(PointsNavigation.to(one.id()), one.marketId());
    link.addClassName("row-link");
    return link;
  }

  private void go(String words) {
    QueryParameters asked =
        words.isBlank()
            ? QueryParameters.empty()
            : QueryParameters.simple(Map.of(QUERY, words.strip()));
    getUI().ifPresent(ui -> ui.navigate(PointsNavigation.POINTS, asked));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.points"));
  }
}
