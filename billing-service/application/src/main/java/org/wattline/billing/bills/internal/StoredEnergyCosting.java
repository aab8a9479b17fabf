package org.wattline.billing.bills.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.billing.bills.EnergyCosting;
import org.wattline.billing.contract.billing.EnergyCosts;
import org.wattline.billing.contract.billing.EnergyCostsApi;
import org.wattline.billing.contract.billing.ParkReason;
import org.wattline.billing.contract.billing.UncostedDays;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.billing.tariffs.TariffBook;
import org.wattline.bills.Agreement;
import org.wattline.bills.AgreementRating;
import org.wattline.bills.BilledPeriod;
import org.wattline.bills.PeriodKind;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.spread.IntervalCosts;
import org.wattline.rating.usage.Usage;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.time.BusinessCalendar;

/** Rates the periods that hold the days asked for, and spreads what they came to. */
@Service
class StoredEnergyCosting implements EnergyCosting {
  private final AgreementDirectory agreements;
  private final AccountAccess access;
  private final BillingStates states;
  private final UsageFeed feed;
  private final TariffBook book;
  private final Supplier supplier;
  private final BusinessCalendar calendar;

  StoredEnergyCosting(
      @Lazy AgreementDirectory agreements,
      AccountAccess access,
      BillingStates states,
      @Lazy UsageFeed feed,
      @Lazy TariffBook book,
      Supplier supplier,
      BusinessCalendar calendar) {
    this.agreements = agreements;
    this.access = access;
    this.states = states;
    this.feed = feed;
    this.book = book;
    this.supplier = supplier;
    this.calendar = calendar;
  }

  @Override
  @Transactional(readOnly = true)
  public EnergyCosts costs(
      Asker asker,
      UUID agreementId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt,
      @Nullable String language) {
    Instant known = Instants.stored(knownAt == null ? calendar.now() : knownAt);
    SupplyAgreement agreement = visible(asker, agreementId, known);
    if (!to.isAfter(from) || from.plusDays(EnergyCostsApi.MAX_DAYS).isBefore(to)) {
      throw Refusals.invalid(
          "to", "must be 1 to " + EnergyCostsApi.MAX_DAYS + " days after the first day");
    }
    LocalDateRange days = new LocalDateRange(from, to);
    AgreementRating rating = rating(agreement, days, known);
    String shown = language == null ? supplier.language() : language;
    ZoneId zone = calendar.zone();
    CostTable table = new CostTable(days, resolution, zone, unit(agreement));
    Set<String> leftOut = new LinkedHashSet<>();
    for (AgreementRating.Stretch stretch : rating.stretches()) {
      IntervalCosts costs =
          stretch.tariff().costs(CostTable.told(stretch.usage()), stretch.rated());
      table.add(costs);
      costs.leftOut().forEach(each -> leftOut.add(each.line().nameIn(shown)));
    }
    return new EnergyCosts(
        agreementId,
        supplier.currency(),
        zone.getId(),
        resolution,
        from,
        to,
        table.periods(),
        table.series(),
        List.copyOf(leftOut),
        uncosted(rating, days));
  }

  @Override
  @Transactional(readOnly = true)
  public byte[] csv(
      Asker asker,
      UUID agreementId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt) {
    return EnergyCostsCsv.write(costs(asker, agreementId, from, to, resolution, knownAt, null));
  }

  private SupplyAgreement visible(Asker asker, UUID agreementId, Instant known) {
    SupplyAgreement agreement =
        agreements.byId(agreementId, known).orElseThrow(() -> Refusals.notFound("agreement"));
    try {
      access.require(asker, agreement.accountId(), AccountAccess.Purpose.READ);
    } catch (ProblemException foreign) {
      throw Refusals.notFound("agreement");
    }
    return agreement;
  }

  private AgreementRating rating(SupplyAgreement agreement, LocalDateRange days, Instant known) {
    List<BilledPeriod> billed =
        Objects.requireNonNull(
                states.of(List.of(agreement.accountId()), known).get(agreement.accountId()))
            .billed()
            .stream()
            .filter(each -> each.key().agreementId().equals(agreement.id()))
            .filter(each -> each.key().kind() == PeriodKind.USAGE)
            .toList();
    Agreement agreed = Agreed.of(agreement);
    BulkKnowledge knowledge = new BulkKnowledge(feed, book, known);
    return AgreementRating.of(agreed, billed, days, until(agreement, billed, knowledge), knowledge);
  }

  /** The first day that is not known of, of those that no bill has. */
  private LocalDate until(
      SupplyAgreement agreement, List<BilledPeriod> billed, BulkKnowledge knowledge) {
    LocalDate from =
        billed.stream()
            .map(BilledPeriod::to)
            .reduce(agreement.from(), (one, other) -> one.isAfter(other) ? one : other);
    LocalDate today = calendar.today();
    LocalDate end = agreement.to();
    LocalDate to = end == null || today.isBefore(end) ? today : end;
    if (!from.isBefore(to)) {
      return to;
    }
    LocalDateRange open = new LocalDateRange(from, to);
    Usage usage = knowledge.usage(agreement.servicePointId(), open);
    return KnownDays.until(usage, open, calendar.zone());
  }

  private String unit(SupplyAgreement agreement) {
    UUID product = agreement.terms().getLast().productId();
    return book.find(product).filter(each -> each.commodity() == CommodityKind.GAS).isPresent()
        ? "m³"
        : "kWh";
  }

  private static List<UncostedDays> uncosted(AgreementRating rating, LocalDateRange days) {
    List<UncostedDays> all = new ArrayList<>();
    rating
        .unrated()
        .forEach(
            each ->
                each.days()
                    .intersection(days)
                    .ifPresent(
                        own ->
                            all.add(
                                new UncostedDays(
                                    own.from(),
                                    own.to(),
                                    ParkReason.valueOf(each.why().reason().name())))));
    return all;
  }
}
