package org.wattline.billing.collections.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.collections.ArrangementPolicy;
import org.wattline.billing.collections.ArrangementPolicy.Decision;
import org.wattline.billing.collections.ArrangementPolicy.Facts;
import org.wattline.billing.collections.ArrangementPolicy.Reason;
import org.wattline.billing.collections.ArrangementState;
import org.wattline.billing.collections.Arrangements;
import org.wattline.billing.collections.Schedule;
import org.wattline.billing.collections.internal.RunningArrangements.Today;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementCancelling;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.CoveredItem;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.collections.NewArrangement;
import org.wattline.billing.contract.collections.PlannedInstalment;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountAccess.Purpose;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.ContestedPayments;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class StoredArrangements implements Arrangements {
  private final ArrangementRows rows;
  private final RunningArrangements running;
  private final AccountAccess access;
  private final OpenItems items;
  private final ContestedPayments contested;
  private final MoneyRequests requests;
  private final AuditTrail audit;
  private final Supplier supplier;
  private final Clock clock;

  StoredArrangements(
      ArrangementRows rows,
      RunningArrangements running,
      AccountAccess access,
      OpenItems items,
      ContestedPayments contested,
      MoneyRequests requests,
      AuditTrail audit,
      Supplier supplier,
      @Business Clock clock) {
    this.rows = rows;
    this.running = running;
    this.access = access;
    this.items = items;
    this.contested = contested;
    this.requests = requests;
    this.audit = audit;
    this.supplier = supplier;
    this.clock = clock;
  }

  /** What the record of changes says of an arrangement. */
  private record Agreed(BigDecimal total, List<PlannedInstalment> instalments) {}

  /** What could be agreed. */
  private record Offer(List<OpenItem> open, BigDecimal total, int mostMonths) {}

  @Override
  @Transactional(readOnly = true)
  public ArrangementProposal propose(Asker asker, UUID accountId, @Nullable LocalDate firstOn) {
    ArrangementPolicy policy = policyFor(asker, accountId);
    LocalDate today = supplier.today();
    LocalDate first =
        firstOn == null
            ? today.plusDays(ArrangementPolicy.USUAL_FIRST_DAYS)
            : checkedFirst(firstOn, today);
    Offer offer = offer(policy, accountId, today);
    return new ArrangementProposal(
        supplier.currency(),
        offer.total(),
        first,
        today,
        today.plusDays(ArrangementPolicy.LATEST_FIRST_DAYS),
        ArrangementPolicy.GRACE_DAYS,
        offer.open().stream()
            .map(
                item ->
                    new CoveredItem(item.documentId(), item.number(), item.dueOn(), item.open()))
            .toList(),
        IntStream.rangeClosed(ArrangementPolicy.LEAST_MONTHS, offer.mostMonths())
            .mapToObj(
                months ->
                    new InstalmentPlan(
                        months, schedule(offer.total(), months, first).instalments()))
            .toList());
  }

  @Override
  public Arrangement agree(Asker asker, UUID accountId, String key, NewArrangement asked) {
    ArrangementPolicy policy = policyFor(asker, accountId);
    return requests.once(
        new MoneyRequest(accountId, key, "agree-arrangement", asked),
        Arrangement.class,
        () -> agree(asker, policy, accountId, asked));
  }

  private Arrangement agree(
      Asker asker, ArrangementPolicy policy, UUID accountId, NewArrangement asked) {
    items.lock(List.of(accountId)); // nothing is agreed, paid or billed on it meanwhile
    LocalDate today = supplier.today();
    checkedFirst(asked.firstOn(), today);
    Offer offer = offer(policy, accountId, today);
    if (offer.total().compareTo(asked.total()) != 0) {
      throw Refusals.conflict(
          "The account owes " + offer.total().toPlainString() + " now. Look at the plans again.",
          "arrangement-owed-changed",
          offer.total().toPlainString());
    }
    if (asked.months() > offer.mostMonths()) {
      throw Refusals.invalid(
          "months",
          "must be from " + ArrangementPolicy.LEAST_MONTHS + " to " + offer.mostMonths(),
          "arrangement-months",
          ArrangementPolicy.LEAST_MONTHS,
          offer.mostMonths());
    }
    StoredArrangement agreed =
        new StoredArrangement(
            UuidVersion7Strategy.INSTANCE.generateUuid(null),
            accountId,
            today,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            asker.name(),
            asker.isStaff(),
            ArrangementPolicy.GRACE_DAYS,
            offer.open().stream().collect(Collectors.toMap(OpenItem::documentId, OpenItem::open)),
            schedule(offer.total(), asked.months(), asked.firstOn()),
            null);
    rows.insert(agreed);
    audit.record(
        asker,
        "arrangement-agreed",
        "account",
        accountId,
        null,
        new Agreed(agreed.schedule().total(), agreed.schedule().instalments()));
    return shown(asker, running.today(agreed));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Arrangement> ofAccount(Asker asker, UUID accountId) {
    access.require(asker, accountId, Purpose.READ);
    return running.ofAccount(accountId).stream().map(one -> shown(asker, one)).toList();
  }

  @Override
  @Transactional
  public Arrangement cancel(
      Asker asker, UUID accountId, UUID arrangementId, ArrangementCancelling cancelling) {
    access.require(asker, accountId, Purpose.READ);
    requireCollector(asker);
    items.lock(List.of(accountId));
    Today found =
        running.ofAccount(accountId).stream()
            .filter(one -> one.agreed().id().equals(arrangementId))
            .findFirst()
            .orElseThrow(() -> Refusals.notFound("arrangement"));
    if (!found.standing().state().runs()) {
      throw Refusals.conflict("This arrangement does not run any more.", "arrangement-over");
    }
    StoredArrangement before = found.agreed();
    StoredArrangement.End end =
        new StoredArrangement.End(
            supplier.today(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            asker.name(),
            cancelling.reason().strip());
    rows.insertEnd(arrangementId, end);
    audit.record(
        asker,
        "arrangement-cancelled",
        "account",
        accountId,
        new Agreed(before.schedule().total(), before.schedule().instalments()),
        end);
    return shown(
        asker,
        running.today(
            new StoredArrangement(
                before.id(),
                accountId,
                before.agreedOn(),
                before.agreedAt(),
                before.agreedBy(),
                before.byStaff(),
                before.graceDays(),
                before.covers(),
                before.schedule(),
                end)));
  }

  private static void requireCollector(Asker asker) {
    asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.FINANCE, Role.SUPERVISOR);
  }

  /** The asker's policy, when they may agree anything for the account. */
  private ArrangementPolicy policyFor(Asker asker, UUID accountId) {
    access.require(asker, accountId, Purpose.PAY);
    if (asker.isStaff()) {
      requireCollector(asker);
      return ArrangementPolicy.STAFF;
    }
    return ArrangementPolicy.CUSTOMER;
  }

  private static LocalDate checkedFirst(LocalDate first, LocalDate today) {
    LocalDate latest = today.plusDays(ArrangementPolicy.LATEST_FIRST_DAYS);
    if (first.isBefore(today) || first.isAfter(latest)) {
      throw Refusals.invalid(
          "firstOn",
          "must be from " + today + " to " + latest,
          "arrangement-first-day",
          today,
          latest);
    }
    return first;
  }

  private Schedule schedule(BigDecimal total, int months, LocalDate firstOn) {
    int decimals = Currency.getInstance(supplier.currency()).getDefaultFractionDigits();
    return Schedule.of(total, decimals, months, firstOn);
  }

  private Offer offer(ArrangementPolicy policy, UUID accountId, LocalDate today) {
    List<OpenItem> open = items.of(accountId);
    BigDecimal total = open.stream().map(OpenItem::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    List<ArrangementState> states =
        running.ofAccount(accountId).stream().map(one -> one.standing().state()).toList();
    LocalDate brokenOn =
        states.stream()
            .map(state -> state instanceof ArrangementState.Broken broken ? broken.on() : null)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo)
            .orElse(null);
    Facts facts =
        new Facts(
            total,
            states.stream().anyMatch(ArrangementState::runs),
            brokenOn,
            contested.of(accountId),
            today);
    return switch (policy.decide(facts)) {
      case Decision.Allowed allowed -> new Offer(open, total, allowed.mostMonths());
      case Decision.Refused refused -> throw refusal(refused.reason());
    };
  }

  private static ProblemException refusal(Reason reason) {
    return switch (reason) {
      case Reason.Running running ->
          Refusals.conflict(
              "A payment arrangement of this account runs already.", "arrangement-running");
      case Reason.NothingOwed nothing ->
          Refusals.conflict("This account owes nothing.", "arrangement-nothing-owed");
      case Reason.Disputed disputed ->
          Refusals.conflict(
              "A payment of this account is contested at the payer's bank. Wait until that is"
                  + " decided.",
              "arrangement-disputed");
      case Reason.BrokenLately broken ->
          Refusals.conflict(
              "An arrangement of this account was broken. Until "
                  + broken.until()
                  + " another is agreed with the supplier's staff.",
              "arrangement-broken-lately",
              broken.until());
      case Reason.TooSmall small ->
          Refusals.conflict(
              "Less is owed than two instalments of " + small.leastEach().toPlainString() + ".",
              "arrangement-too-small",
              small.leastEach().toPlainString());
    };
  }

  private Arrangement shown(Asker asker, Today today) {
    StoredArrangement agreed = today.agreed();
    ArrangementState state = today.standing().state();
    boolean staff = asker.isStaff();
    return new Arrangement(
        agreed.id(),
        agreed.accountId(),
        ShownStates.status(state),
        supplier.currency(),
        agreed.schedule().total(),
        today.standing().paid(),
        agreed.agreedOn(),
        staff ? agreed.agreedBy() : null,
        agreed.byStaff(),
        agreed.graceDays(),
        today.covered().documents().stream()
            .map(
                item ->
                    new CoveredItem(
                        item.documentId(),
                        item.number(),
                        item.dueOn(),
                        Objects.requireNonNull(agreed.covers().get(item.documentId()))))
            .toList(),
        today.standing().instalments(),
        state.runs()
            ? today.standing().instalments().stream()
                .filter(instalment -> instalment.open().signum() > 0)
                .findFirst()
                .orElse(null)
            : null,
        state instanceof ArrangementState.Broken broken ? broken.on() : null,
        Optional.ofNullable(agreed.end()).map(end -> ShownStates.end(end, staff)).orElse(null));
  }
}
