package org.wattline.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.console.CursorPages;
import org.wattline.console.FilterChips;
import org.wattline.console.PagedGrid;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillsNavigation;
import org.wattline.console.runs.RunsNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.console.vee.VeeNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.language.Messages;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/**
 * The record of changes, newest first, by whom, what and when; a row opens to what was and what is.
 */
@Route(value = ChangesFilter.PAGE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient AuditApi audit;
  private final transient BackgroundWork background;
  private final transient Messages messages;
  private final Div above = new Div();
  private final Div rows = new Div();
  private @Nullable ChangesFields fields;
  private transient ChangesFilter filter = ChangesFilter.of(QueryParameters.empty());

  AuditView(AuditApi audit, BackgroundWork background, Messages messages) {
    this.audit = audit;
    this.background = background;
    this.messages = messages;
    addClassNames("wl-page", "fill");
    above.addClassName("wl-stack");
    rows.addClassName("split-rows");
    add(
        new PageHeading(getTranslation("nav.audit")).withLead(getTranslation("audit.lead")),
        above,
        rows);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    ChangesFilter asked = ChangesFilter.of(event.getLocation().getQueryParameters());
    filter = asked;
    if (fields == null) {
      fields = new ChangesFields(asked, messages, this::go);
    } else {
      fields.show(asked);
    }
    above.removeAll();
    above.add(fields, chips());
    ZoneId zone = Formats.here().zone();
    CursorPages<AuditEntry> pages =
        CursorPages.of((cursor, limit) -> asked.page(audit, zone, cursor, limit), PagedTable::part);
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

  private Component chips() {
    FilterChips chips = new FilterChips();
    if (!filter.actor().isEmpty()) {
      chips.add(
          getTranslation("filter.is", getTranslation("audit.actor"), filter.actor()),
          filter.withActor("").address());
    }
    if (!filter.action().isEmpty()) {
      chips.add(
          getTranslation(
              "filter.is",
              getTranslation("audit.action"),
              AuditWords.action(this, filter.action())),
          filter.withAction("").address());
    }
    if (filter.from() != null) {
      chips.add(
          getTranslation(
              "filter.is", getTranslation("audit.from"), Formats.here().date(filter.from())),
          filter.withFrom(null).address());
    }
    if (filter.until() != null) {
      chips.add(
          getTranslation(
              "filter.is", getTranslation("audit.until"), Formats.here().date(filter.until())),
          filter.withUntil(null).address());
    }
    chips.addAll(ChangesFilter.PAGE);
    return chips;
  }

  private Component table(CursorPages<AuditEntry> pages) {
    if (pages.isEmpty()) {
      return filter.isAll()
          ? new StateView(
              Icon.Name.HISTORY, getTranslation("audit.none"), getTranslation("audit.none.text"))
          : new StateView(
              Icon.Name.SEARCH,
              getTranslation("audit.nomatch"),
              getTranslation("audit.nomatch.text"));
    }
    return new PagedGrid<AuditEntry>(getTranslation("nav.audit"), pages)
        .text(getTranslation("audit.at"), 1, entry -> Formats.here().moment(entry.at()))
        .by(AuditEntry::at)
        .text(getTranslation("audit.action"), 2, entry -> AuditWords.action(this, entry.action()))
        .by(entry -> AuditWords.action(this, entry.action()))
        .component(getTranslation("audit.actor"), 1, this::actor)
        .by(AuditEntry::actor)
        .component(getTranslation("audit.subject"), 1, this::subject)
        .by(AuditEntry::subjectType)
        .also(grid -> grid.setItemDetailsRenderer(new ComponentRenderer<>(this::details)))
        .shown(2);
  }

  /** Who did it, leading to all that they did. */
  private Component actor(AuditEntry entry) {
    return new Anchor(filter.withActor(entry.actor()).address(), entry.actor());
  }

  private void go(ChangesFilter wanted) {
    getUI().ifPresent(ui -> ui.navigate(ChangesFilter.PAGE, wanted.parameters()));
  }

  /** What was changed, by its kind, leading to its page where it has one. */
  private Component subject(AuditEntry entry) {
    String kind = AuditWords.subject(this, entry.subjectType());
    return switch (entry.subjectType()) {
      case "customer" -> new Anchor("customers/" + entry.subjectId(), kind);
      case "account" -> new Anchor("accounts/" + entry.subjectId(), kind);
      case "bill" -> BillsNavigation.to(entry.subjectId(), kind);
      case "vee-exception" -> new Anchor(VeeNavigation.to(entry.subjectId()), kind);
      case "billing-run" -> new Anchor(RunsNavigation.to(entry.subjectId()), kind);
      default -> new Span(kind);
    };
  }

  private Div details(AuditEntry entry) {
    Div both = new Div(side("audit.before", entry.before()), side("audit.after", entry.after()));
    both.addClassNames("wl-columns", "audit-details");
    return both;
  }

  private Div side(String key, @Nullable String json) {
    Span name = new Span(getTranslation(key));
    name.addClassNames("wl-muted", "wl-small");
    Pre values = new Pre(json == null ? getTranslation("audit.nothing") : json);
    return new Div(name, values);
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.audit"));
  }
}
