package org.wattline.console.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.billing.BillingRunsApi;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.console.PathIds;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillBeside;
import org.wattline.console.bills.BillCards;
import org.wattline.console.bills.BillWords;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Loading;
import org.wattline.tenancy.vaadin.view.OnDoor;
import org.wattline.tenancy.vaadin.view.PageHeading;
import org.wattline.tenancy.vaadin.view.Shell;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** An account in a run: its bills as computed, each beside the last, and why they differ. */
@Route(value = RunsNavigation.ACCOUNT, layout = ConsoleShell.class)
@OnDoor(OnDoor.Door.TENANT)
@RolesAllowed({
  StaffRoles.BILLING,
  StaffRoles.FINANCE,
  StaffRoles.SUPERVISOR,
  StaffRoles.TENANT_ADMINISTRATOR
})
class RunAccountView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final transient BillingRunsApi runs;
  private final transient BillCards cards;
  private final transient BillsApi bills;
  private final transient BackgroundWork background;
  private String title = "";

  /** What is shown, and of which run. */
  private record Shown(UUID run, List<Bill> bills) {}

  RunAccountView(BillingRunsApi runs, BillsApi bills, BackgroundWork background) {
    this.runs = runs;
    this.bills = bills;
    this.background = background;
    this.cards = new BillCards(bills, background);
    addClassName("wl-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    String language = getLocale().getLanguage();
    PathIds.find(event, "runId", run -> run)
        .flatMap(
            run ->
                PathIds.find(
                    event,
                    "accountId",
                    account -> new Shown(run, runs.bills(run, account, language))))
        .ifPresent(this::show);
  }

  private void show(Shown shown) {
    if (shown.bills().isEmpty()) {
      title = getTranslation("run.bills");
      add(
          new PageHeading(title),
          new Paragraph(getTranslation("run.bills.none")),
          back(shown.run()));
      return;
    }
    Bill first = shown.bills().getFirst();
    title = getTranslation("account.title", first.accountNumber());
    add(
        new PageHeading(title)
            .withActions(
                new Anchor("accounts/" + first.accountId(), getTranslation("run.account.open")),
                back(shown.run())));
    shown.bills().forEach(this::show);
  }

  private void show(Bill bill) {
    Div name = new Div(new H2(BillWords.title(this, bill.kind(), bill.from(), bill.to())));
    name.addClassName("wl-row");
    name.add(
        new Badge(
            bill.number().isEmpty()
                ? getTranslation("bill.draft")
                : getTranslation("bill.number", bill.number()),
            Badge.Tone.NEUTRAL));
    if (bill.estimated()) {
      name.add(new Badge(getTranslation("bill.estimated"), Badge.Tone.WARNING));
    }
    Component lines = cards.lines(this, bill);
    Div both = new Div(lines);
    both.addClassName("wl-columns");
    if (bill.comparison() != null) {
      both.add(cards.comparison(this, bill, bill.comparison()));
    }
    add(name);
    if (bill.comparison() != null) {
      add(beside(bill, bill.comparison().previous().id()));
    }
    add(both);
  }

  private Component beside(Bill bill, UUID last) {
    String language = getLocale().getLanguage();
    return ConsoleShell.card(
        new H2(getTranslation("bill.beside")),
        new Loading<>(
            background,
            6,
            () -> bills.get(last, language),
            before -> new BillBeside(bill, before)));
  }

  private Anchor back(UUID run) {
    return new Anchor(RunsNavigation.to(run), getTranslation("run.back"));
  }

  @Override
  public String getPageTitle() {
    return Shell.title(title);
  }
}
