package org.wattline.billing.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.Settlement;

@Tag("UC-053")
class StandingTest {
  private static final int GRACE_DAYS = 7;

  /** 30.00 of a bill of 50.00: the 5th of March, of April and of May, 10.00 each. */
  private static final Schedule SCHEDULE =
      Schedule.of(new BigDecimal("30.00"), 2, 3, LocalDate.of(2026, 3, 5));

  @ParameterizedTest
  @CsvSource({
    // today,    what came in,                                           state, paid, open of each
    "2026-02-20, '',                                                     Kept, 0, 10 10 10",
    "2026-03-05, '',                                                     Kept, 0, 10 10 10",
    "2026-03-06, '',                                                     Late 2026-03-05, 0, 10 10 10",
    "2026-03-12, '',                                                     Late 2026-03-05, 0, 10 10 10",
    "2026-03-13, '',                                                     Broken 2026-03-13, 0, 10 10 10",
    "2026-03-06, '2026-03-05=10',                                        Kept, 10, 0 10 10",
    "2026-03-06, '2026-03-05=9.99',                                      Late 2026-03-05, 9.99, 0.01 10 10",
    "2026-03-13, '2026-03-12=10',                                        Kept, 10, 0 10 10",
    "2026-03-20, '2026-03-13=10',                                        Broken 2026-03-13, 10, 0 10 10",
    "2026-06-20, '2026-03-13=30',                                        Broken 2026-03-13, 30, 0 0 0",
    "2026-03-01, '2026-02-25=25',                                        Kept, 25, 0 0 5",
    "2026-02-25, '2026-02-25=30',                                        Completed, 30, 0 0 0",
    "2026-07-01, '2026-03-05=10 2026-04-12=10 2026-05-01=10',            Completed, 30, 0 0 0",
    // more than it covers came in for the documents
    "2026-03-20, '2026-03-01=10 2026-03-10=40',                          Completed, 30, 0 0 0",
    // a payment went back within its days of grace, after them, and when all was paid
    "2026-03-10, '2026-03-05=10 2026-03-09=-10',                         Late 2026-03-05, 0, 10 10 10",
    "2026-03-20, '2026-03-05=10 2026-03-19=-10',                         Late 2026-03-05, 0, 10 10 10",
    "2026-04-13, '2026-03-05=10 2026-03-19=-10',                         Broken 2026-04-13, 0, 10 10 10",
    "2026-07-01, '2026-03-05=30 2026-06-11=-10',                         Broken 2026-06-11, 20, 0 0 10",
    // what was paid before it was agreed went back: nothing is paid, and not less than nothing
    "2026-03-01, '2026-02-25=-20',                                       Kept, 0, 10 10 10"
  })
  void anArrangementStandsAsTheMoneyCame(
      LocalDate today, String came, String state, BigDecimal paid, String open) {
    Standing standing = Standing.of(SCHEDULE, GRACE_DAYS, settlement(came), null, today);

    assertThat(told(standing.state())).isEqualTo(state);
    assertThat(standing.paid()).isEqualByComparingTo(paid);
    assertThat(
            standing.instalments().stream()
                .map(i -> i.open().stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" ")))
        .isEqualTo(open);
  }

  @Test
  void aPaymentThatIsEnteredLateMendsWhatItWasInTimeFor() {
    LocalDate today = LocalDate.of(2026, 3, 20);
    ArrangementState before =
        Standing.of(SCHEDULE, GRACE_DAYS, settlement(""), null, today).state();

    ArrangementState after =
        Standing.of(SCHEDULE, GRACE_DAYS, settlement("2026-03-11=10"), null, today).state();

    assertThat(before).isInstanceOf(ArrangementState.Broken.class);
    assertThat(after).isInstanceOf(ArrangementState.Kept.class);
  }

  @Test
  void whatStaffEndedStaysEnded() {
    LocalDate end = LocalDate.of(2026, 3, 1);

    Standing standing =
        Standing.of(SCHEDULE, GRACE_DAYS, settlement("2026-03-05=30"), end, end.plusDays(30));

    assertThat(told(standing.state())).isEqualTo("Cancelled");
    assertThat(standing.state().runs()).isFalse();
  }

  /** A bill of 50.00, of which 20.00 had been paid; then amounts by day. */
  private static Settlement settlement(String came) {
    TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
    days.put(LocalDate.of(2026, 1, 10), new BigDecimal("20.00"));
    for (String one : came.isEmpty() ? new String[0] : came.split(" ")) {
      String[] parts = one.split("=");
      days.put(LocalDate.parse(parts[0]), new BigDecimal(parts[1]));
    }
    LocalDate issued = LocalDate.of(2026, 1, 1);
    BigDecimal amount = new BigDecimal("50.00");
    return new Settlement(
        List.of(
            OpenItem.issued(
                UUID.randomUUID(), UUID.randomUUID(), "B-1", issued, issued, amount, null)),
        days);
  }

  private static @Nullable String told(ArrangementState state) {
    return switch (state) {
      case ArrangementState.Kept kept -> "Kept";
      case ArrangementState.Late late -> "Late " + late.dueOn();
      case ArrangementState.Broken broken -> "Broken " + broken.on();
      case ArrangementState.Completed completed -> "Completed";
      case ArrangementState.Cancelled cancelled -> "Cancelled";
    };
  }
}
