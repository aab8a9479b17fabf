package org.wattline.console.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillsNavigation;
import org.wattline.console.cash.CashNavigation;
import org.wattline.console.moves.MovesNavigation;
import org.wattline.console.runs.RunsNavigation;
import org.wattline.console.tariffs.TariffsNavigation;
import org.wattline.console.vee.VeeNavigation;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.view.Icon;

/** One search for everything here: things by name or number, and commands. */
final class SearchBox extends ComboBox<SearchBox.Hit> {
  private static final int MOST = 12;

  /** Something found, and where it is. */
  record Hit(Icon.Name icon, String name, String detail, String path) {}

  /** Finds things on one kind of host. */
  interface Source {
    List<Hit> find(String words);
  }

  SearchBox(Source source) {
    addClassName("console-search");
    getElement().setAttribute("data-search", true);
    setPlaceholder(getTranslation("search.placeholder"));
    setAriaLabel(getTranslation("search.label"));
    setPrefixComponent(new Icon(Icon.Name.SEARCH));
    setItemLabelGenerator(Hit::name);
    setRenderer(new ComponentRenderer<>(SearchBox::row));
    setItems(
        query -> {
          String words = query.getFilter().orElse("").strip();
          List<Hit> hits = new ArrayList<>(commands(words));
          if (!words.isEmpty()) {
            hits.addAll(source.find(words));
          }
          return hits.stream().skip(query.getOffset()).limit(query.getLimit());
        });
    addValueChangeListener(
        change -> {
          Hit hit = change.getValue();
          if (hit != null) {
            clear();
            getUI().ifPresent(ui -> ui.navigate(hit.path()));
          }
        });
  }

  private List<Hit> commands(String words) {
    List<Hit> commands = new ArrayList<>();
    if (SiteScope.current().isPlatform()) {
      command(commands, Icon.Name.BUILDING, "nav.suppliers", "suppliers");
      command(commands, Icon.Name.MIGRATE, "nav.migrations", "migrations");
      if (StaffRoles.operatesPlatform()) {
        command(commands, Icon.Name.PLUS, "supplier.new", "suppliers/new");
      }
    } else {
      command(commands, Icon.Name.PEOPLE, "nav.customers", "customers");
      if (StaffRoles.changesCustomers()) {
        command(commands, Icon.Name.PLUS, "customer.new", "customers/new");
      }
      command(commands, Icon.Name.HOME, "nav.vacancies", MovesNavigation.VACANCIES);
      if (StaffRoles.readsRuns()) {
        command(commands, Icon.Name.BOLT, "nav.runs", RunsNavigation.RUNS);
      }
      if (StaffRoles.readsDeliveries()) {
        command(commands, Icon.Name.MAIL, "nav.post", BillsNavigation.DELIVERIES);
      }
      command(commands, Icon.Name.ACCOUNT, "nav.tariffs", TariffsNavigation.TARIFFS);
      if (StaffRoles.settlesMeterData()) {
        command(commands, Icon.Name.ALERT, "nav.vee", VeeNavigation.QUEUE);
        command(commands, Icon.Name.MAIL, "nav.claims", VeeNavigation.CLAIMS);
      }
      if (StaffRoles.matchesCash()) {
        command(commands, Icon.Name.INBOX, "nav.cash", CashNavigation.CASH);
      }
      if (StaffRoles.readsAudit()) {
        command(commands, Icon.Name.HISTORY, "nav.audit", "audit");
      }
    }
    String wanted = words.toLowerCase(getLocale());
    return commands.stream()
        .filter(hit -> hit.name().toLowerCase(getLocale()).contains(wanted))
        .toList();
  }

  private void command(List<Hit> commands, Icon.Name icon, String key, String path) {
    commands.add(new Hit(icon, getTranslation(key), getTranslation("search.command"), path));
  }

  private static Div row(Hit hit) {
    Span name = new Span(hit.name());
    name.addClassName("wl-strong");
    Span detail = new Span(hit.detail());
    detail.addClassNames("wl-muted", "wl-small");
    Div words = new Div(name, detail);
    words.addClassName("search-words");
    Div row = new Div(new Icon(hit.icon()), words);
    row.addClassName("search-row");
    return row;
  }

  /** Where to look, by the kind of host. */
  @Component
  static class Sources {
    private final CustomersApi customers;
    private final TenantsApi tenants;

    Sources(CustomersApi customers, TenantsApi tenants) {
      this.customers = customers;
      this.tenants = tenants;
    }

    Source here() {
      return SiteScope.current().isPlatform() ? this::suppliers : this::people;
    }

    private List<Hit> people(String words) {
      return customers.list(words, null, MOST).items().stream().map(Sources::person).toList();
    }

    private static Hit person(Customer customer) {
      return new Hit(
          switch (customer.kind()) {
            case PERSON -> Icon.Name.PERSON;
            case ORGANISATION -> Icon.Name.BUILDING;
          },
          customer.name(),
          customer.address().street() + ", " + customer.address().city(),
          "customers/" + customer.id());
    }

    private List<Hit> suppliers(String words) {
      return tenants.list(null, MOST, null, words.toLowerCase(Locale.ROOT)).items().stream()
          .map(Sources::supplier)
          .toList();
    }

    private static Hit supplier(Tenant tenant) {
      return new Hit(
          Icon.Name.BUILDING,
          tenant.brand().displayName(),
          tenant.legalName() + " · " + tenant.market(),
          "suppliers/" + tenant.id());
    }
  }
}
