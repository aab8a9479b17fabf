package org.wattline.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;

class PointUseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // an old agreement: this month, the same days a year ago, twelve months
        "2020-05-01 | 2026-11-18 | 2026-11-01..2026-11-18 DAY, 2025-11-01..2025-11-18 DAY,"
            + " 2025-11-01..2026-11-01 MONTH",
        // the first of a month: nothing of it is over
        "2020-05-01 | 2026-12-01 | 2025-12-01..2026-12-01 MONTH",
        // a year ago somebody else lived there
        "2026-03-15 | 2026-11-18 | 2026-11-01..2026-11-18 DAY, 2026-03-15..2026-11-01 MONTH",
        // within the days of a year ago
        "2025-11-05 | 2026-11-18 | 2026-11-01..2026-11-18 DAY, 2025-11-05..2026-11-01 MONTH",
        // moved in this month
        "2026-11-10 | 2026-11-18 | 2026-11-10..2026-11-18 DAY",
        // today
        "2026-11-18 | 2026-11-18 | -",
        // a leap day has no day a year ago
        "2020-05-01 | 2024-02-29 | 2024-02-01..2024-02-29 DAY, 2023-02-01..2023-02-28 DAY,"
            + " 2023-02-01..2024-02-01 MONTH"
      })
  void noDayBeforeTheAgreementIsAskedFor(String from, String today, @Nullable String asked) {
    List<String> questions = new ArrayList<>();
    UsageApi usage =
        (UsageApi)
            Proxy.newProxyInstance(
                UsageApi.class.getClassLoader(),
                new Class<?>[] {UsageApi.class},
                (self, method, arguments) -> {
                  questions.add(arguments[1] + ".." + arguments[2] + " " + arguments[3]);
                  return List.<UsageSeries>of();
                });
    Agreement agreement =
        new Agreement(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "541448820044186577",
            LocalDate.parse(from),
            null,
            List.of(),
            1);

    PointUse.fetch(usage, agreement, LocalDate.parse(today));

    assertThat(String.join(", ", questions)).isEqualTo(asked == null ? "" : asked);
  }
}
