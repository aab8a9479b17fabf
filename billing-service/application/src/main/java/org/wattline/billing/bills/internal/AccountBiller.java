package org.wattline.billing.bills.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.billing.tariffs.TariffBook;
import org.wattline.bills.AccountBilling;
import org.wattline.bills.AccountState;
import org.wattline.bills.Agreement;
import org.wattline.bills.BillRequest;
import org.wattline.bills.Needs;
import org.wattline.bills.Outcome;

/** Works many accounts out: reads in bulk, rates in memory, and parks what fails. */
@Component
class AccountBiller {
  private static final Logger log = LoggerFactory.getLogger(AccountBiller.class);
  private static final int MAX_SENTENCE = 500;

  private final BillingStates states;
  private final UsageFeed feed;
  private final TariffBook book;
  private final SetPlans plans;
  private final TransactionTemplate reading;

  AccountBiller(
      BillingStates states,
      @Lazy UsageFeed feed,
      @Lazy TariffBook book,
      SetPlans plans,
      PlatformTransactionManager transactions) {
    this.states = states;
    this.feed = feed;
    this.book = book;
    this.plans = plans;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
  }

  /**
   * Works accounts out, in the order given.
   *
   * @param anchorDay only agreements whose cycle begins on this day of the month; 0 for all
   */
  List<Worked> work(Collection<UUID> accountIds, BillRequest request, int anchorDay) {
    Map<UUID, AccountState> all = new LinkedHashMap<>();
    BulkKnowledge known = knowledge(request);
    reading.executeWithoutResult(
        status -> {
          plans.use();
          List<Needs.Need> needs = new ArrayList<>();
          states
              .of(accountIds, request.knownAt())
              .forEach((id, state) -> all.put(id, only(state, anchorDay)));
          all.values().forEach(state -> needs.addAll(Needs.of(state, request)));
          known.fetch(needs);
        });
    List<Worked> worked = new ArrayList<>();
    try (Proofs.Writer proofs = new Proofs.Writer()) {
      all.forEach((id, state) -> worked.add(one(state, known, request, proofs)));
    }
    return worked;
  }

  BulkKnowledge knowledge(BillRequest request) {
    return new BulkKnowledge(feed, book, request.knownAt());
  }

  private static AccountState only(AccountState state, int anchorDay) {
    if (anchorDay == 0) {
      return state;
    }
    List<Agreement> agreements =
        state.agreements().stream()
            .filter(
                each ->
                    each.terms().stream().anyMatch(terms -> terms.cycle().anchorDay() == anchorDay))
            .toList();
    return new AccountState(
        state.accountId(),
        agreements,
        state.billed().stream()
            .filter(
                period ->
                    agreements.stream()
                        .anyMatch(each -> each.id().equals(period.key().agreementId())))
            .toList(),
        state.past());
  }

  private static Worked one(
      AccountState state, BulkKnowledge known, BillRequest request, Proofs.Writer proofs) {
    try {
      Outcome outcome =
          AccountBilling.bill(
              state, known, request, () -> UuidVersion7Strategy.INSTANCE.generateUuid(null));
      return switch (outcome) {
        case Outcome.Parked parked ->
            Worked.failed(
                state.accountId(),
                ParkReason.valueOf(parked.reason().name()),
                parked.sentence().substring(0, Math.min(MAX_SENTENCE, parked.sentence().length())));
        case Outcome.Billed billed ->
            new Worked(
                state.accountId(),
                billed.drafts().stream()
                    .map(draft -> new Worked.Kept(draft.document(), proofs.write(draft.proofs())))
                    .toList(),
                billed.worked(),
                null,
                "");
      };
    } catch (DataAccessException | TransactionException away) {
      // the database's fault, not the account's: whoever takes the chunk over asks again
      throw away;
    } catch (RuntimeException fault) {
      log.error("Account {} cannot be billed", state.accountId(), fault);
      return Worked.failed(
          state.accountId(),
          ParkReason.FAULT,
          "A fault of ours: " + fault.getClass().getSimpleName() + ". It is in the log.");
    }
  }
}
