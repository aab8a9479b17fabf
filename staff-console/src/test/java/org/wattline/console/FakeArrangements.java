package org.wattline.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.collections.Arrangement;
import org.wattline.billing.contract.collections.ArrangementEnd;
import org.wattline.billing.contract.collections.ArrangementInstalment;
import org.wattline.billing.contract.collections.ArrangementProposal;
import org.wattline.billing.contract.collections.ArrangementStatus;
import org.wattline.billing.contract.collections.ArrangementsApi;
import org.wattline.billing.contract.collections.CoveredItem;
import org.wattline.billing.contract.collections.InstalmentPlan;
import org.wattline.billing.contract.collections.PlannedInstalment;

/** Payment arrangements in memory, and what was asked for. */
@Configuration(proxyBeanMethods = false)
class FakeArrangements {
  private static final BigDecimal OWED = new BigDecimal("120.00");
  private static final int GRACE_DAYS = 7;

  /** What there is, and what was asked. */
  static final class Plans {
    final List<Arrangement> all = new ArrayList<>();
    final List<List<Object>> asked = new ArrayList<>();
    @Nullable RuntimeException refusal;

    void reset() {
      all.clear();
      asked.clear();
      refusal = null;
    }

    /** One of 120.00 in three, the first on a day, of which so many are paid. */
    void has(ArrangementStatus status, LocalDate first, int paid, @Nullable ArrangementEnd end) {
      List<ArrangementInstalment> instalments =
          planned(3, first).stream()
              .map(
                  i ->
                      new ArrangementInstalment(
                          i.number(),
                          i.dueOn(),
                          i.amount(),
                          i.number() <= paid ? BigDecimal.ZERO : i.amount()))
              .toList();
      all.addFirst(
          new Arrangement(
              UUID.randomUUID(),
              FakeMoneyReturns.ACCOUNT,
              status,
              "EUR",
              OWED,
              new BigDecimal("40.00").multiply(BigDecimal.valueOf(paid)),
              first.minusDays(10),
              "Els Maes",
              true,
              GRACE_DAYS,
              covers(),
              instalments,
              status.runs() ? instalments.get(paid) : null,
              status == ArrangementStatus.BROKEN ? first.plusDays(8) : null,
              end));
    }

    private void refuse() {
      if (refusal != null) {
        throw refusal;
      }
    }
  }

  private static List<CoveredItem> covers() {
    return List.of(
        new CoveredItem(FakeMoney.OCTOBER, "2026-0000210", LocalDate.of(2026, 11, 12), OWED));
  }

  private static List<PlannedInstalment> planned(int months, LocalDate first) {
    BigDecimal each = OWED.divide(BigDecimal.valueOf(months), 2, RoundingMode.DOWN);
    BigDecimal rest = OWED.subtract(each.multiply(BigDecimal.valueOf(months - 1)));
    return IntStream.range(0, months)
        .mapToObj(i -> new PlannedInstalment(i + 1, first.plusMonths(i), i == 0 ? rest : each))
        .toList();
  }

  @Bean
  Plans plans() {
    return new Plans();
  }

  @Bean
  @Primary
  ArrangementsApi fakeArrangementsApi(Plans plans) {
    return new FakeApi<>(ArrangementsApi.class)
        .on("ofAccount", asked -> List.copyOf(plans.all))
        .on(
            "propose",
            asked -> {
              plans.refuse();
              LocalDate today = LocalDate.now(ZoneId.of("Europe/Brussels"));
              LocalDate first = asked[1] == null ? today.plusDays(14) : (LocalDate) asked[1];
              return new ArrangementProposal(
                  "EUR",
                  OWED,
                  first,
                  today,
                  today.plusDays(31),
                  GRACE_DAYS,
                  covers(),
                  IntStream.rangeClosed(2, 24)
                      .mapToObj(months -> new InstalmentPlan(months, planned(months, first)))
                      .toList());
            })
        .on(
            "agree",
            asked -> {
              plans.asked.add(Arrays.asList(asked));
              plans.refuse();
              plans.has(ArrangementStatus.KEPT, LocalDate.of(2026, 12, 5), 0, null);
              return plans.all.getFirst();
            })
        .on(
            "cancel",
            asked -> {
              plans.asked.add(Arrays.asList(asked));
              plans.refuse();
              return plans.all.getFirst();
            })
        .make();
  }
}
