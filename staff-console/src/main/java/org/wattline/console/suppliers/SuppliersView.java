package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wattline.console.CursorPages;
import org.wattline.console.PagedGrid;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.directory.TenantState;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Every supplier with its state; what is asked for stands in the address. */
@Route(value = "suppliers", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.PLATFORM)
@RolesAllowed({StaffRoles.ONBOARDING_OPERATOR, StaffRoles.ONBOARDING_VIEWER})
class SuppliersView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int FILTER_DELAY_MS = 300;

  private final transient TenantsApi tenants;
  private final transient MarketNames markets;
  private final transient BackgroundWork background;
  private final TextField words = new TextField();
  private final Select<TenantState> state = new Select<>();
  private final Div rows = new Div();

  SuppliersView(TenantsApi tenants, MarketNames markets, BackgroundWork background) {
    this.tenants = tenants;
    this.markets = markets;
    this.background = background;
    addClassNames("wl-page", "fill");
    PageHeading heading = new PageHeading(getTranslation("nav.suppliers"));
    if (StaffRoles.operatesPlatform()) {
      Button create =
          new Button(
              getTranslation("supplier.new"),
              click -> getUI().ifPresent(ui -> ui.navigate("suppliers/new")));
      create.addThemeVariants(ButtonVariant.PRIMARY);
      create.setPrefixComponent(new Icon(Icon.Name.PLUS));
      heading.withActions(create);
    }
    words.setPlaceholder(getTranslation("suppliers.filter"));
    words.setAriaLabel(getTranslation("suppliers.filter"));
    words.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    words.setClearButtonVisible(true);
    words.setValueChangeMode(ValueChangeMode.LAZY);
    words.setValueChangeTimeout(FILTER_DELAY_MS);
    words.addValueChangeListener(change -> changed(change.isFromClient()));
    state.setAriaLabel(getTranslation("suppliers.state"));
    state.setEmptySelectionAllowed(true);
    state.setEmptySelectionCaption(getTranslation("suppliers.state.all"));
    state.setItems(TenantState.values());
    state.setItemLabelGenerator(
        value ->
            value == null ? getTranslation("suppliers.state.all") : StateBadge.name(this, value));
    state.addValueChangeListener(change -> changed(change.isFromClient()));
    Div filters = new Div(words, state);
    filters.addClassName("filters");
    rows.addClassName("split-rows");
    add(heading, filters, rows);
  }

  private void changed(boolean byReader) {
    if (!byReader) {
      return;
    }
    Map<String, String> asked = new HashMap<>();
    if (!words.getValue().isBlank()) {
      asked.put("q", words.getValue().strip());
    }
    if (state.getValue() != null) {
      asked.put("state", state.getValue().name());
    }
    getUI().ifPresent(ui -> ui.navigate("suppliers", QueryParameters.simple(asked)));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters asked = event.getLocation().getQueryParameters();
    words.setValue(asked.getSingleParameter("q").orElse(""));
    Optional<TenantState> wanted =
        asked
            .getSingleParameter("state")
            .flatMap(
                name ->
                    Arrays.stream(TenantState.values())
                        .filter(value -> value.name().equals(name))
                        .findFirst());
    wanted.ifPresentOrElse(state::setValue, state::clear);
    load();
  }

  private void load() {
    String q = words.getValue().isBlank() ? null : words.getValue().strip();
    String inState = state.getValue() == null ? null : state.getValue().name();
    CursorPages<Tenant> pages =
        CursorPages.of(
            (cursor, limit) -> tenants.list(cursor, limit, inState, q),
            page -> new CursorPages.Part<>(page.items(), page.next()));
    rows.removeAll();
    rows.add(
        new Loading<>(
            background,
            6,
            () -> {
              pages.isEmpty();
              return new Found(pages, markets.now());
            },
            found -> table(found, q != null || inState != null)));
  }

  private record Found(CursorPages<Tenant> pages, MarketNames.Names markets) {}

  private Component table(Found found, boolean filtered) {
    CursorPages<Tenant> pages = found.pages();
    if (pages.isEmpty()) {
      return filtered
          ? new StateView(
              Icon.Name.SEARCH,
              getTranslation("suppliers.nomatch"),
              getTranslation("suppliers.nomatch.text"))
          : new StateView(
              Icon.Name.BUILDING,
              getTranslation("suppliers.none"),
              getTranslation("suppliers.none.text"));
    }
    return new PagedGrid<Tenant>(getTranslation("nav.suppliers"), pages)
        .component(getTranslation("supplier.name"), 3, SuppliersView::name)
        .by(tenant -> tenant.brand().displayName())
        .component(
            getTranslation("supplier.state"), 1, tenant -> StateBadge.of(this, tenant.state()))
        .by(Tenant::state)
        .text(getTranslation("supplier.market"), 2, tenant -> found.markets().of(tenant.market()))
        .by(tenant -> found.markets().of(tenant.market()))
        .text(
            getTranslation("supplier.languages"),
            1,
            tenant -> Formats.languageNames(tenant.locales()))
        .text(
            getTranslation("supplier.updated"),
            2,
            tenant -> Formats.here().moment(tenant.updatedAt()))
        .by(Tenant::updatedAt)
        .also(
            grid ->
                grid.addItemClickListener(
                    click ->
                        getUI().ifPresent(ui -> ui.navigate("suppliers/" + click.getItem().id()))))
        .shown(2);
  }

  private static Div name(Tenant tenant) {
    Span mark = new Span(tenant.brand().displayName().substring(0, 1));
    mark.addClassNames("wl-mark", "supplier-mark");
    mark.getElement().setAttribute("aria-hidden", "true");
    mark.getStyle().set("--supplier", tenant.brand().primaryColor());
    Anchor link = new Anchor("suppliers/" + tenant.id(), tenant.brand().displayName());
    link.addClassName("row-link");
    Span legal = new Span(tenant.legalName());
    legal.addClassNames("wl-muted", "wl-small");
    Div words = new Div(link, legal);
    words.addClassName("search-words");
    Div name = new Div(mark, words);
    name.addClassName("search-row");
    return name;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.suppliers"));
  }
}
