package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.billing.BillingRun;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.CheckCode;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.RunAccount;
import org.wattline.billing.contract.billing.RunAccountState;
import org.wattline.billing.contract.billing.RunRetry;
import org.wattline.billing.contract.billing.RunState;
import org.wattline.console.PagedTable;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.view.Trouble;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** A run: where it stands, live while it goes on, what deserves a look, and its accounts. */
@Route(value = RunsNavigation.RUN, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class RunView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient BillingRunsApi runs;
  private final transient BackgroundWork background;
  private final transient Clock clock;
  private String title = "";

  /** Which accounts are asked for. */
  private record Filter(
      @Nullable RunAccountState state, @Nullable CheckCode check, @Nullable ParkReason reason) {

    static Filter of(QueryParameters asked) {
      return new Filter(
          one(asked, "state", RunAccountState.values()),
          one(asked, "check", CheckCode.values()),
          one(asked, "reason", ParkReason.values()));
    }

    private static <E extends Enum<E>> @Nullable E one(
        QueryParameters asked, String name, E[] values) {
      String wanted = asked.getSingleParameter(name).orElse("");
      return Arrays.stream(values)
          .filter(value -> value.name().equals(wanted))
          .findFirst()
          .orElse(null);
    }
  }

  RunView(BillingRunsApi runs, BackgroundWork background, Clock clock) {
    this.runs = runs;
    this.background = background;
    this.clock = clock;
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Filter filter = Filter.of(event.getLocation().getQueryParameters());
    PathIds.find(event, "runId", runs::get).ifPresent(run -> show(run, filter));
  }

  private void show(BillingRun run, Filter filter) {
    title = run.name();
    PageHeading heading =
        new PageHeading(title)
            .withLead(
                getTranslation(
                    run.corrections() ? "run.lead.corrections" : "run.lead",
                    Formats.here().date(run.until()),
                    Formats.here().date(run.issuedOn()),
                    run.dueDays()))
            .withBadge(RunWords.state(this, run.state()));
    if (StaffRoles.movesRuns()) {
      heading.withActions(new RunActions(this, runs, run).buttons());
    }
    add(
        heading,
        new RunProgress(
            runs,
            background,
            clock,
            run,
            moved -> getUI().ifPresent(ui -> ui.refreshCurrentRoute(false))));
    if (run.state() == RunState.PREVIEWED) {
      Paragraph four = new Paragraph(getTranslation("run.approve.who", run.createdBy()));
      four.addClassName("wl-muted");
      add(four);
    }
    if (run.state() != RunState.SELECTED && run.state() != RunState.PREVIEWING) {
      add(new RunFindings(runs, background, run));
    }
    add(accounts(run, filter));
  }

  private Component accounts(BillingRun run, Filter filter) {
    Div head = new Div(new H2(getTranslation("run.accounts")));
    head.addClassName("wl-card-head");
    String words = words(filter);
    if (!words.isEmpty()) {
      Div chosen =
          new Div(
              new Span(words),
              new Anchor(RunsNavigation.to(run.id()), getTranslation("run.accounts.all")));
      chosen.addClassName("wl-row");
      head.add(chosen);
    }
    return ConsoleShell.card(
        head,
        new Loading<>(
            background,
            8,
            () ->
                runs.accounts(
                    run.id(),
                    filter.state(),
                    filter.check(),
                    filter.reason(),
                    null,
                    Page.DEFAULT_LIMIT),
            first -> table(run, filter, first)));
  }

  private String words(Filter filter) {
    if (filter.check() != null) {
      return RunWords.said(this, "check.", filter.check());
    }
    if (filter.reason() != null) {
      return RunWords.said(this, "parked.", filter.reason());
    }
    return filter.state() == null ? "" : RunWords.said(this, "run.account.", filter.state());
  }

  private Component table(BillingRun run, Filter filter, Page<RunAccount> first) {
    if (first.items().isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("run.accounts.none"));
      none.addClassName("wl-muted");
      return none;
    }
    PagedTable<RunAccount> table =
        new PagedTable<RunAccount>(getTranslation("run.accounts"))
            .component(getTranslation("bill.account"), account -> name(run, account))
            .by(RunAccount::accountNumber)
            .text(
                getTranslation("run.state"),
                account -> RunWords.said(this, "run.account.", account.state()))
            .component(getTranslation("run.remarks"), this::remarks)
            .money(getTranslation("run.before"), RunAccount::previous, account -> run.currency())
            .money(
                getTranslation("run.now"),
                account -> account.bills() == 0 ? null : account.total(),
                account -> run.currency());
    if (StaffRoles.movesRuns() && run.state() == RunState.PREVIEWED) {
      table.control(getTranslation("run.action"), account -> again(run, account));
    }
    return table.with(
        PagedTable.part(first),
        cursor ->
            PagedTable.part(
                runs.accounts(
                    run.id(),
                    filter.state(),
                    filter.check(),
                    filter.reason(),
                    cursor,
                    Page.DEFAULT_LIMIT)));
  }

  /** Has one account computed again that failed; nothing for the others. */
  private Component again(BillingRun run, RunAccount account) {
    if (account.state() != RunAccountState.PARKED) {
      return new Span();
    }
    Button again =
        new Button(
            getTranslation("run.retry.one"),
            click -> {
              try {
                runs.retry(run.id(), new RunRetry(List.of(account.accountId())));
                getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
              } catch (RuntimeException failure) {
                Trouble.notice(this, failure);
              }
            });
    again.addThemeVariants(ButtonVariant.TERTIARY);
    again.setAriaLabel(getTranslation("run.retry.of", account.accountNumber()));
    return again;
  }

  /** Leads to the bills that were computed, or where there are none, to the account. */
  private static Component name(BillingRun run, RunAccount account) {
    String path =
        account.bills() == 0
            ? "accounts/" + account.accountId()
            : RunsNavigation.to(run.id(), account.accountId());
    Anchor link = new Anchor(path, account.accountNumber());
    link.addClassName("row-link");
    Span customer = new Span(account.customerName());
    customer.addClassNames("wl-small", "wl-muted");
    Div cell = new Div(link, customer);
    cell.addClassName("lines");
    return cell;
  }

  private Component remarks(RunAccount account) {
    Div cell = new Div();
    cell.addClassNames("lines", "wl-small");
    if (account.reason() != null) {
      cell.add(new Span(RunWords.said(this, "parked.", account.reason())));
    }
    if (account.sentence() != null) {
      cell.add(new Span(account.sentence()));
    }
    account.checks().forEach(check -> cell.add(new Span(check.sentence())));
    return cell;
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
