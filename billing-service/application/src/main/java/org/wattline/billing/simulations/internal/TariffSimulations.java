package org.wattline.billing.simulations.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.agreements.AgreementRegister;
import org.wattline.billing.agreements.AgreementTerms;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.billing.contract.tariffs.ComparedTariff;
import org.wattline.billing.contract.tariffs.TariffComparison;
import org.wattline.billing.contract.tariffs.TestBill;
import org.wattline.billing.contract.tariffs.TestBillRequest;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.metering.PointUsage;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.billing.simulations.Simulations;
import org.wattline.billing.tariffs.Product;
import org.wattline.billing.tariffs.TariffBook;
import org.wattline.billing.tariffs.TariffDrafts;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.usage.Usage;
import org.wattline.rating.usage.UsageJson;

@Service
class TariffSimulations implements Simulations {
  /** A year with its leap day: what one request prices, for each tariff. */
  private static final int MAX_DAYS = 366;

  /** More than anybody compares; each costs a year's rating. */
  private static final int MAX_TARIFFS = 50;

  private static final LocalDate FAR = LocalDate.of(2100, 1, 1);
  private static final Comparator<ComparedTariff> CHEAPEST =
      Comparator.comparing(ComparedTariff::total, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ComparedTariff::code);

  private final TariffBook tariffs;
  private final TariffDrafts drafts;
  private final AgreementDirectory agreements;
  private final AgreementRegister register;
  private final UsageFeed usages;
  private final Supplier supplier;

  TariffSimulations(
      TariffBook tariffs,
      TariffDrafts drafts,
      AgreementDirectory agreements,
      AgreementRegister register,
      UsageFeed usages,
      Supplier supplier) {
    this.tariffs = tariffs;
    this.drafts = drafts;
    this.agreements = agreements;
    this.register = register;
    this.usages = usages;
    this.supplier = supplier;
  }

  /** What is priced. */
  private record Case(LocalDateRange days, Usage usage, boolean complete, RatingContext context) {}

  @Override
  @Transactional(readOnly = true)
  public TestBill test(Asker asker, UUID productId, TestBillRequest request) {
    String document = document(asker, productId, request.document());
    LocalDateRange days = days(request.from(), request.to());
    if ((request.agreementId() == null) == (request.usage() == null)) {
      throw Refusals.invalid("usage", "Give either an agreement or usage.");
    }
    Case tried = given(request, days);
    Locale locale =
        Locale.of(request.language() == null ? supplier.language() : request.language());
    Priced draft =
        Priced.of(
            List.of(
                new TariffBook.ResolvedSpan(
                    tried.days(), productId, tariffs.tried(document, tried.days()))),
            tried.days(),
            tried.usage(),
            tried.context());
    Priced published =
        Priced.of(
            tariffs.resolve(productId, tried.days(), null),
            tried.days(),
            tried.usage(),
            tried.context());
    return new TestBill(
        draft.toContract(supplier.currency(), locale),
        published.parts().isEmpty() ? null : published.toContract(supplier.currency(), locale),
        tried.complete());
  }

  private String document(Asker asker, UUID productId, @Nullable String unsaved) {
    if (unsaved == null) {
      return drafts.get(asker, productId).document();
    }
    drafts.requireFit(asker, productId, unsaved);
    return unsaved;
  }

  private Case given(TestBillRequest request, LocalDateRange days) {
    String json = request.usage();
    if (json != null) {
      try {
        return new Case(
            days,
            UsageJson.read(json),
            true,
            Facts.of(request.customerClass(), request.attributes()));
      } catch (InvalidJsonException invalid) {
        throw Refusals.invalid("usage", String.valueOf(invalid.getMessage()));
      }
    }
    SupplyAgreement agreement =
        agreements
            .byId(Objects.requireNonNull(request.agreementId()), null)
            .orElseThrow(() -> Refusals.invalid("agreementId", "There is no such agreement."));
    LocalDateRange own = within(agreement, days);
    PointUsage usage = usages.usage(agreement.servicePointId(), own, null);
    return new Case(own, usage.usage(), usage.complete(), Facts.of(agreement.terms(), true));
  }

  @Override
  @Transactional(readOnly = true)
  public TariffComparison compare(
      Asker asker, UUID agreementId, LocalDate from, LocalDate to, @Nullable String language) {
    register.get(asker, agreementId, null);
    SupplyAgreement agreement =
        agreements.byId(agreementId, null).orElseThrow(() -> Refusals.notFound("agreement"));
    LocalDateRange days = within(agreement, days(from, to));
    PointUsage usage = usages.usage(agreement.servicePointId(), days, null);
    AgreementTerms last = lastOf(agreement, days);
    Product current = tariffs.product(last.productId());
    List<Product> products = new ArrayList<>(List.of(current));
    tariffs.offered().stream()
        .filter(product -> !product.id().equals(current.id()))
        .filter(product -> product.commodity() == current.commodity())
        .filter(product -> product.isFor(last.facts().customerClass()))
        .limit(MAX_TARIFFS - 1L)
        .forEach(products::add);
    String shown = language == null ? supplier.language() : language;
    List<ComparedTariff> compared =
        products.stream()
            .map(
                product -> {
                  boolean own = product.id().equals(current.id());
                  Priced priced =
                      Priced.of(
                          tariffs.resolve(product.id(), days, null),
                          days,
                          usage.usage(),
                          Facts.of(agreement.terms(), own));
                  return new ComparedTariff(
                      product.id(),
                      product.code(),
                      product.nameIn(shown),
                      own,
                      priced.isComplete() ? priced.total() : null,
                      priced.isComplete() ? priced.groups() : List.of(),
                      priced.refusals(Locale.of(shown)));
                })
            .sorted(CHEAPEST)
            .toList();
    return new TariffComparison(
        agreementId, days.from(), days.to(), usage.complete(), supplier.currency(), compared);
  }

  private static AgreementTerms lastOf(SupplyAgreement agreement, LocalDateRange days) {
    return agreement.terms().stream()
        .filter(terms -> terms.from().isBefore(days.to()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static LocalDateRange days(LocalDate from, LocalDate to) {
    if (!to.isAfter(from) || from.plusDays(MAX_DAYS).isBefore(to)) {
      throw Refusals.invalid("to", "must be 1 to " + MAX_DAYS + " days after the first day");
    }
    return LocalDateRange.of(from, to);
  }

  private static LocalDateRange within(SupplyAgreement agreement, LocalDateRange days) {
    LocalDate end = agreement.to() == null ? FAR : agreement.to();
    return LocalDateRange.of(agreement.from(), end)
        .intersection(days)
        .orElseThrow(
            () -> Refusals.invalid("from", "The agreement supplies on none of these days."));
  }
}
