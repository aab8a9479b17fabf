package org.wattline.console.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.audit.AuditApi;
import org.wattline.billing.contract.audit.AuditEntry;
import org.wattline.console.CursorPages;
import org.wattline.console.PagedGrid;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillsNavigation;
import org.wattline.console.runs.RunsNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.console.vee.VeeNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** The record of changes, newest first; a row opens to what was and what is. */
@Route(value = "audit", layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class AuditView extends Div implements HasDynamicTitle {

  AuditView(AuditApi audit, BackgroundWork background) {
    addClassNames("wl-page", "fill");
    CursorPages<AuditEntry> pages =
        CursorPages.of(
            (cursor, limit) -> audit.list(null, cursor, limit),
            page -> new CursorPages.Part<>(page.items(), page.next()));
    Loading<CursorPages<AuditEntry>> table =
        new Loading<>(
            background,
            8,
            () -> {
              pages.isEmpty();
              return pages;
            },
            this::table);
    table.addClassName("split-rows");
    add(new PageHeading(getTranslation("nav.audit")).withLead(getTranslation("audit.lead")), table);
  }

  private Component table(CursorPages<AuditEntry> pages) {
    if (pages.isEmpty()) {
      return new StateView(
          Icon.Name.HISTORY, getTranslation("audit.none"), getTranslation("audit.none.text"));
    }
    return new PagedGrid<AuditEntry>(getTranslation("nav.audit"), pages)
        .text(getTranslation("audit.at"), 1, entry -> Formats.here().moment(entry.at()))
        .by(AuditEntry::at)
        .text(getTranslation("audit.action"), 2, entry -> said("audit.action.", entry.action()))
        .by(entry -> said("audit.action.", entry.action()))
        .text(getTranslation("audit.actor"), 1, AuditEntry::actor)
        .by(AuditEntry::actor)
        .component(getTranslation("audit.subject"), 1, this::subject)
        .by(AuditEntry::subjectType)
        .also(grid -> grid.setItemDetailsRenderer(new ComponentRenderer<>(this::details)))
        .shown(2);
  }

  /** What was changed, by its kind, leading to its page where it has one. */
  private Component subject(AuditEntry entry) {
    String kind = said("audit.subject.", entry.subjectType());
    return switch (entry.subjectType()) {
      case "customer" -> new Anchor("customers/" + entry.subjectId(), kind);
      case "account" -> new Anchor("accounts/" + entry.subjectId(), kind);
      case "bill" -> BillsNavigation.to(entry.subjectId(), kind);
      case "vee-exception" -> new Anchor(VeeNavigation.to(entry.subjectId()), kind);
      case "billing-run" -> new Anchor(RunsNavigation.to(entry.subjectId()), kind);
      default -> new Span(kind);
    };
  }

  /** The reader's words for a name of the service's; the name itself where there are none yet. */
  private String said(String prefix, String name) {
    String key = prefix + name;
    String words = getTranslation(key);
    return words.equals(key) ? name.replace('-', ' ') : words;
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
