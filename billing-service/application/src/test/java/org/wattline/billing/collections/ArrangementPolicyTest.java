package org.wattline.billing.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.billing.collections.ArrangementPolicy.Decision;
import org.wattline.billing.collections.ArrangementPolicy.Facts;

@Tag("UC-053")
class ArrangementPolicyTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @CsvSource({
    // who,     owed,    running, broken on,   contested, decision
    "CUSTOMER, 258.59,   false,   ,            false,     6",
    "CUSTOMER, 60.00,    false,   ,            false,     6",
    "CUSTOMER, 59.99,    false,   ,            false,     5",
    "CUSTOMER, 20.00,    false,   ,            false,     2",
    "CUSTOMER, 19.99,    false,   ,            false,     TooSmall",
    "CUSTOMER, 0,        false,   ,            false,     NothingOwed",
    "CUSTOMER, 258.59,   true,    ,            false,     Running",
    "CUSTOMER, 258.59,   false,   2025-12-02,  false,     BrokenLately",
    "CUSTOMER, 258.59,   false,   2025-12-01,  false,     6",
    "CUSTOMER, 258.59,   false,   ,            true,      Disputed",
    "STAFF,    258.59,   false,   ,            false,     24",
    "STAFF,    23.99,    false,   ,            false,     23",
    "STAFF,    1.99,     false,   ,            false,     TooSmall",
    "STAFF,    258.59,   false,   2026-11-30,  false,     24",
    "STAFF,    258.59,   true,    ,            false,     Running",
    "STAFF,    258.59,   false,   ,            true,      Disputed"
  })
  void whoGetsHowMany(
      String who,
      BigDecimal owed,
      boolean running,
      @Nullable LocalDate brokenOn,
      boolean contested,
      String decision) {
    ArrangementPolicy policy =
        who.equals("STAFF") ? ArrangementPolicy.STAFF : ArrangementPolicy.CUSTOMER;

    Decision made = policy.decide(new Facts(owed, running, brokenOn, contested, TODAY));

    assertThat(
            switch (made) {
              case Decision.Allowed allowed -> String.valueOf(allowed.mostMonths());
              case Decision.Refused refused -> refused.reason().getClass().getSimpleName();
            })
        .isEqualTo(decision);
  }
}
