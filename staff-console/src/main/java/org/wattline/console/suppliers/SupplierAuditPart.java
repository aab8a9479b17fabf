package org.wattline.console.suppliers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.controlplane.api.AuditEntry;
import org.wattline.controlplane.api.Page;
import org.wattline.controlplane.api.Tenant;
import org.wattline.controlplane.api.TenantsApi;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Who changed what about a supplier, newest first. */
final class SupplierAuditPart extends Div {
  SupplierAuditPart(SupplierApis apis, Tenant tenant, BackgroundWork background) {
    addClassName("wl-card");
    add(
        new Loading<>(
            background,
            6,
            () -> apis.tenants().audit(tenant.id().value(), null, TenantsApi.MAX_PAGE),
            this::show));
  }

  private Component show(Page<AuditEntry> page) {
    if (page.items().isEmpty()) {
      return new Paragraph(getTranslation("audit.none"));
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassNames("rows", "timeline");
    page.items().forEach(entry -> rows.add(row(entry)));
    return rows;
  }

  private ListItem row(AuditEntry entry) {
    Span action = new Span(entry.action().replace('-', ' '));
    action.addClassName("wl-strong");
    Span who =
        new Span(getTranslation("audit.by", entry.actor(), Formats.here().moment(entry.at())));
    who.addClassNames("wl-muted", "wl-small");
    ListItem row = new ListItem(action, who);
    Div changes = new Div();
    changes.addClassName("changes");
    TreeSet<String> names = new TreeSet<>(entry.before().keySet());
    names.addAll(entry.after().keySet());
    for (String name : names) {
      changes.add(
          new Span(
              getTranslation(
                  "audit.change", name, value(entry.before(), name), value(entry.after(), name))));
    }
    if (entry.reason() != null) {
      changes.add(new Span(getTranslation("audit.reason", entry.reason())));
    }
    if (changes.getComponentCount() > 0) {
      row.add(changes);
    }
    return row;
  }

  private String value(Map<String, @Nullable Object> values, String name) {
    Object value = values.get(name);
    return value == null ? getTranslation("audit.nothing") : String.valueOf(value);
  }
}
