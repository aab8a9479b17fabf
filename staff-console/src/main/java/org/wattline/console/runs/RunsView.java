package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.console.CursorPages;
import org.wattline.console.NarrowColumns;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillWords;
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
    Grid<BillingRun> grid = new Grid<>();
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.addClassName("console-grid");
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addComponentColumn(RunsView::name)
        .setHeader(getTranslation("run.name"))
        .setFlexGrow(2)
        .setResizable(true);
    grid.addComponentColumn(run -> RunWords.state(this, run.state()))
        .setHeader(getTranslation("run.state"))
        .setResizable(true);
    grid.addColumn(run -> formats.date(run.until()))
        .setHeader(getTranslation("run.until"))
        .setResizable(true);
    grid.addColumn(run -> formats.count(run.accounts()))
        .setHeader(getTranslation("run.accounts"))
        .setTextAlign(ColumnTextAlign.END);
    grid.addColumn(run -> formats.count(run.bills()))
        .setHeader(getTranslation("run.bills"))
        .setTextAlign(ColumnTextAlign.END);
    grid.addColumn(run -> formats.count(run.parked()))
        .setHeader(getTranslation("run.parked"))
        .setTextAlign(ColumnTextAlign.END);
    grid.addColumn(run -> BillWords.money(run.total(), run.currency()))
        .setHeader(getTranslation("bill.total"))
        .setTextAlign(ColumnTextAlign.END);
    grid.addColumn(BillingRun::createdBy).setHeader(getTranslation("run.by")).setResizable(true);
    NarrowColumns.of(grid, 2);
    grid.setItems(query -> pages.fetch(query.getOffset(), query.getLimit()));
    grid.addItemClickListener(
        click -> getUI().ifPresent(ui -> ui.navigate(RunsNavigation.to(click.getItem().id()))));
    return grid;
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
