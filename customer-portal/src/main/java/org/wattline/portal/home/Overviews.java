package org.wattline.portal.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.AgreementsApi;
import org.wattline.billing.contract.billing.BillSummary;
import org.wattline.billing.contract.billing.BillsApi;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.ledger.AccountBalance;
import org.wattline.billing.contract.ledger.AccountItem;
import org.wattline.billing.contract.ledger.LedgerApi;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentsApi;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.portal.arrangements.RunningArrangements;

/** Gathers what the first page says of an account. */
@Component
final class Overviews {
  private final LedgerApi ledger;
  private final PaymentsApi payments;
  private final BillsApi bills;
  private final AgreementsApi agreements;
  private final UsageApi usage;
  private final RunningArrangements arrangements;

  Overviews(
      LedgerApi ledger,
      PaymentsApi payments,
      BillsApi bills,
      AgreementsApi agreements,
      UsageApi usage,
      RunningArrangements arrangements) {
    this.ledger = ledger;
    this.payments = payments;
    this.bills = bills;
    this.agreements = agreements;
    this.usage = usage;
    this.arrangements = arrangements;
  }

  /**
   * Where an account stands, and how it is paid.
   *
   * @param arrangement the one that runs
   */
  record Standing(
      AccountBalance balance,
      List<AccountItem> items,
      Autopay autopay,
      Optional<Arrangement> arrangement) {}

  /** What may need attention. */
  record Matters(
      AccountBalance balance,
      List<Payment> payments,
      List<SavedMethod> methods,
      Autopay autopay,
      List<BillSummary> bills) {}

  /**
   * Use of a month so far.
   *
   * @param days the month's days with values, up to {@code until}
   * @param now the whole of them
   * @param lastYear of the same days of last year, or null where not all is known
   * @param lastMonth of the same days of last month, or null where not all is known
   * @param reason why it differs from what it is compared with, where the hours show it
   */
  record MonthSoFar(
      LocalDate from,
      LocalDate until,
      UsageSeries days,
      @Nullable UsageSeries daysLastYear,
      BigDecimal now,
      @Nullable BigDecimal lastYear,
      @Nullable BigDecimal lastMonth,
      @Nullable Reason reason) {}

  AccountBalance balance(UUID account) {
    return ledger.balance(account);
  }

  Standing standing(UUID account) {
    return new Standing(
        ledger.balance(account),
        ledger.items(account, false),
        payments.autopay(account),
        arrangements.of(account));
  }

  Matters matters(UUID account) {
    return new Matters(
        ledger.balance(account),
        payments.ofAccount(account, null, 1).items(),
        payments.methods(account),
        payments.autopay(account),
        bills.ofAccount(account, null, 1).items());
  }

  /** The month that the newest values are of; empty where there are none. */
  Optional<MonthSoFar> monthSoFar(Account account) {
    Optional<Agreement> supply =
        agreements.ofAccount(account.id(), null).stream()
            .max(
                Comparator.comparing((Agreement one) -> one.to() == null)
                    .thenComparing(Agreement::from));
    if (supply.isEmpty()) {
      return Optional.empty();
    }
    UUID point = supply.get().servicePointId();
    Optional<LocalDate> last =
        usage.channels(point).stream()
            .filter(Channel::counted)
            .map(Channel::lastDay)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (last.isEmpty()) {
      return Optional.empty();
    }
    LocalDate until = last.get().plusDays(1);
    LocalDate from = last.get().withDayOfMonth(1);
    Optional<UsageSeries> now = taken(point, from, until);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    int days = last.get().getDayOfMonth();
    UsageSeries before = same(point, YearMonth.from(from).minusYears(1), days);
    UsageSeries month = same(point, YearMonth.from(from).minusMonths(1), days);
    return Optional.of(
        new MonthSoFar(
            from,
            until,
            now.get(),
            before,
            now.get().total(),
            before == null ? null : before.total(),
            month == null ? null : month.total(),
            reason(point, now.get(), before == null ? month : before).orElse(null)));
  }

  /** Why use differs from the days it is compared with. */
  private Optional<Reason> reason(UUID point, UsageSeries now, @Nullable UsageSeries before) {
    if (before == null) {
      return Optional.empty();
    }
    return taken(point, now.from(), now.to(), Resolution.HOUR)
        .flatMap(
            hours ->
                taken(point, before.from(), before.to(), Resolution.HOUR)
                    .flatMap(then -> Reason.of(hours, then)));
  }

  /** The same days of another month; null where a day of them is missing. */
  private @Nullable UsageSeries same(UUID point, YearMonth month, int days) {
    LocalDate from = month.atDay(1);
    LocalDate to = from.plusDays(Math.min(days, month.lengthOfMonth()));
    return taken(point, from, to)
        .filter(series -> series.missing() == 0 && series.total().signum() > 0)
        .orElse(null);
  }

  private Optional<UsageSeries> taken(UUID point, LocalDate from, LocalDate to) {
    return taken(point, from, to, Resolution.DAY);
  }

  private Optional<UsageSeries> taken(
      UUID point, LocalDate from, LocalDate to, Resolution resolution) {
    return usage.usage(point, from, to, resolution, null).stream()
        .filter(
            series ->
                series.direction()
                    == org.wattline.billing.contract.metering.RegisterDirection.IMPORT)
        .findFirst();
  }
}
