package org.wattline.console.disputes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.console.StaffRoles;
import org.wattline.console.disputes.Sought.Part;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.StateView;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Disputes that wait for an answer first, and beside them all others and the refunds. */
@Route(value = DisputesNavigation.DISPUTES, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({StaffRoles.FINANCE, StaffRoles.SUPERVISOR, StaffRoles.TENANT_ADMINISTRATOR})
class DisputesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient PaymentCareApi care;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private final Div above = new Div();
  private final Div found = ConsoleShell.card();
  private @Nullable SoughtFields fields;

  DisputesView(PaymentCareApi care, BackgroundWork background, Clock clock) {
    this.care = care;
    this.background = background;
    this.clock = clock;
    addClassName("wl-page");
    above.addClassName("wl-stack");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Sought sought = Sought.of(event.getLocation().getQueryParameters());
    MoneyList list =
        switch (sought.part()) {
          case DISPUTES -> new DisputeList(care, this, clock.instant());
          case REFUNDS -> new RefundList(care, this, clock.instant());
        };
    if (fields == null) {
      fields = new SoughtFields(sought, this::go);
      add(
          new PageHeading(getTranslation("nav.disputes")).withLead(getTranslation("disputes.lead")),
          above,
          fields,
          found);
    } else {
      fields.show(sought);
    }
    above.removeAll();
    above.add(
        parts(sought),
        new Loading<>(background, 3, list::figures, all -> figures(sought, all.get())));
    found.removeAll();
    found.add(
        new H2(heading(sought)),
        new Loading<>(
            background,
            8,
            () -> list.first(sought),
            rows -> rows.empty() ? nothing(sought) : rows.table().get()));
  }

  private Nav parts(Sought sought) {
    UnorderedList list = new UnorderedList();
    for (Part part : Part.values()) {
      Anchor link = new Anchor(sought.in(part).address(), said(part));
      if (part == sought.part()) {
        link.getElement().setAttribute("aria-current", "page");
      }
      list.add(new ListItem(link));
    }
    Nav nav = new Nav(list);
    nav.addClassName("parts");
    nav.setAriaLabel(getTranslation("disputes.parts"));
    return nav;
  }

  private Component figures(Sought sought, List<MoneyList.Figure> found) {
    Div figures = new Div();
    figures.addClassName("figures");
    for (MoneyList.Figure one : found) {
      Anchor name = new Anchor(sought.cleared().withState(one.state()).address(), one.words());
      if (one.state().equals(sought.state())) {
        name.getElement().setAttribute("aria-current", "page");
      }
      Span count = new Span(Formats.here().count(one.count()));
      count.addClassNames("figure", "wl-number");
      Div all = new Div(name, count, small(one.amount()));
      all.addClassName("lines");
      if (one.more() != null) {
        all.add(small(one.more()));
      }
      figures.add(all);
    }
    return figures;
  }

  private static Span small(String words) {
    Span small = new Span(words);
    small.addClassNames("wl-small", "wl-muted");
    return small;
  }

  private Component nothing(Sought sought) {
    if (sought.narrowed()) {
      return new StateView(
          Icon.Name.SEARCH,
          getTranslation("disputes.nomatch"),
          getTranslation("disputes.nomatch.text"),
          new Anchor(sought.cleared().address(), getTranslation("disputes.clear")));
    }
    String key = sought.part() == Part.REFUNDS ? "refunds.none" : "disputes.none";
    return new StateView(
        Icon.Name.CHECK,
        getTranslation(sought.state().isEmpty() ? key : "disputes.none.state"),
        getTranslation(key + ".text"));
  }

  private String heading(Sought sought) {
    String prefix = sought.part() == Part.REFUNDS ? "refund.state." : "dispute.state.";
    String none = sought.part() == Part.REFUNDS ? "all" : "open";
    return getTranslation(
        prefix + (sought.state().isEmpty() ? none : sought.state().toLowerCase(Locale.ROOT)));
  }

  private String said(Part part) {
    return getTranslation("disputes.part." + part.name().toLowerCase(Locale.ROOT));
  }

  private void go(Sought sought) {
    getUI().ifPresent(ui -> ui.navigate(DisputesNavigation.DISPUTES, sought.parameters()));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.disputes"));
  }
}
