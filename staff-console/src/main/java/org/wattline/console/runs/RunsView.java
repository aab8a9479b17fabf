package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.console.CursorPages;
import org.wattline.console.PagedGrid;
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

/** The billing runs, newest first. */
@Route(value = RunsNavigation.RUNS, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class RunsView extends Div implements HasDynamicTitle {

  RunsView(BillingRunsApi runs, BackgroundWork background) {
    addClassNames("wl-page", "fill");
    PageHeading heading =
        new PageHeading(getTranslation("nav.runs")).withLead(getTranslation("runs.lead"));
    if (StaffRoles.movesRuns()) {
      Button create =
          new Button(
              getTranslation("run.new"),
              click -> getUI().ifPresent(ui -> ui.navigate(RunsNavigation.NEW)));
      create.addThemeVariants(ButtonVariant.PRIMARY);
      create.setPrefixComponent(new Icon(Icon.Name.PLUS));
      heading.withActions(create);
    }
    CursorPages<BillingRun> pages = CursorPages.of(runs::list, PagedTable::part);
    Loading<CursorPages<BillingRun>> table =
        new Loading<>(
            background,
            8,
            () -> {
              pages.isEmpty();
              return pages;
            },
            this::table);
    table.addClassName("split-rows");
    add(heading, table);
  }

  private Component table(CursorPages<BillingRun> pages) {
    if (pages.isEmpty()) {
      return new StateView(
          Icon.Name.BOLT, getTranslation("runs.none"), getTranslation("runs.none.text"));
    }
    Formats formats = Formats.here();
    return new PagedGrid<BillingRun>(getTranslation("nav.runs"), pages)
        .component(getTranslation("run.name"), 2, RunsView::name)
        .by(BillingRun::name)
        .component(getTranslation("run.state"), 1, run -> RunWords.state(this, run.state()))
        .by(BillingRun::state)
        .text(getTranslation("run.until"), 2, run -> formats.date(run.until()))
        .by(BillingRun::until)
        .number(getTranslation("run.accounts"), run -> formats.count(run.accounts()))
        .by(BillingRun::accounts)
        .number(getTranslation("run.bills"), run -> formats.count(run.bills()))
        .by(BillingRun::bills)
        .number(getTranslation("run.parked"), run -> formats.count(run.parked()))
        .by(BillingRun::parked)
        .money(getTranslation("bill.total"), BillingRun::total, BillingRun::currency)
        .text(getTranslation("run.by"), 1, BillingRun::createdBy)
        .by(BillingRun::createdBy)
        .also(
            grid ->
                grid.addItemClickListener(
                    click ->
                        getUI()
                            .ifPresent(ui -> ui.navigate(RunsNavigation.to(click.getItem().id())))))
        .shown(2);
  }

  private static Anchor name(BillingRun run) {
    Anchor link = new Anchor(RunsNavigation.to(run.id()), run.name());
    link.addClassName("row-link");
    return link;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(getTranslation("nav.runs"));
  }
}
