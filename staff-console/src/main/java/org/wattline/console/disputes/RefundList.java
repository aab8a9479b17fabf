package org.wattline.console.disputes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.ListedRefund;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundCount;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.console.PagedTable;
import org.wattline.console.bills.BillWords;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Refunds: by state, and those sought, newest first. */
final class RefundList implements MoneyList {
  private final PaymentCareApi care;
  private final Component where;
  private final LocalDate today;

  /**
   * @param where whose words are used
   * @param now what ages are counted from
   */
  RefundList(PaymentCareApi care, Component where, Instant now) {
    this.care = care;
    this.where = where;
    this.today = LocalDate.ofInstant(now, Formats.here().zone());
  }

  @Override
  public Supplier<List<Figure>> figures() {
    List<RefundCount> counts = care.refundSummary();
    return () ->
        counts.stream()
            .sorted(Comparator.comparing(RefundCount::status))
            .map(this::figure)
            .toList();
  }

  private Figure figure(RefundCount count) {
    boolean settled =
        count.status() == RefundStatus.SUCCEEDED || count.status() == RefundStatus.FAILED;
    return new Figure(
        count.status().name(),
        said(count.status()),
        count.refunds(),
        BillWords.money(count.amount(), count.currency()),
        settled ? null : where.getTranslation("cash.oldest", Formats.here().day(count.oldest())));
  }

  @Override
  public Rows first(Sought sought) {
    Page<ListedRefund> first = page(sought, null);
    return new Rows(first.items().isEmpty(), () -> table(sought, first));
  }

  private Page<ListedRefund> page(Sought sought, @Nullable String cursor) {
    return care.allRefunds(
        sought.state().isEmpty() ? null : RefundStatus.valueOf(sought.state()),
        sought.age().from(today),
        sought.age().to(today),
        sought.least(),
        sought.most(),
        sought.accountOrNull(),
        cursor,
        Page.DEFAULT_LIMIT);
  }

  private Component table(Sought sought, Page<ListedRefund> first) {
    return new PagedTable<ListedRefund>(where.getTranslation("disputes.part.refunds"))
        .component(
            where.getTranslation("bill.account"),
            one ->
                MoneyList.whose(one.refund().accountId(), one.customerName(), one.accountNumber()))
        .by(ListedRefund::customerName)
        .money(
            where.getTranslation("line.amount"),
            one -> one.refund().amount(),
            one -> one.refund().currency())
        .component(where.getTranslation("dispute.state"), one -> state(one.refund()))
        .component(where.getTranslation("refund.reason"), one -> reason(one.refund()))
        .component(
            where.getTranslation("refund.asked"),
            one -> MoneyList.day(where, one.refund().requestedAt(), today))
        .by(one -> one.refund().requestedAt())
        .component(where.getTranslation("payment.method"), one -> MoneyList.whole(one.method()))
        .with(PagedTable.part(first), cursor -> PagedTable.part(page(sought, cursor)));
  }

  private Component state(Refund refund) {
    Badge.Tone tone =
        switch (refund.status()) {
          case SUCCEEDED -> Badge.Tone.GOOD;
          case FAILED -> Badge.Tone.DANGER;
          case UNKNOWN -> Badge.Tone.WARNING;
          case REQUESTED, PENDING -> Badge.Tone.NEUTRAL;
        };
    Badge badge = new Badge(said(refund.status()), tone);
    return refund.status() == RefundStatus.FAILED
        ? MoneyList.lines(badge, where.getTranslation("refund.failed.text"))
        : MoneyList.lines(badge);
  }

  /** Why, and who said so; one that was made at the provider's own console has neither. */
  private Component reason(Refund refund) {
    String by = refund.requestedBy();
    Div reason =
        by == null
            ? MoneyList.lines(new Span(where.getTranslation("refund.elsewhere")))
            : MoneyList.lines(new Span(refund.reason()), by);
    reason.addClassName("reason");
    return reason;
  }

  private String said(RefundStatus status) {
    return where.getTranslation("refund.state." + status.name().toLowerCase(Locale.ROOT));
  }
}
