package org.wattline.console.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.console.CursorPages;
import org.wattline.console.PagedGrid;
import org.wattline.console.PathIds;
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

/** The customers, and one of them beside the list; both have an address. */
@Route(value = "customers/:customerId?", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.CUSTOMER_SERVICE,
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class CustomersView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int FILTER_DELAY_MS = 300;

  private final transient CustomersApi customers;
  private final transient BackgroundWork background;
  private final Section list = new Section();
  private final Section beside = new Section();
  private final TextField filter = new TextField();
  private final Div rows = new Div();
  private String words = "\u0000";
  private @Nullable UUID open;
  private String title;

  CustomersView(CustomersApi customers, BackgroundWork background) {
    this.customers = customers;
    this.background = background;
    this.title = getTranslation("nav.customers");
    addClassName("split");
    list.addClassNames("split-list", "wl-page");
    list.setAriaLabel(title);
    beside.addClassNames("split-beside", "wl-page");
    beside.setAriaLabel(getTranslation("customer.one"));
    rows.addClassName("split-rows");
    filter.setPlaceholder(getTranslation("customers.filter"));
    filter.setAriaLabel(getTranslation("customers.filter"));
    filter.setPrefixComponent(new Icon(Icon.Name.SEARCH));
    filter.setClearButtonVisible(true);
    filter.setValueChangeMode(ValueChangeMode.LAZY);
    filter.setValueChangeTimeout(FILTER_DELAY_MS);
    filter.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            go(null);
          }
        });
    PageHeading heading = new PageHeading(title);
    if (StaffRoles.changesCustomers()) {
      Button create =
          new Button(
              getTranslation("customer.new"),
              click -> getUI().ifPresent(ui -> ui.navigate("customers/new")));
      create.addThemeVariants(ButtonVariant.PRIMARY);
      create.setPrefixComponent(new Icon(Icon.Name.PLUS));
      heading.withActions(create);
    }
    list.add(heading, filter, rows);
    add(list, beside);
    com.vaadin.flow.component.Shortcuts.addShortcutListener(beside, () -> go(null), Key.ESCAPE)
        .listenOn(beside);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<String> id = event.getRouteParameters().get("customerId");
    String wanted = event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
    filter.setValue(wanted);
    if (!wanted.equals(words)) {
      words = wanted;
      load();
    }
    setClassName("split-open", id.isPresent());
    beside.removeAll();
    beside.setVisible(id.isPresent());
    title = getTranslation("nav.customers");
    open = null;
    if (id.isPresent()) {
      PathIds.find(event, "customerId", customers::get).ifPresent(this::show);
    }
  }

  private void show(Customer customer) {
    open = customer.id();
    title = customer.name();
    beside.add(new CustomerPanel(customers, customer, background, () -> go(null)));
  }

  private void load() {
    String asked = words.isBlank() ? null : words.strip();
    CursorPages<Customer> pages =
        CursorPages.of(
            (cursor, limit) -> customers.list(asked, cursor, limit),
            page -> new CursorPages.Part<>(page.items(), page.next()));
    rows.removeAll();
    rows.add(
        new Loading<>(
            background,
            8,
            () -> {
              pages.isEmpty();
              return pages;
            },
            this::table));
  }

  private Component table(CursorPages<Customer> pages) {
    if (pages.isEmpty()) {
      return words.isBlank()
          ? new StateView(
              Icon.Name.PEOPLE,
              getTranslation("customers.none"),
              getTranslation("customers.none.text"))
          : new StateView(
              Icon.Name.SEARCH,
              getTranslation("customers.nomatch", words),
              getTranslation("customers.nomatch.text"));
    }
    return new PagedGrid<Customer>(getTranslation("nav.customers"), pages)
        .component(getTranslation("customer.name"), 2, this::name)
        .by(Customer::name)
        .text(
            getTranslation("customer.kind"),
            1,
            customer -> getTranslation("kind." + customer.kind().name().toLowerCase(Locale.ROOT)))
        .by(Customer::kind)
        .text(getTranslation("customer.city"), 1, customer -> customer.address().city())
        .by(customer -> customer.address().city())
        .text(getTranslation("customer.email"), 2, CustomersView::email)
        .by(CustomersView::email)
        .text(
            getTranslation("customer.language"),
            1,
            customer -> Formats.languageName(Locale.forLanguageTag(customer.language())))
        .by(Customer::language)
        .also(
            grid -> {
              grid.setColumnReorderingAllowed(true);
              grid.setPartNameGenerator(customer -> customer.id().equals(open) ? "open-row" : null);
              grid.addItemClickListener(click -> go(click.getItem().id()));
            })
        .shown(1);
  }

  private static String email(Customer customer) {
    String email = customer.email();
    return email == null ? "" : email;
  }

  private Anchor name(Customer customer) {
    Anchor link = new Anchor("customers/" + customer.id() + query(), customer.name());
    link.addClassName("row-link");
    return link;
  }

  private String query() {
    return words.isBlank()
        ? ""
        : "?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8);
  }

  private void go(@Nullable UUID customer) {
    String path = customer == null ? "customers" : "customers/" + customer;
    String asked = filter.getValue().strip();
    QueryParameters query =
        asked.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("q", asked));
    getUI().ifPresent(ui -> ui.navigate(path, query));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
