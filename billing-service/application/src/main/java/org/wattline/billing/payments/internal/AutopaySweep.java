package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.PaymentState;

/**
 * Pays bills that are due for those who agreed to it. A bill's attempts have ids that follow from
 * the bill's, so the sweep may run as often as it likes, on as many replicas as there are.
 */
@Component
class AutopaySweep {
  /** On the due date, and twice more: a salary may come in between; card schemes mind many more. */
  static final int ATTEMPTS = 3;

  /** Between two attempts. */
  static final Duration PAUSE = Duration.ofDays(3);

  private static final int PAGE = 500;
  private static final BigDecimal LEAST = new BigDecimal(NewPayment.LEAST);
  private static final BigDecimal MOST = new BigDecimal(NewPayment.MOST);
  private static final Logger log = LoggerFactory.getLogger(AutopaySweep.class);

  private final AutopayRows autopay;
  private final OpenItems items;
  private final PaymentRows rows;
  private final PaymentFollowUp followUp;
  private final Supplier supplier;

  AutopaySweep(
      AutopayRows autopay,
      OpenItems items,
      PaymentRows rows,
      PaymentFollowUp followUp,
      Supplier supplier) {
    this.autopay = autopay;
    this.items = items;
    this.rows = rows;
    this.followUp = followUp;
    this.supplier = supplier;
  }

  /**
   * Pays what is due today for the bound supplier; what fails for one account leaves the others.
   */
  void run() {
    LocalDate today = supplier.today();
    UUID last = null;
    List<AutopayRows.Agreed> page;
    do {
      page = autopay.after(last, PAGE);
      for (AutopayRows.Agreed agreed : page) {
        last = agreed.accountId();
        try {
          pay(agreed, today);
        } catch (RuntimeException fault) {
          log.error("Automatic payment of account {} failed", agreed.accountId(), fault);
        }
      }
    } while (page.size() == PAGE);
  }

  private void pay(AutopayRows.Agreed agreed, LocalDate today) {
    for (OpenItem item : items.of(agreed.accountId())) {
      if (!item.dueOn().isAfter(today)
          && item.open().compareTo(LEAST) >= 0
          && item.open().compareTo(MOST) <= 0) {
        PaymentRow attempt = next(agreed, item);
        if (attempt != null
            && !rows.insert(List.of(new PaymentRows.Asked(attempt, "Automatic payment")))
                .isEmpty()) {
          followUp.follow(attempt.id());
        }
      }
    }
  }

  /** The next attempt to pay a bill, or null while there is none to make. */
  private @Nullable PaymentRow next(AutopayRows.Agreed agreed, OpenItem item) {
    Instant now = followUp.now();
    int attempts = 0;
    for (PaymentRow before : rows.ofBill(agreed.accountId(), item.documentId())) {
      if (!before.state().isSettled()) {
        return null; // something is under way: two payments of one bill are one too many
      }
      if (before.origin() == PaymentOrigin.AUTOPAY) {
        attempts++;
        boolean hopeless =
            !(before.state() instanceof PaymentState.Failed failed)
                || failed.reason() == PaymentFailure.AUTHENTICATION_REQUIRED
                || failed.reason() == PaymentFailure.EXPIRED_CARD;
        if (hopeless && agreed.methodId().equals(before.methodId())
            || before.requestedAt().plus(PAUSE).isAfter(now)) {
          return null;
        }
      }
    }
    if (attempts >= ATTEMPTS) {
      return null;
    }
    String name = "autopay:" + item.documentId() + ":" + attempts;
    return new PaymentRow(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
        agreed.accountId(),
        item.open(),
        supplier.currency(),
        item.documentId(),
        PaymentOrigin.AUTOPAY,
        agreed.methodId(),
        false,
        new PaymentState.Requested(),
        null,
        null,
        null,
        null,
        null,
        null,
        now.plus(StoredCardPayments.PAGE_LIFE),
        now,
        null);
  }
}
