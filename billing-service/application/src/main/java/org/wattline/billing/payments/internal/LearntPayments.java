package org.wattline.billing.payments.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.ledger.AllocationPolicy;
import org.wattline.billing.ledger.Credit;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.billing.payments.PaymentReceived;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.concurrent.TenantBatches;

/**
 * Merges what the gateway says of payments with what is known, and books what is new. What of one
 * supplier is learnt at the same time is written in one transaction; a payment or an account that
 * somebody else holds is left to be waited for alone.
 */
@Component
class LearntPayments implements TenantBatches.Work<LearntPayments.Learnt, LearntPayments.Written> {
  /** Payments in one transaction: more would only wait longer for each other. */
  private static final int MOST = 32;

  /** Transactions of one supplier: while one waits for PostgreSQL, another works. */
  private static final int AT_ONCE = 2;

  private final PaymentRows rows;
  private final MoneyReturns returns;
  private final MoneyReturns.Days days;
  private final Ledger ledger;
  private final OpenItems items;
  private final MoneyRequests requests;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final TenantBatches<Learnt, Written> batches = new TenantBatches<>(MOST, AT_ONCE, this);

  LearntPayments(
      PaymentRows rows,
      MoneyReturns returns,
      MoneyReturns.Days days,
      Ledger ledger,
      OpenItems items,
      MoneyRequests requests,
      TransactionTemplate transactions,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.returns = returns;
    this.days = days;
    this.ledger = ledger;
    this.items = items;
    this.requests = requests;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * What the gateway said.
   *
   * @param request the request that it answers, whose answer is the payment as it is known then
   */
  record Learnt(UUID payment, Seen seen, @Nullable MoneyRequest request) {}

  /**
   * A payment as it is known now.
   *
   * @param keepsMethod whether it came just now and its card is to be kept
   */
  record Written(PaymentRow payment, boolean keepsMethod) {}

  /** Merges and books, with others where others come at the same time. */
  Written learn(Learnt learnt) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("What the gateway says is learnt in its own transaction");
    }
    Seen seen = learnt.seen();
    return seen.refunds().isEmpty() && seen.disputes().isEmpty()
        ? batches.submit(learnt)
        : alone(learnt);
  }

  /** What is learnt of a payment that is locked. */
  private record Step(
      Learnt learnt, PaymentRow known, PaymentState now, @Nullable LocalDate paidOn) {
    boolean came() {
      return now instanceof PaymentState.Succeeded
          && !(known.state() instanceof PaymentState.Succeeded);
    }
  }

  private Step step(Learnt learnt, PaymentRow known) {
    PaymentState now = known.state().learning(learnt.seen().state());
    LocalDate paidOn =
        now instanceof PaymentState.Succeeded s
                && !(known.state() instanceof PaymentState.Succeeded)
            ? days.of(s.at())
            : known.paidOn();
    return new Step(learnt, known, now, paidOn);
  }

  @Override
  public List<@Nullable Written> together(List<Learnt> batch) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              List<@Nullable Step> steps = free(batch);
              List<Step> mine = new ArrayList<>();
              for (Step step : steps) {
                if (step != null) {
                  mine.add(step);
                }
              }
              Map<UUID, PaymentRow> written = write(mine);
              answer(mine, written);
              List<@Nullable Written> all = new ArrayList<>();
              steps.forEach(step -> all.add(step == null ? null : written(step, written)));
              return all;
            }));
  }

  /** Of each its step, or null where its payment or its account is somebody else's now. */
  private List<@Nullable Step> free(List<Learnt> batch) {
    Map<UUID, PaymentRow> payments = rows.lockFree(batch.stream().map(Learnt::payment).toList());
    Set<UUID> accounts = new HashSet<>();
    List<@Nullable Step> steps = new ArrayList<>();
    for (Learnt learnt : batch) {
      PaymentRow known = payments.remove(learnt.payment());
      Step step = known == null ? null : step(learnt, known);
      boolean second = step != null && step.came() && !accounts.add(step.known().accountId());
      steps.add(second ? null : step);
    }
    Set<UUID> locked = items.lockFree(accounts);
    steps.replaceAll(
        step ->
            step != null && step.came() && !locked.contains(step.known().accountId())
                ? null
                : step);
    return steps;
  }

  @Override
  public Written alone(Learnt learnt) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              PaymentRow known = rows.lock(learnt.payment());
              Step step = step(learnt, known);
              Map<UUID, PaymentRow> written = write(List.of(step));
              Seen seen = learnt.seen();
              if (step.now() instanceof PaymentState.Succeeded) {
                seen.refunds().forEach(refund -> returns.learn(known, refund));
                seen.disputes().forEach(dispute -> returns.learn(known, dispute));
                if (!seen.refunds().isEmpty() || !seen.disputes().isEmpty()) {
                  written.put(known.id(), rows.need(known.id()));
                }
              }
              answer(List.of(step), written);
              return written(step, written);
            }));
  }

  private static Written written(Step step, Map<UUID, PaymentRow> written) {
    return new Written(row(step, written), step.came() && step.known().saveMethod());
  }

  private static PaymentRow row(Step step, Map<UUID, PaymentRow> written) {
    PaymentRow row = written.get(step.known().id());
    if (row == null) {
      throw new IllegalStateException("Payment " + step.known().id() + " is gone");
    }
    return row;
  }

  /** Books what came and writes what is known. */
  private Map<UUID, PaymentRow> write(List<Step> steps) {
    List<Transaction> bookings = new ArrayList<>();
    List<Credit> credits = new ArrayList<>();
    List<PaymentReceived> received = new ArrayList<>();
    for (Step step : steps) {
      LocalDate day = step.paidOn();
      if (step.came() && day != null) {
        PaymentRow payment = step.known();
        bookings.add(booking(payment, day, step.learnt().seen()));
        credits.add(
            new Credit(
                payment.id(),
                payment.accountId(),
                payment.amount(),
                day,
                AllocationPolicy.OLDEST_DUE_FIRST,
                payment.billId()));
        received.add(new PaymentReceived(payment.id(), payment.accountId(), payment.amount(), day));
      }
    }
    ledger.post(bookings);
    items.allocate(credits);
    received.forEach(events::publishEvent);
    return steps.isEmpty()
        ? Map.of()
        : rows.update(
            steps.stream()
                .map(
                    step ->
                        new PaymentRows.Known(
                            step.known().id(), step.now(), step.learnt().seen(), step.paidOn()))
                .toList());
  }

  private static Transaction booking(PaymentRow payment, LocalDate day, Seen seen) {
    return new Transaction(
        payment.id(),
        TransactionKind.PAYMENT,
        day,
        "Card payment " + seen.intent(),
        payment.id(),
        List.of(
            Leg.of(GlAccount.CARD_CLEARING, payment.amount()),
            Leg.receivable(payment.accountId(), payment.amount().negate())));
  }

  /** Keeps the answers of those who asked: they commit with what they tell of. */
  private void answer(List<Step> steps, Map<UUID, PaymentRow> written) {
    List<MoneyRequests.Answered> answers = new ArrayList<>();
    for (Step step : steps) {
      MoneyRequest request = step.learnt().request();
      if (request != null) {
        answers.add(new MoneyRequests.Answered(request, row(step, written).shown()));
      }
    }
    requests.keep(answers);
  }
}
