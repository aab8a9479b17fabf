package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.contract.tariffs.TariffsApi;
import org.wattline.console.PagedTable;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Facts;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A product: when a week costs what, the draft of its tariff, and its versions. */
@Route(value = TariffsNavigation.PRODUCT, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class ProductView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient TariffApis apis;
  private final transient TariffsApi tariffs;
  private final transient BackgroundWork background;
  private String title = "";

  ProductView(TariffApis apis) {
    this.apis = apis;
    this.tariffs = apis.tariffs();
    this.background = apis.background();
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    PathIds.find(event, "productId", tariffs::get).ifPresent(this::show);
  }

  private void show(Product product) {
    title = ProductNames.of(product);
    PageHeading heading =
        new PageHeading(title)
            .withActions(new Anchor(TariffsNavigation.TARIFFS, getTranslation("nav.tariffs")));
    if (product.draft() != null) {
      heading.withBadge(ProductNames.state(this, product.draft()));
    }
    TariffVersion current = product.current();
    Facts facts =
        new Facts()
            .with(getTranslation("tariff.code"), product.code())
            .with(
                getTranslation("tariff.commodity"),
                getTranslation("commodity." + product.commodity().name().toLowerCase(Locale.ROOT)))
            .with(
                getTranslation("tariff.current"),
                current == null ? getTranslation("tariff.unpriced") : version(current));
    add(heading, ConsoleShell.card(facts));
    if (current != null) {
      add(
          ConsoleShell.card(
              new H2(getTranslation("tariff.week")),
              new Loading<>(
                  background,
                  4,
                  () -> tariffs.version(current.id()).document(),
                  WeekPicture::new)));
    }
    add(new DraftCard(apis, product));
    add(
        ConsoleShell.card(
            new H2(getTranslation("tariff.versions")),
            new Loading<>(background, 3, () -> tariffs.versions(product.id()), this::versions)));
  }

  private String version(TariffVersion version) {
    return getTranslation(
        "tariff.version.from", version.number(), Formats.here().date(version.effectiveFrom()));
  }

  private Component versions(List<TariffVersion> versions) {
    Formats formats = Formats.here();
    return new PagedTable<TariffVersion>(getTranslation("tariff.versions"))
        .text(getTranslation("tariff.version"), this::version)
        .text(getTranslation("tariff.published"), each -> formats.moment(each.publishedAt()))
        .text(getTranslation("tariff.submittedby"), each -> or(each.submittedBy()))
        .text(getTranslation("tariff.approvedby"), each -> or(each.approvedBy()))
        .text(getTranslation("tariff.note"), each -> or(each.note()))
        .with(versions);
  }

  private static String or(@Nullable String text) {
    return text == null || text.isBlank() ? "–" : text;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
