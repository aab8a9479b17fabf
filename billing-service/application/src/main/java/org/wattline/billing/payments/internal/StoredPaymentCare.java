package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.DisputeCount;
import org.wattline.billing.contract.payments.DisputeOrder;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.ListedRefund;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.NewRefund;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.PaymentDispute;
import org.wattline.billing.contract.payments.Refund;
import org.wattline.billing.contract.payments.RefundCount;
import org.wattline.billing.contract.payments.RefundStatus;
import org.wattline.billing.payments.PaymentCare;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.payments.ReturnFilter;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.security.Role;

@Service
class StoredPaymentCare implements PaymentCare {
  /** A page lives an hour and a bank answers within minutes: what is open then needs a person. */
  private static final Duration USUAL = Duration.ofHours(2);

  private static final int CURSOR_PARTS = 2;
  private static final BigDecimal MOST = new BigDecimal(NewPayment.MOST);

  /* no day of a payment lies outside, and the database knows them all */
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

  private static final Logger log = LoggerFactory.getLogger(StoredPaymentCare.class);

  private final PaymentRows rows;
  private final RefundRows refunds;
  private final MoneyReturnRows returns;
  private final MoneyRequests requests;
  private final StripeGateway gateway;
  private final PaymentFollowUp followUp;
  private final StripeSettings settings;
  private final AuditTrail audit;

  StoredPaymentCare(
      PaymentRows rows,
      RefundRows refunds,
      MoneyReturnRows returns,
      MoneyRequests requests,
      StripeGateway gateway,
      PaymentFollowUp followUp,
      StripeSettings settings,
      AuditTrail audit) {
    this.rows = rows;
    this.refunds = refunds;
    this.returns = returns;
    this.requests = requests;
    this.gateway = gateway;
    this.followUp = followUp;
    this.settings = settings;
    this.audit = audit;
  }

  @Override
  public Refund refund(Asker asker, UUID paymentId, String key, NewRefund asked) {
    asker.requireAnyOf(Role.FINANCE, Role.SUPERVISOR);
    PaymentRow payment = rows.find(paymentId).orElseThrow(() -> Refusals.notFound("payment"));
    if (asked.amount().compareTo(settings.refundCap()) > 0
        && !asker.roles().contains(Role.SUPERVISOR)) {
      throw Refusals.notAllowed(
          "A refund above " + settings.refundCap().toPlainString() + " needs the role supervisor.",
          "refund-above-cap",
          settings.refundCap().toPlainString());
    }
    return requests.once(
        new MoneyRequest(payment.accountId(), key, "refund " + paymentId, asked),
        Refund.class,
        id -> reserve(asker, paymentId, id, asked),
        id -> {
          send(id);
          return refunds.find(id).orElseThrow();
        });
  }

  private void reserve(Asker asker, UUID paymentId, UUID refundId, NewRefund asked) {
    PaymentRow payment = rows.lock(paymentId);
    if (!(payment.state() instanceof PaymentState.Succeeded paid)) {
      throw Refusals.conflict(
          "This payment has not succeeded: there is nothing to give back.", "nothing-to-refund");
    }
    if (paid.contest() == PaymentState.Contest.OPEN
        || paid.contest() == PaymentState.Contest.LOST) {
      throw Refusals.conflict(
          "The payer's bank has taken this payment back: a refund would pay it twice.",
          "payment-disputed");
    }
    var left = payment.amount().subtract(refunds.claimed(paymentId).max(paid.refunded()));
    if (asked.amount().compareTo(left) > 0) {
      throw Refusals.invalid(
          "amount", "is more than what is left of the payment: " + left.toPlainString());
    }
    refunds.insert(
        refundId, paymentId, asked.amount(), asked.reason(), asker.name(), followUp.now());
    audit.record(
        asker,
        "refund-requested",
        "payment",
        paymentId,
        null,
        Map.of("refundId", refundId, "amount", asked.amount(), "reason", asked.reason()));
  }

  /** Asks for a refund, or asks again; then books what the gateway says of the payment. */
  void send(UUID refundId) {
    Refund refund = refunds.find(refundId).orElseThrow();
    PaymentRow payment = rows.need(refund.paymentId());
    String intent = payment.intent();
    if (intent == null) {
      throw new IllegalStateException("Payment " + payment.id() + " succeeded without an intent");
    }
    Instant now = followUp.now();
    refunds.asked(refundId, now);
    try {
      if (refund.requestedAt().plus(PaymentFollowUp.KEYS_KEPT).isAfter(now)) {
        gateway.refund(refundId, intent, refund.amount(), refund.currency());
      }
    } catch (GatewayException.OutcomeUnknown unknown) {
      log.warn("Refund {} is unknown: {}", refundId, String.valueOf(unknown.getCause()));
      refunds.mark(refundId, RefundStatus.UNKNOWN, now);
      return;
    } catch (GatewayException.Refused refused) {
      log.warn("Refund {} was refused: {}", refundId, refused.code());
      refunds.mark(refundId, RefundStatus.FAILED, now);
      return;
    }
    followUp.follow(payment.id());
  }

  @Override
  public List<Refund> refunds(Asker asker, UUID paymentId) {
    asker.requireStaff();
    if (rows.find(paymentId).isEmpty()) {
      throw Refusals.notFound("payment");
    }
    return refunds.of(paymentId);
  }

  @Override
  public Page<ListedRefund> refunds(
      Asker asker,
      @Nullable RefundStatus status,
      ReturnFilter filter,
      @Nullable String cursor,
      int limit) {
    asker.requireAnyOf(Role.FINANCE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    Cursor.Parts from = Cursor.read(cursor, CURSOR_PARTS);
    int length = Cursor.checkedLimit(limit);
    return Cursor.page(
        returns.refunds(
            status, checked(filter), from.instantOrNull(0), from.uuidOrNull(1), length + 1),
        length,
        last -> List.of(last.refund().requestedAt().toString(), last.refund().id().toString()));
  }

  @Override
  public List<RefundCount> refundSummary(Asker asker) {
    asker.requireAnyOf(Role.FINANCE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    return returns.refundCounts();
  }

  @Override
  public Page<PaymentDispute> disputes(
      Asker asker,
      boolean open,
      @Nullable DisputeStatus status,
      ReturnFilter filter,
      DisputeOrder order,
      @Nullable String cursor,
      int limit) {
    asker.requireStaff();
    Cursor.Parts from = Cursor.read(cursor, CURSOR_PARTS);
    int length = Cursor.checkedLimit(limit);
    return Cursor.page(
        returns.disputes(
            open,
            status,
            checked(filter),
            order,
            from.instantOrNull(0),
            from.uuidOrNull(1),
            length + 1),
        length,
        last -> List.of(sortValue(last, order).toString(), last.id().toString()));
  }

  private static Instant sortValue(PaymentDispute dispute, DisputeOrder order) {
    Instant respondBy = dispute.respondBy();
    return switch (order) {
      case NEWEST -> dispute.openedAt();
      case DEADLINE -> respondBy == null ? MoneyReturnRows.NO_DEADLINE : respondBy;
    };
  }

  @Override
  public List<DisputeCount> disputeSummary(Asker asker) {
    asker.requireStaff();
    return returns.disputeCounts();
  }

  private static ReturnFilter checked(ReturnFilter filter) {
    String account = filter.account() == null ? "" : filter.account().strip();
    if (account.length() > PaymentCareApi.MAX_ACCOUNT_WORDS
        || account.chars().anyMatch(Character::isISOControl)) {
      throw Refusals.invalid(
          "account", "must have at most " + PaymentCareApi.MAX_ACCOUNT_WORDS + " characters");
    }
    return new ReturnFilter(
        day("from", filter.from()),
        day("to", filter.to()),
        amount("least", filter.least()),
        amount("most", filter.most()),
        account.isEmpty() ? null : account);
  }

  private static @Nullable LocalDate day(String field, @Nullable LocalDate day) {
    if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
      throw Refusals.invalid(field, "must be from " + FIRST_DAY + " to " + LAST_DAY);
    }
    return day;
  }

  private static @Nullable BigDecimal amount(String field, @Nullable BigDecimal amount) {
    if (amount != null && (amount.signum() < 0 || amount.compareTo(MOST) > 0)) {
      throw Refusals.invalid(field, "must be from 0 to " + NewPayment.MOST);
    }
    return amount;
  }

  @Override
  public Page<Payment> attention(Asker asker, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts from = Cursor.read(cursor, CURSOR_PARTS);
    int length = Cursor.checkedLimit(limit);
    return Cursor.page(
        rows
            .stuck(
                followUp.now().minus(USUAL), from.instantOrNull(0), from.uuidOrNull(1), length + 1)
            .stream()
            .map(PaymentRow::shown)
            .toList(),
        length,
        last -> List.of(last.requestedAt().toString(), last.id().toString()));
  }
}
