package org.wattline.billing.payments.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.Deferrals;
import org.wattline.billing.ledger.Deferrals.Deferral;
import org.wattline.billing.ledger.Deferrals.OpenInstalment;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.PaymentState;

/**
 * Pays bills that are due for those who agreed to it; what is paid by instalments, instalment by
 * instalment. Attempts have ids that follow from the bill's or the instalment's, so the sweep may
 * run as often as it likes, on as many replicas as there are.
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
  private final Deferrals deferrals;
  private final PaymentRows rows;
  private final PaymentFollowUp followUp;
  private final Supplier supplier;

  AutopaySweep(
      AutopayRows autopay,
      OpenItems items,
      Deferrals deferrals,
      PaymentRows rows,
      PaymentFollowUp followUp,
      Supplier supplier) {
    this.autopay = autopay;
    this.items = items;
    this.deferrals = deferrals;
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
    Optional<Deferral> deferral = deferrals.of(agreed.accountId());
    Set<UUID> deferred = deferral.map(Deferral::documentIds).orElse(Set.of());
    for (OpenItem item : items.of(agreed.accountId())) {
      if (!item.dueOn().isAfter(today)
          && payable(item.open())
          && !deferred.contains(item.documentId())) {
        UUID bill = item.documentId();
        start(
            next(agreed, bill, bill.toString(), item.open(), rows.ofBill(item.accountId(), bill)));
      }
    }
    deferral.ifPresent(running -> payInstalments(agreed, running, today));
  }

  /** Each instalment on its day, for what is still open of it; it pays what is owed longest. */
  private void payInstalments(AutopayRows.Agreed agreed, Deferral deferral, LocalDate today) {
    List<PaymentRow> underWay =
        rows.underWay(agreed.accountId()).stream()
            .filter(p -> p.billId() == null || deferral.documentIds().contains(p.billId()))
            .toList();
    for (OpenInstalment instalment : deferral.open()) {
      if (!instalment.dueOn().isAfter(today) && payable(instalment.open())) {
        String what = "instalment:" + deferral.id() + ":" + instalment.number();
        List<PaymentRow> before = new ArrayList<>(underWay);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
          rows.find(attemptId(what, attempt)).ifPresent(before::add);
        }
        start(next(agreed, null, what, instalment.open(), before));
      }
    }
  }

  private static boolean payable(BigDecimal amount) {
    return amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0;
  }

  private void start(@Nullable PaymentRow attempt) {
    if (attempt != null
        && !rows.insert(List.of(new PaymentRows.Asked(attempt, "Automatic payment"))).isEmpty()) {
      followUp.follow(attempt.id());
    }
  }

  /**
   * The next attempt to pay a bill or an instalment, or null while there is none to make.
   *
   * @param what names what is paid in the ids of its attempts
   * @param known the attempts before, and what else is under way for it
   */
  private @Nullable PaymentRow next(
      AutopayRows.Agreed agreed,
      @Nullable UUID bill,
      String what,
      BigDecimal amount,
      List<PaymentRow> known) {
    Instant now = followUp.now();
    int attempts = 0;
    for (PaymentRow before : known) {
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
    return new PaymentRow(
        attemptId(what, attempts),
        agreed.accountId(),
        amount,
        supplier.currency(),
        bill,
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

  private static UUID attemptId(String what, int attempt) {
    return UUID.nameUUIDFromBytes(
        ("autopay:" + what + ":" + attempt).getBytes(StandardCharsets.UTF_8));
  }
}
