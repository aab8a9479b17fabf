package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wattline.billing.contract.customers.Account;
import org.wattline.console.StaffRoles;
import org.wattline.console.account.TimelineEvent.Kind;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;

/** What happened to an account, newest first, narrowed to what the caller asks about. */
public final class AccountTimeline extends Div {
  /** Rows shown at once: what fits a screen and a half. */
  private static final int ROWS = 60;

  public AccountTimeline(TimelineApis apis, Account account) {
    TimelineEvents events = new TimelineEvents(apis, account, StaffRoles.readsAudit());
    add(
        ConsoleShell.card(
            new H2(getTranslation("timeline")),
            new Loading<>(apis.background(), 8, events::read, read -> show(events.told(this, read)))
                .whenNear()));
  }

  private Component show(List<TimelineEvent> events) {
    List<Kind> kinds =
        Arrays.stream(Kind.values())
            .filter(kind -> kind != Kind.CHANGES || StaffRoles.readsAudit())
            .toList();
    Div rows = new Div();
    CheckboxGroup<Kind> filter = new CheckboxGroup<>();
    filter.setLabel(getTranslation("timeline.filter"));
    filter.setItems(kinds);
    filter.setItemLabelGenerator(
        kind -> getTranslation("timeline.kind." + kind.name().toLowerCase(Locale.ROOT)));
    filter.setValue(Set.copyOf(kinds));
    filter.addValueChangeListener(change -> fill(rows, events, change.getValue()));
    fill(rows, events, filter.getValue());
    return new Div(filter, rows);
  }

  private void fill(Div rows, List<TimelineEvent> events, Set<Kind> wanted) {
    rows.removeAll();
    List<TimelineEvent> shown =
        events.stream().filter(event -> wanted.contains(event.kind())).limit(ROWS).toList();
    if (shown.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("timeline.none"));
      none.addClassName("wl-muted");
      rows.add(none);
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    shown.forEach(event -> list.add(row(event)));
    rows.add(list);
  }

  private static ListItem row(TimelineEvent event) {
    Component what;
    String path = event.path();
    if (path == null) {
      Span words = new Span(event.what());
      words.addClassName("wl-strong");
      what = words;
    } else {
      Anchor link = new Anchor(path, event.what());
      link.addClassName("row-link");
      what = link;
    }
    Span detail = new Span(event.detail());
    detail.addClassNames("wl-small", "wl-muted");
    Div words = new Div(what, detail);
    words.addClassName("lines");
    Span day = new Span(Formats.here().day(event.at()));
    day.addClassNames("wl-small", "wl-muted");
    return new ListItem(words, day);
  }
}
