package org.wattline.bills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.context.CarryOver;

/**
 * Bills an account: works out every period that is new or in doubt, in order, and makes documents
 * of the differences. New periods become an invoice, or a settlement that nets the advances of its
 * months; a period whose truth changed becomes a correction of the bill that billed it first.
 */
public final class AccountBilling {
  private final AccountState account;
  private final Knowledge known;
  private final BillRequest request;
  private final Map<Bucket, DocumentBuilder> documents = new LinkedHashMap<>();
  private final List<Outcome.Worked> worked = new ArrayList<>();
  private Outcome.@Nullable Parked parked;

  /** Which document a difference goes to. */
  private record Bucket(DocumentKind kind, @Nullable UUID of) {}

  private AccountBilling(AccountState account, Knowledge known, BillRequest request) {
    this.account = account;
    this.known = known;
    this.request = request;
  }

  /**
   * What an account's next bills are.
   *
   * @param ids gives each bill its id
   */
  public static Outcome bill(
      AccountState account, Knowledge known, BillRequest request, Supplier<UUID> ids) {
    AccountBilling billing = new AccountBilling(account, known, request);
    Map<UUID, @Nullable Agreement> agreements = new LinkedHashMap<>();
    account.agreements().stream()
        .sorted(Comparator.comparing(Agreement::id))
        .forEach(each -> agreements.put(each.id(), each));
    account.billed().stream()
        .map(each -> each.key().agreementId())
        .sorted()
        .forEach(id -> agreements.putIfAbsent(id, null));
    for (Map.Entry<UUID, @Nullable Agreement> each : agreements.entrySet()) {
      billing.usage(each.getKey(), each.getValue());
      if (billing.parked != null) {
        return billing.parked;
      }
    }
    return billing.finished(ids);
  }

  private Outcome finished(Supplier<UUID> ids) {
    List<Draft> drafts = new ArrayList<>();
    for (DocumentKind kind :
        List.of(
            DocumentKind.CORRECTION,
            DocumentKind.SETTLEMENT,
            DocumentKind.INVOICE,
            DocumentKind.ADVANCE)) {
      for (Map.Entry<Bucket, DocumentBuilder> each : documents.entrySet()) {
        if (each.getKey().kind() == kind) {
          if (!each.getValue().oneCurrency()) {
            return new Outcome.Parked(
                Outcome.Reason.MISSING_FACT,
                "The tariffs of the account's agreements have different currencies");
          }
          drafts.add(each.getValue().build(ids.get(), account.accountId(), request.knownAt()));
        }
      }
    }
    return new Outcome.Billed(List.copyOf(drafts), List.copyOf(worked));
  }

  private record Item(
      LocalDateRange days, @Nullable BilledPeriod billed, @Nullable LocalDateRange inLife) {}

  private void usage(UUID agreementId, @Nullable Agreement agreement) {
    List<BilledPeriod> billed = billed(agreementId, PeriodKind.USAGE);
    List<LocalDateRange> fresh =
        agreement == null
            ? List.of()
            : PeriodPlan.due(
                agreement,
                billed.stream().map(BilledPeriod::days).toList(),
                request.until(),
                request.toNow());
    List<Item> items = new ArrayList<>();
    for (BilledPeriod each : billed) {
      LocalDateRange inLife =
          agreement == null ? null : each.days().intersection(agreement.life()).orElse(null);
      items.add(new Item(each.days(), each, inLife));
    }
    fresh.forEach(days -> items.add(new Item(days, null, days)));
    items.sort(Comparator.comparing(item -> item.days().from()));
    CarryOver carried = CarryOver.none();
    boolean carriedChanged = false;
    for (Item item : items) {
      BilledPeriod before = item.billed();
      if (before != null && (!request.corrections() || (!before.doubted() && !carriedChanged))) {
        carried = before.carryOver();
        carriedChanged = false;
        continue;
      }
      PeriodKey key =
          before == null
              ? new PeriodKey(agreementId, PeriodKind.USAGE, item.days().from())
              : before.key();
      Statement statement = new Statement(key, List.of(), carried);
      if (agreement != null && item.inLife() != null) {
        Statement.Rating rating = Statement.of(key, agreement, item.inLife(), carried, known);
        parked = rating.parked();
        if (rating.statement() == null) {
          return;
        }
        statement = rating.statement();
      }
      take(agreement, item, statement);
      carriedChanged = before == null || !before.carryOver().equals(statement.carryOver());
      carried = statement.carryOver();
    }
    advances(agreementId, agreement, billed, fresh);
  }

  private List<BilledPeriod> billed(UUID agreementId, PeriodKind kind) {
    return account.billed().stream()
        .filter(each -> each.key().agreementId().equals(agreementId) && each.key().kind() == kind)
        .sorted(Comparator.comparing(each -> each.key().from()))
        .toList();
  }

  private void take(@Nullable Agreement agreement, Item item, Statement statement) {
    worked.add(new Outcome.Worked(statement.key(), statement.carryOver()));
    UUID point = agreement == null ? null : agreement.servicePointId();
    boolean estimated =
        point != null && item.inLife() != null && known.estimated(point, item.inLife());
    BilledPeriod before = item.billed();
    DocumentBuilder document =
        before == null ? document(kind(agreement, item), agreement) : correction(before.original());
    boolean ends = agreement != null && item.days().to().equals(agreement.to()) && before == null;
    boolean added =
        document.add(
            new BillDocument.Period(
                statement.key(),
                item.days().to(),
                point,
                before == null,
                estimated,
                Consumption.imported(statement)),
            statement,
            before == null ? null : account.past().on(statement.key()));
    if (added && ends) {
      document.markFinal();
    }
    documents.values().removeIf(DocumentBuilder::isEmpty);
  }

  private static DocumentKind kind(@Nullable Agreement agreement, Item item) {
    return agreement != null
            && agreement
                .termsOn(item.days().from())
                .map(terms -> terms.cycle().advances())
                .orElse(false)
        ? DocumentKind.SETTLEMENT
        : DocumentKind.INVOICE;
  }

  private DocumentBuilder document(DocumentKind kind, @Nullable Agreement agreement) {
    UUID of = kind == DocumentKind.SETTLEMENT && agreement != null ? agreement.id() : null;
    return documents.computeIfAbsent(new Bucket(kind, of), b -> new DocumentBuilder(kind, null));
  }

  private DocumentBuilder correction(Original original) {
    return documents.computeIfAbsent(
        new Bucket(DocumentKind.CORRECTION, original.id()),
        b -> new DocumentBuilder(DocumentKind.CORRECTION, original));
  }

  private void advances(
      UUID agreementId,
      @Nullable Agreement agreement,
      List<BilledPeriod> billed,
      List<LocalDateRange> fresh) {
    List<LocalDateRange> settled = new ArrayList<>(fresh);
    billed.forEach(each -> settled.add(each.days()));
    List<BilledPeriod> charged = billed(agreementId, PeriodKind.ADVANCE);
    for (BilledPeriod each : charged) {
      if (agreement == null || !owed(agreement, each, settled)) {
        release(each, billed, agreement, fresh);
      } else if (request.corrections()) {
        restore(each, agreement);
      }
    }
    if (agreement == null) {
      return;
    }
    for (LocalDateRange month : PeriodPlan.advances(agreement, settled, request.until())) {
      if (charged.stream().noneMatch(each -> each.days().overlaps(month))) {
        charge(agreement, month);
        if (parked != null) {
          return;
        }
      }
    }
  }

  /** Whether a month's advance still stands: its month is in the agreement and not settled. */
  private static boolean owed(
      Agreement agreement, BilledPeriod advance, List<LocalDateRange> settled) {
    return agreement.life().contains(advance.key().from())
        && settled.stream().noneMatch(days -> days.contains(advance.key().from()));
  }

  /** Gives an advance back: within the settlement of its agreement, or by a correction of it. */
  private void release(
      BilledPeriod advance,
      List<BilledPeriod> billed,
      @Nullable Agreement agreement,
      List<LocalDateRange> fresh) {
    boolean settledBefore =
        billed.stream()
            .anyMatch(each -> !each.doubted() && each.days().contains(advance.key().from()));
    if (settledBefore || (fresh.isEmpty() && !request.corrections())) {
      return;
    }
    BillDocument.Period period =
        new BillDocument.Period(
            advance.key(),
            advance.to(),
            agreement == null ? null : agreement.servicePointId(),
            false,
            false,
            null);
    DocumentBuilder document =
        fresh.isEmpty() ? correction(advance.original()) : settlement(agreement);
    Statement nothing = new Statement(advance.key(), List.of(), CarryOver.none());
    if (document.add(period, nothing, account.past().on(advance.key())) && !fresh.isEmpty()) {
      document.deduct(advance.original());
    }
    documents.values().removeIf(DocumentBuilder::isEmpty);
  }

  /** Charges an advance again that was given back: its month is in the agreement once more. */
  private void restore(BilledPeriod advance, Agreement agreement) {
    PastCharges.Charges past = account.past().on(advance.key());
    Currency currency = Currency.getInstance(past.currency());
    BillDocument.Period period =
        new BillDocument.Period(
            advance.key(), advance.to(), agreement.servicePointId(), false, false, null);
    AdvanceCharge.givenBack(past, currency)
        .ifPresent(charge -> correction(advance.original()).add(period, charge, currency));
  }

  /** The document that bills the agreement's new periods. */
  private DocumentBuilder settlement(@Nullable Agreement agreement) {
    UUID id = agreement == null ? null : agreement.id();
    DocumentBuilder settles = documents.get(new Bucket(DocumentKind.SETTLEMENT, id));
    return settles == null ? document(DocumentKind.INVOICE, agreement) : settles;
  }

  private void charge(Agreement agreement, LocalDateRange month) {
    Terms terms = agreement.termsOn(month.from()).orElseThrow();
    LocalDateRange first = new LocalDateRange(month.from(), month.from().plusDays(1));
    List<Knowledge.TariffSpan> spans = known.tariff(terms.productId(), first);
    if (spans.isEmpty()) {
      parked =
          new Outcome.Parked(
              Outcome.Reason.MISSING_PRICE,
              "The product of the agreement has no published tariff on " + month.from());
      return;
    }
    ResolvedTariff tariff = spans.getFirst().tariff();
    PeriodKey key = new PeriodKey(agreement.id(), PeriodKind.ADVANCE, month.from());
    document(DocumentKind.ADVANCE, agreement)
        .add(
            new BillDocument.Period(key, month.to(), agreement.servicePointId(), true, false, null),
            AdvanceCharge.of(
                key, month, Objects.requireNonNull(terms.monthlyAdvance()), tariff.document()),
            tariff.document().currency());
  }
}
