package org.wattline.console.disputes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.DisputeCount;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.console.PagedTable;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Disputes: by state, and those sought, the first deadline first where an answer is waited for. */
final class DisputeList implements MoneyList {
  /** A deadline this many days ahead, or fewer, stands out. */
  private static final int SOON_DAYS = 7;

  /** The reasons that the bundles have words for; another is shown as the bank said it. */
  private static final Set<String> REASONS =
      Set.of(
          "bank_cannot_process",
          "check_returned",
          "credit_not_processed",
          "customer_initiated",
          "debit_not_authorized",
          "duplicate",
          "fraudulent",
          "general",
          "incorrect_account_details",
          "insufficient_funds",
          "noncompliant",
          "product_not_received",
          "product_unacceptable",
          "subscription_canceled",
          "unrecognized");

  private final PaymentCareApi care;
  private final Component where;
  private final Instant now;
  private final LocalDate today;

  /**
   * @param where whose words are used
   * @param now what deadlines and ages are counted from
   */
  DisputeList(PaymentCareApi care, Component where, Instant now) {
    this.care = care;
    this.where = where;
    this.now = now;
    this.today = LocalDate.ofInstant(now, Formats.here().zone());
  }

  @Override
  public Supplier<List<Figure>> figures() {
    List<DisputeCount> counts = care.disputeSummary();
    return () ->
        counts.stream()
            .sorted(Comparator.comparing(DisputeCount::status))
            .map(this::figure)
            .toList();
  }

  private Figure figure(DisputeCount count) {
    Instant next = waits(count.status()) ? count.nextRespondBy() : null;
    return new Figure(
        count.status().name(),
        said(count.status()),
        count.disputes(),
        BillWords.money(count.amount(), count.currency()),
        next == null ? null : where.getTranslation("dispute.next", Formats.here().day(next)));
  }

  @Override
  public Rows first(Sought sought) {
    Page<PaymentDispute> first = page(sought, null);
    return new Rows(first.items().isEmpty(), () -> table(sought, first));
  }

  private Page<PaymentDispute> page(Sought sought, @Nullable String cursor) {
    boolean all = sought.state().equals(Sought.ALL);
    DisputeStatus status =
        all || sought.state().isEmpty() ? null : DisputeStatus.valueOf(sought.state());
    boolean byDeadline = status == null ? !all : waits(status);
    return care.disputes(
        !all,
        status,
        sought.age().from(today),
        sought.age().to(today),
        sought.least(),
        sought.most(),
        sought.accountOrNull(),
        byDeadline ? DisputeOrder.DEADLINE : DisputeOrder.NEWEST,
        cursor,
        Page.DEFAULT_LIMIT);
  }

  private Component table(Sought sought, Page<PaymentDispute> first) {
    return new PagedTable<PaymentDispute>(where.getTranslation("disputes.part.disputes"))
        .component(
            where.getTranslation("bill.account"),
            one -> MoneyList.whose(one.accountId(), one.customerName(), one.accountNumber()))
        .by(PaymentDispute::customerName)
        .money(
            where.getTranslation("line.amount"), PaymentDispute::amount, PaymentDispute::currency)
        .component(where.getTranslation("dispute.due"), this::deadline)
        .component(where.getTranslation("dispute.state"), this::state)
        .text(where.getTranslation("dispute.reason"), this::reason)
        .component(
            where.getTranslation("dispute.opened"),
            one -> MoneyList.day(where, one.openedAt(), today))
        .by(PaymentDispute::openedAt)
        .component(where.getTranslation("payment.method"), one -> MoneyList.whole(one.method()))
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(sought, cursor)));
  }

  private Component state(PaymentDispute one) {
    Badge.Tone tone =
        switch (one.status()) {
          case NEEDS_RESPONSE -> Badge.Tone.DANGER;
          case INQUIRY -> Badge.Tone.WARNING;
          case UNDER_REVIEW -> Badge.Tone.BRAND;
          case WON -> Badge.Tone.GOOD;
          case LOST, CLOSED -> Badge.Tone.NEUTRAL;
        };
    Badge badge = new Badge(said(one.status()), tone);
    return one.debtOpen()
        ? MoneyList.lines(badge, where.getTranslation("dispute.owed"))
        : MoneyList.lines(badge);
  }

  /** Until when evidence is taken, and how near that is; of a decided dispute nothing is asked. */
  private Component deadline(PaymentDispute one) {
    Instant due = one.respondBy();
    if (due == null || !waits(one.status())) {
      return new Span("–");
    }
    Span moment = MoneyList.whole(Formats.here().moment(due));
    long days = ChronoUnit.DAYS.between(today, LocalDate.ofInstant(due, Formats.here().zone()));
    if (due.isBefore(now)) {
      return MoneyList.lines(
          moment, new Badge(where.getTranslation("dispute.due.passed"), Badge.Tone.DANGER));
    }
    String words =
        days == 0
            ? where.getTranslation("dispute.due.today")
            : days == 1
                ? where.getTranslation("dispute.due.tomorrow")
                : where.getTranslation("dispute.due.days", days);
    return days > SOON_DAYS
        ? MoneyList.lines(moment, words)
        : MoneyList.lines(moment, new Badge(words, Badge.Tone.WARNING));
  }

  private String reason(PaymentDispute one) {
    return REASONS.contains(one.reason())
        ? where.getTranslation("dispute.reason." + one.reason())
        : one.reason();
  }

  /** Whether the bank waits for the supplier's words. */
  private static boolean waits(DisputeStatus status) {
    return status == DisputeStatus.INQUIRY || status == DisputeStatus.NEEDS_RESPONSE;
  }

  private String said(DisputeStatus status) {
    return where.getTranslation("dispute.state." + status.name().toLowerCase(Locale.ROOT));
  }
}
