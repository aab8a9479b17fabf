package org.wattline.console.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.search.SearchApi;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Trouble;

/** One search for everything here: what a caller names, and where to go. */
final class SearchBox extends ComboBox<SearchBox.Hit> {
  /** Hits of one kind: what a person looks over while talking. */
  private static final int MOST = 6;

  /** Letters below which everybody would be found. */
  private static final int LEAST_LETTERS = 2;

  /** All hits come by one call: more than there can be. */
  private static final int ONE_PAGE = 100;

  private static final int NOTICE_MS = 8_000;

  private final transient Source source;
  private transient List<Hit> shown = List.of();

  /**
   * Something found.
   *
   * @param group what it stands under
   * @param path where it opens; null where it only says something
   */
  record Hit(String group, Icon.Name icon, String name, String detail, @Nullable String path) {}

  /** Finds things on one kind of host. */
  interface Source {
    List<Hit> find(String words, SearchBox where);
  }

  SearchBox(Source source) {
    this.source = source;
    addClassName("console-search");
    getElement().setAttribute("data-search", true);
    setPlaceholder(getTranslation("search.placeholder"));
    setAriaLabel(getTranslation("search.label"));
    setPrefixComponent(new Icon(Icon.Name.SEARCH));
    setItemLabelGenerator(Hit::name);
    setPageSize(ONE_PAGE);
    setRenderer(new ComponentRenderer<>(this::row));
    setItems(
        query -> {
          if (query.getOffset() == 0) {
            shown = hits(query.getFilter().orElse("").strip());
          }
          return shown.stream().skip(query.getOffset()).limit(query.getLimit());
        });
    addValueChangeListener(
        change -> {
          Hit hit = change.getValue();
          if (hit != null) {
            clear();
            open(hit);
          }
        });
  }

  private void open(Hit hit) {
    String path = hit.path();
    if (path != null) {
      getUI().ifPresent(ui -> ui.navigate(path));
    } else {
      Notification.show(
          hit.name() + ". " + hit.detail(), NOTICE_MS, Notification.Position.BOTTOM_CENTER);
    }
  }

  /** Commands whose name has the words, then what was found; never nothing at all. */
  private List<Hit> hits(String words) {
    List<Hit> hits = new ArrayList<>(commands(words));
    if (words.length() >= LEAST_LETTERS) {
      try {
        hits.addAll(source.find(words, this));
      } catch (RuntimeException failure) {
        hits.add(
            new Hit(
                "",
                Icon.Name.ALERT,
                getTranslation("search.failed"),
                Trouble.sentence(this, failure),
                null));
      }
    }
    if (hits.isEmpty()) {
      hits.add(
          new Hit(
              "",
              Icon.Name.HELP,
              getTranslation(words.length() < LEAST_LETTERS ? "search.more" : "search.none", words),
              getTranslation(
                  SiteScope.current().isPlatform() ? "search.what.suppliers" : "search.what"),
              null));
    }
    return hits;
  }

  private List<Hit> commands(String words) {
    String wanted = words.toLowerCase(getLocale());
    return Areas.commands().stream()
        .map(
            area ->
                new Hit(
                    getTranslation("search.command"),
                    area.icon(),
                    getTranslation(area.key()),
                    "",
                    area.path()))
        .filter(hit -> hit.name().toLowerCase(getLocale()).contains(wanted))
        .toList();
  }

  private Div row(Hit hit) {
    Span name = new Span(hit.name());
    name.addClassName("wl-strong");
    Div words = new Div(name);
    words.addClassName("search-words");
    if (!hit.detail().isEmpty()) {
      Span detail = new Span(hit.detail());
      detail.addClassNames("wl-muted", "wl-small");
      words.add(detail);
    }
    Div row = new Div(new Icon(hit.icon()), words);
    row.addClassName("search-row");
    if (!startsGroup(hit)) {
      return row;
    }
    Span group = new Span(hit.group());
    group.addClassNames("search-group", "wl-small", "wl-muted");
    Div both = new Div(group, row);
    both.addClassName("search-first");
    return both;
  }

  private boolean startsGroup(Hit hit) {
    int at = shown.indexOf(hit);
    return !hit.group().isEmpty() && (at <= 0 || !shown.get(at - 1).group().equals(hit.group()));
  }

  /** Where to look, by the kind of host. */
  @Component
  static class Sources {
    private final SearchApi search;
    private final TenantsApi tenants;
    private final Clock clock;

    Sources(SearchApi search, TenantsApi tenants, Clock clock) {
      this.search = search;
      this.tenants = tenants;
      this.clock = clock;
    }

    Source here() {
      return SiteScope.current().isPlatform() ? this::suppliers : this::found;
    }

    private List<Hit> found(String words, SearchBox where) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.here().zone());
      FoundWords said = new FoundWords(where, today);
      return search.find(cut(words), MOST).stream().map(said::hit).toList();
    }

    private static String cut(String words) {
      return words.length() <= SearchApi.MAX_LENGTH
          ? words
          : words.substring(0, SearchApi.MAX_LENGTH);
    }

    private List<Hit> suppliers(String words, SearchBox where) {
      return tenants.list(null, 2 * MOST, null, words.toLowerCase(Locale.ROOT)).items().stream()
          .map(tenant -> supplier(tenant, where))
          .toList();
    }

    private static Hit supplier(Tenant tenant, SearchBox where) {
      return new Hit(
          where.getTranslation("nav.suppliers"),
          Icon.Name.BUILDING,
          tenant.brand().displayName(),
          tenant.legalName() + " · " + tenant.market(),
          "suppliers/" + tenant.id());
    }
  }
}
