package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ExceptionGroup;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.console.PagedTable;
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

/** Exceptions of meter data that wait for a person: by rule, the oldest first. */
@Route(value = VeeNavigation.QUEUE, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FIELD_SERVICE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class QueueView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient VeeApi vee;
  private final transient BackgroundWork background;
  private final transient Map<VeeException, Checkbox> boxes = new LinkedHashMap<>();
  private transient QueueFilter filter = QueueFilter.ALL;

  /** Stays while the list is made anew: what was done is still to be read. */
  private Decisions decisions;

  QueueView(VeeApi vee, BackgroundWork background) {
    this.vee = vee;
    this.background = background;
    this.decisions = new Decisions(vee, this::chosen, this::show);
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    filter = QueueFilter.of(event.getLocation().getQueryParameters());
    decisions = new Decisions(vee, this::chosen, this::show);
    show();
  }

  private void show() {
    removeAll();
    boxes.clear();
    decisions.counted(0);
    Div list = new Div();
    list.add(new Loading<>(background, 8, () -> page(null), this::table));
    String heading =
        filter.rule() != null
            ? VeeWords.rule(this, filter.rule())
            : getTranslation(filter.point() == null ? "vee.open" : "vee.open.point");
    add(
        new PageHeading(getTranslation("nav.vee"))
            .withLead(getTranslation("vee.lead"))
            .withActions(new Anchor(VeeNavigation.EDITS, getTranslation("vee.edits"))),
        new Loading<>(background, 3, vee::groups, this::groups),
        ConsoleShell.card(new H2(heading), list),
        ConsoleShell.card(new H2(getTranslation("vee.bulk")), decisions));
  }

  private Page<VeeException> page(@Nullable String cursor) {
    return filter.page(vee, cursor, Page.DEFAULT_LIMIT);
  }

  private List<VeeException> chosen() {
    return boxes.entrySet().stream()
        .filter(entry -> entry.getValue().getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Component groups(List<ExceptionGroup> groups) {
    Div figures = new Div();
    figures.addClassName("figures");
    for (ExceptionGroup group : groups) {
      Anchor name =
          new Anchor(VeeNavigation.toRule(group.rule()), VeeWords.rule(this, group.rule()));
      if (group.rule().equals(filter.rule())) {
        name.getElement().setAttribute("aria-current", "page");
      }
      Span open = new Span(Formats.here().count(group.open()));
      open.addClassNames("figure", "wl-number");
      Span stake = new Span(getTranslation("vee.stake", VeeWords.stake(group.atStake(), "Wh")));
      stake.addClassNames("wl-small", "wl-muted");
      Div one = new Div(name, open, stake);
      one.addClassName("lines");
      figures.add(one);
    }
    if (!filter.isAll()) {
      figures.add(new Anchor(VeeNavigation.QUEUE, getTranslation("vee.all")));
    }
    if (filter.owner() == null) {
      figures.add(new Anchor(VeeNavigation.QUEUE + "?owner=-", getTranslation("vee.unowned")));
    }
    return figures;
  }

  private Component table(Page<VeeException> first) {
    if (first.items().isEmpty()) {
      return new StateView(
          Icon.Name.CHECK,
          getTranslation("vee.none"),
          getTranslation(filter.point() == null ? "vee.none.text" : "vee.none.point"));
    }
    return new PagedTable<VeeException>(getTranslation("vee.open"))
        .control(getTranslation("vee.choose"), this::box)
        .component(getTranslation("vee.what"), this::what)
        .text(getTranslation("vee.point"), one -> one.place() + " · " + one.marketId())
        .text(getTranslation("vee.when"), one -> VeeWords.days(this, one))
        .number(getTranslation("vee.atstake"), one -> VeeWords.stake(one.atStake(), one.unit()))
        .text(getTranslation("vee.owner"), one -> one.owner() == null ? "–" : one.owner())
        .text(getTranslation("vee.age"), one -> VeeWords.age(this, one.ageDays()))
        .by(VeeException::ageDays)
        .text(
            getTranslation("vee.due"),
            one -> one.dueOn() == null ? "–" : Formats.here().date(one.dueOn()))
        .by(VeeException::dueOn)
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(cursor)));
  }

  private Checkbox box(VeeException one) {
    Checkbox box = new Checkbox();
    box.setAriaLabel(getTranslation("vee.choose.of", VeeWords.sentence(this, one)));
    Checkbox before = boxes.get(one);
    box.setValue(before != null && before.getValue());
    box.addValueChangeListener(change -> decisions.counted(chosen().size()));
    boxes.put(one, box);
    return box;
  }

  private Component what(VeeException one) {
    Anchor link = new Anchor(VeeNavigation.to(one.id(), filter), VeeWords.rule(this, one.rule()));
    link.addClassName("row-link");
    Div sentence = new Div(VeeWords.sentence(this, one));
    sentence.addClassNames("wl-small", "wl-muted");
    return new Div(link, new Span(" "), VeeWords.severity(this, one.severity()), sentence);
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.vee"));
  }
}
