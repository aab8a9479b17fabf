package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.CheckGroup;
import org.wattline.billing.contract.billing.ParkedGroup;
import org.wattline.billing.contract.billing.RunRetry;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.console.PagedTable;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillWords;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** What deserves a look before a run is approved: checks that speak, and accounts that failed. */
final class RunFindings extends Div {
  private final transient BillingRunsApi runs;
  private final transient BillingRun run;

  RunFindings(BillingRunsApi runs, BackgroundWork background, BillingRun run) {
    this.runs = runs;
    this.run = run;
    addClassName("wl-columns");
    UUID id = run.id();
    add(
        ConsoleShell.card(
            new H2(getTranslation("run.checks")),
            new Loading<>(background, 4, () -> runs.checks(id), this::checks)),
        ConsoleShell.card(
            new H2(getTranslation("run.parkedones")),
            new Loading<>(background, 4, () -> runs.parked(id), this::parked)));
  }

  private Component checks(List<CheckGroup> groups) {
    if (groups.isEmpty()) {
      return quiet("run.checks.none");
    }
    return new PagedTable<CheckGroup>(getTranslation("run.checks"))
        .component(
            getTranslation("run.check"),
            group -> link("check", group.code(), RunWords.said(this, "check.", group.code())))
        .number(getTranslation("run.accounts"), group -> Formats.here().count(group.accounts()))
        .number(
            getTranslation("bill.total"), group -> BillWords.money(group.total(), run.currency()))
        .with(groups);
  }

  private Component parked(List<ParkedGroup> groups) {
    if (groups.isEmpty()) {
      return quiet("run.parkedones.none");
    }
    Div all = new Div();
    all.addClassName("wl-stack");
    all.add(
        new PagedTable<ParkedGroup>(getTranslation("run.parkedones"))
            .component(
                getTranslation("run.reason"),
                group ->
                    link("reason", group.reason(), RunWords.said(this, "parked.", group.reason())))
            .number(getTranslation("run.accounts"), group -> Formats.here().count(group.accounts()))
            .with(groups));
    if (StaffRoles.movesRuns() && run.state() == RunState.PREVIEWED) {
      all.add(new Button(getTranslation("run.retry"), click -> retry()));
    }
    return all;
  }

  private void retry() {
    try {
      runs.retry(run.id(), new RunRetry(List.of()));
      getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
    } catch (RuntimeException failure) {
      Trouble.notice(this, failure);
    }
  }

  private Anchor link(String filter, Enum<?> value, String words) {
    Anchor link = new Anchor(RunsNavigation.to(run.id(), filter, value), words);
    link.addClassName("row-link");
    return link;
  }

  private Paragraph quiet(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassName("wl-muted");
    return words;
  }
}
