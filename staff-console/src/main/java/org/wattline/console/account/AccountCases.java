package org.wattline.console.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.ParkedRun;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.console.StaffRoles;
import org.wattline.console.bills.BillWords;
import org.wattline.console.disputes.DisputesNavigation;
import org.wattline.console.runs.RunsNavigation;
import org.wattline.console.shell.ConsoleShell;
import org.wattline.console.vee.VeeNavigation;
import org.wattline.console.vee.VeeWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;
import org.wattline.tenancy.vaadin.view.Loading;

/** What is open about an account: doubted readings, contested payments, a bill that waits. */
final class AccountCases extends Div {
  /** Cases of one kind that are read: beyond them the queues are the place. */
  private static final int MOST = 20;

  private final transient AccountApis apis;
  private final transient Account account;

  AccountCases(AccountApis apis, Account account, List<Agreement> agreements) {
    this.apis = apis;
    this.account = account;
    boolean runs = StaffRoles.readsRuns();
    add(
        ConsoleShell.card(
            new H2(getTranslation("account.cases")),
            new Loading<>(apis.background(), 2, () -> fetch(agreements, runs), this::show)));
  }

  private record Open(
      List<VeeException> readings, List<PaymentDispute> disputes, List<ParkedRun> parked) {
    boolean isEmpty() {
      return readings.isEmpty() && disputes.isEmpty() && parked.isEmpty();
    }
  }

  private Open fetch(List<Agreement> agreements, boolean runs) {
    List<VeeException> readings = new ArrayList<>();
    agreements.reversed().stream()
        .map(Agreement::servicePointId)
        .distinct()
        .limit(SupplyPart.MOST_POINTS)
        .forEach(
            point ->
                apis
                    .vee()
                    .exceptions(ExceptionState.OPEN, null, null, null, point, null, MOST)
                    .items()
                    .stream()
                    .filter(one -> ofAccount(one, agreements))
                    .forEach(readings::add));
    List<PaymentDispute> disputes =
        apis
            .care()
            .disputes(
                true,
                null,
                null,
                null,
                null,
                null,
                account.number(),
                DisputeOrder.DEADLINE,
                null,
                MOST)
            .items()
            .stream()
            .filter(one -> one.accountId().equals(account.id()))
            .toList();
    return new Open(readings, disputes, runs ? apis.runs().parkedOf(account.id()) : List.of());
  }

  /** A point's exception is the account's where it is about days that the account has there. */
  private static boolean ofAccount(VeeException one, List<Agreement> agreements) {
    return agreements.stream()
        .filter(agreement -> agreement.servicePointId().equals(one.servicePointId()))
        .anyMatch(
            agreement ->
                agreement.from().isBefore(one.to()) && endsAfter(agreement.to(), one.from()));
  }

  private static boolean endsAfter(@Nullable LocalDate to, LocalDate day) {
    return to == null || to.isAfter(day);
  }

  private Component show(Open open) {
    if (open.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("account.cases.none"));
      none.addClassName("wl-muted");
      return none;
    }
    UnorderedList rows = new UnorderedList();
    rows.addClassName("rows");
    open.parked().forEach(one -> rows.add(parked(one)));
    open.disputes().forEach(one -> rows.add(dispute(one)));
    open.readings().forEach(one -> rows.add(reading(one)));
    return rows;
  }

  private ListItem parked(ParkedRun one) {
    ParkReason reason = one.reason();
    return row(
        link(RunsNavigation.to(one.runId()), getTranslation("account.case.run", one.runName())),
        reason == null ? "" : said("parked.", reason),
        new Badge(getTranslation("run.account.parked"), Badge.Tone.WARNING));
  }

  private ListItem dispute(PaymentDispute one) {
    String words =
        getTranslation("account.case.dispute", BillWords.money(one.amount(), one.currency()));
    Instant respondBy = one.respondBy();
    String below =
        respondBy == null
            ? getTranslation("dispute.opened") + " " + Formats.here().day(one.openedAt())
            : getTranslation("dispute.due") + " " + Formats.here().moment(respondBy);
    return row(
        StaffRoles.matchesCash() ? link(DisputesNavigation.DISPUTES, words) : strong(words),
        below,
        new Badge(said("dispute.state.", one.status()), Badge.Tone.DANGER));
  }

  private ListItem reading(VeeException one) {
    String words = getTranslation("account.case.reading", one.marketId());
    return row(
        StaffRoles.settlesMeterData() ? link(VeeNavigation.to(one.id()), words) : strong(words),
        VeeWords.sentence(this, one) + " · " + VeeWords.days(this, one),
        VeeWords.severity(this, one.severity()));
  }

  private static ListItem row(Component first, String below, Badge badge) {
    Span small = new Span(below);
    small.addClassNames("wl-small", "wl-muted");
    Div words = new Div(first, small);
    words.addClassName("lines");
    return new ListItem(words, badge);
  }

  private static Anchor link(String path, String words) {
    Anchor link = new Anchor(path, words);
    link.addClassName("row-link");
    return link;
  }

  private static Span strong(String words) {
    Span span = new Span(words);
    span.addClassName("wl-strong");
    return span;
  }

  private String said(String prefix, Enum<?> name) {
    return getTranslation(prefix + name.name().toLowerCase(Locale.ROOT));
  }
}
