package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.customers.Account;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.tenancy.vaadin.view.Loading;

/**
 * What hangs on an account's agreements: open cases, usage, points with their meters. The
 * agreements are asked for once, the rest in the background after them.
 */
final class SupplyPart extends Div {
  /** Points whose cases, usage and meters are shown at once: more would be a screen of charts. */
  static final int MOST_POINTS = 4;

  private final transient AccountApis apis;
  private final transient Account account;
  private final LocalDate today;

  SupplyPart(AccountApis apis, Account account, LocalDate today) {
    this.apis = apis;
    this.account = account;
    this.today = today;
    addClassName("wl-page");
    add(
        new Loading<>(
                apis.background(),
                6,
                () -> apis.agreements().ofAccount(account.id(), null),
                this::show)
            .whenNear());
  }

  private Component show(List<Agreement> agreements) {
    List<Agreement> running =
        agreements.stream().filter(agreement -> runs(agreement, today)).toList();
    List<Agreement> shown = running.stream().limit(MOST_POINTS).toList();
    Div use = ConsoleShell.card(new H2(getTranslation("account.usage")));
    if (shown.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("account.usage.none"));
      none.addClassName("wl-muted");
      use.add(none);
    }
    shown.forEach(
        agreement ->
            use.add(
                new Loading<>(
                        apis.background(),
                        8,
                        () -> PointUse.fetch(apis.usage(), agreement, today),
                        found -> new PointUsage(agreement, found))
                    .whenNear()));
    if (running.size() > shown.size()) {
      use.add(new Paragraph(getTranslation("account.usage.more", running.size() - shown.size())));
    }
    Div all =
        new Div(
            new AccountCases(apis, account, agreements),
            use,
            ConsoleShell.card(
                new H2(getTranslation("account.agreements")),
                new AgreementList(apis, agreements, today)));
    all.addClassName("wl-page");
    return all;
  }

  /** Whether a day is one of the agreement's. */
  static boolean runs(Agreement agreement, LocalDate day) {
    LocalDate to = agreement.to();
    return !agreement.from().isAfter(day) && (to == null || to.isAfter(day));
  }
}
