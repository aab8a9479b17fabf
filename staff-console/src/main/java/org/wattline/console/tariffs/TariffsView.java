package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.TariffsApi;
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

/** What the supplier sells, by code. */
@Route(value = TariffsNavigation.TARIFFS, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class TariffsView extends Div implements HasDynamicTitle {
  private final transient TariffsApi tariffs;

  TariffsView(TariffsApi tariffs, BackgroundWork background) {
    this.tariffs = tariffs;
    addClassName("wl-page");
    PageHeading heading =
        new PageHeading(getTranslation("nav.tariffs")).withLead(getTranslation("tariffs.lead"));
    if (StaffRoles.writesTariffs()) {
      Button create =
          new Button(
              getTranslation("tariff.new"),
              click -> getUI().ifPresent(ui -> ui.navigate(TariffsNavigation.NEW)));
      create.addThemeVariants(ButtonVariant.PRIMARY);
      create.setPrefixComponent(new Icon(Icon.Name.PLUS));
      heading.withActions(create);
    }
    add(
        heading,
        ConsoleShell.card(
            new Loading<>(
                background, 6, () -> tariffs.list(null, null, Page.DEFAULT_LIMIT), this::table)));
  }

  private Component table(Page<Product> first) {
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.ACCOUNT, getTranslation("tariffs.none"), getTranslation("tariffs.none.text"));
    }
    return new PagedTable<Product>(getTranslation("nav.tariffs"))
        .component(getTranslation("tariff.product"), TariffsView::link)
        .by(ProductNames::of)
        .text(getTranslation("tariff.code"), Product::code)
        .by(Product::code)
        .text(
            getTranslation("tariff.commodity"),
            product ->
                getTranslation("commodity." + product.commodity().name().toLowerCase(Locale.ROOT)))
        .text(getTranslation("tariff.current"), product -> current(product.current()))
        .component(getTranslation("tariff.states"), this::states)
        .with(
            PagedTable.part(first),
            cursor -> PagedTable.part(tariffs.list(null, cursor, Page.DEFAULT_LIMIT)));
  }

  private static Anchor link(Product product) {
    Anchor link = new Anchor(TariffsNavigation.to(product.id()), ProductNames.of(product));
    link.addClassName("row-link");
    return link;
  }

  private String current(@Nullable TariffVersion version) {
    return version == null
        ? "–"
        : getTranslation(
            "tariff.version.from", version.number(), Formats.here().date(version.effectiveFrom()));
  }

  private Component states(Product product) {
    Div row = new Div();
    row.addClassName("wl-row");
    if (product.current() == null) {
      row.add(new Badge(getTranslation("tariff.unpriced"), Badge.Tone.WARNING));
    }
    if (product.draft() != null) {
      row.add(ProductNames.state(this, product.draft()));
    }
    if (product.baseOnly()) {
      row.add(new Badge(getTranslation("tariff.base"), Badge.Tone.NEUTRAL));
    } else if (!product.offered()) {
      row.add(new Badge(getTranslation("tariff.notoffered"), Badge.Tone.NEUTRAL));
    }
    return row;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.tariffs"));
  }
}
