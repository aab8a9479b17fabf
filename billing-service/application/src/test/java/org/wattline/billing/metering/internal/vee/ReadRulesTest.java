package org.wattline.billing.metering.internal.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wattline.billing.metering.internal.usage.RegisterHistory.Step;
import org.wattline.vee.Finding;
import org.wattline.vee.Severity;

class ReadRulesTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final UUID POINT = new UUID(0, 1);

  private final List<Step> steps = new ArrayList<>();

  private void step(int days, @Nullable Long quantity, boolean turnedOver) {
    LocalDate from = steps.isEmpty() ? FIRST : steps.getLast().to();
    steps.add(
        new Step(
            1,
            POINT,
            from,
            from.plusDays(days),
            BigDecimal.valueOf(100),
            BigDecimal.valueOf(95),
            quantity,
            turnedOver));
  }

  /** Ten kWh a day, month after month. */
  private void months(int count) {
    for (int i = 0; i < count; i++) {
      step(30, 300_000L, false);
    }
  }

  private List<String> codes(int judged) {
    return ReadRules.judge(steps, judged).stream().map(Finding::code).toList();
  }

  @Test
  void aRegisterThatGoesBackIsAnErrorWithBothReads() {
    step(30, null, false);

    Finding finding = ReadRules.judge(steps, 0).getFirst();

    assertThat(finding.code()).isEqualTo("read-backwards");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.fromDay()).isEqualTo((int) FIRST.toEpochDay());
    assertThat(finding.toDay()).isEqualTo((int) FIRST.plusDays(30).toEpochDay());
    assertThat(finding.saying().inEnglish()).contains("100", "95");
  }

  @Test
  void aTurnOfTheDisplayIsANoticeWithWhatWasCounted() {
    step(30, 7_000L, true);

    Finding finding = ReadRules.judge(steps, 0).getFirst();

    assertThat(finding.code()).isEqualTo("read-rollover");
    assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
    assertThat(finding.atStake()).isEqualTo(7_000);
  }

  @Test
  void moreThanSixTimesTheUsualADayIsHighAndExactlySixTimesIsNot() {
    months(3);
    step(10, 6 * 100_000L, false);
    assertThat(codes(0)).isEmpty();

    step(10, 6 * 100_000L + 20, false);

    Finding finding = ReadRules.judge(steps, 0).getFirst();
    assertThat(finding.code()).isEqualTo("read-high");
    assertThat(finding.atStake()).isEqualTo(500_020);
  }

  @Test
  void withTwoStepsNothingIsUsualYet() {
    months(2);
    step(10, 90_000_000L, false);

    assertThat(codes(0)).isEmpty();
  }

  @Test
  void whatWasJudgedBeforeIsOnlyRemembered() {
    step(30, null, false);
    months(3);
    step(30, 30_000_000L, false);

    assertThat(codes(1)).containsExactly("read-high");
    assertThat(codes(0)).containsExactly("read-backwards", "read-high");
  }

  @Test
  void twoReadsOfOneDayAreADay() {
    months(3);
    step(0, 50_000L, false);

    assertThat(codes(3)).isEmpty();
    step(0, 70_000L, false);
    assertThat(codes(4)).containsExactly("read-high");
  }
}
