package org.wattline.portal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementCancelling;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.collections.CoveredItem;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.collections.NewArrangement;
import org.wattline.billing.contract.collections.PlannedInstalment;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** Payment arrangements as one customer sees them, in memory. */
final class FakeArrangements implements ArrangementsApi {
  private static final int GRACE_DAYS = 7;
  private static final int MOST_MONTHS = 6;

  final Map<UUID, List<Arrangement>> all = new LinkedHashMap<>();
  final List<String> keys = new ArrayList<>();
  private final FakeBilling billing;

  FakeArrangements(FakeBilling billing) {
    this.billing = billing;
  }

  @Configuration(proxyBeanMethods = false)
  static class Beans {
    @Bean
    @Primary
    ArrangementsApi fakeArrangements(FakeBilling billing) {
      return billing.arrangements;
    }
  }

  @Override
  public ArrangementProposal propose(UUID accountId, @Nullable LocalDate firstOn) {
    fail();
    BigDecimal total = billing.money.balance(accountId).balance();
    LocalDate first = firstOn == null ? FakeMoney.TODAY.plusDays(14) : firstOn;
    return new ArrangementProposal(
        "EUR",
        total,
        first,
        FakeMoney.TODAY,
        FakeMoney.TODAY.plusDays(31),
        GRACE_DAYS,
        covers(total),
        IntStream.rangeClosed(2, MOST_MONTHS)
            .mapToObj(months -> new InstalmentPlan(months, planned(total, months, first)))
            .toList());
  }

  private static List<CoveredItem> covers(BigDecimal total) {
    return List.of(
        new CoveredItem(FakeMoney.OCTOBER, "2026-0000210", LocalDate.of(2026, 12, 3), total));
  }

  private static List<PlannedInstalment> planned(BigDecimal total, int months, LocalDate first) {
    BigDecimal each = total.divide(BigDecimal.valueOf(months), 2, RoundingMode.DOWN);
    BigDecimal rest = total.subtract(each.multiply(BigDecimal.valueOf(months - 1)));
    return IntStream.range(0, months)
        .mapToObj(i -> new PlannedInstalment(i + 1, first.plusMonths(i), i == 0 ? rest : each))
        .toList();
  }

  @Override
  public Arrangement agree(UUID accountId, String key, NewArrangement asked) {
    keys.add(key);
    fail();
    BigDecimal total = billing.money.balance(accountId).balance();
    return runs(accountId, total, asked.months(), asked.firstOn(), 0, ArrangementStatus.KEPT);
  }

  /** An arrangement of which so many instalments are paid. */
  Arrangement runs(
      UUID account,
      BigDecimal total,
      int months,
      LocalDate first,
      int paid,
      ArrangementStatus status) {
    List<ArrangementInstalment> instalments =
        planned(total, months, first).stream()
            .map(
                i ->
                    new ArrangementInstalment(
                        i.number(),
                        i.dueOn(),
                        i.amount(),
                        i.number() <= paid ? BigDecimal.ZERO : i.amount()))
            .toList();
    Arrangement arrangement =
        new Arrangement(
            UUID.randomUUID(),
            account,
            status,
            "EUR",
            total,
            instalments.stream()
                .limit(paid)
                .map(ArrangementInstalment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add),
            FakeMoney.TODAY.minusDays(40),
            null,
            false,
            GRACE_DAYS,
            covers(total),
            instalments,
            status.runs() ? instalments.get(paid) : null,
            status == ArrangementStatus.BROKEN ? FakeMoney.TODAY : null,
            null);
    all.computeIfAbsent(account, id -> new ArrayList<>()).addFirst(arrangement);
    return arrangement;
  }

  @Override
  public List<Arrangement> ofAccount(UUID accountId) {
    if (billing.failure != null) {
      throw billing.failure;
    }
    return List.copyOf(all.getOrDefault(accountId, List.of()));
  }

  @Override
  public Arrangement cancel(UUID accountId, UUID arrangementId, ArrangementCancelling cancelling) {
    throw FakeBilling.refusal(403, "forbidden", "Forbidden");
  }

  private void fail() {
    if (billing.failure != null) {
      throw billing.failure;
    }
    billing.refuse();
  }

  /** A refusal by policy, in the service's English. */
  static ApiProblemException refused(String code, String... arguments) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            409,
            "https://wattline.org/problems/conflict",
            "The request contradicts the present state",
            "No.",
            null,
            List.of(),
            code,
            List.of(arguments)));
  }
}
