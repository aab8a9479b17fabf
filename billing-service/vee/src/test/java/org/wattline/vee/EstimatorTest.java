package org.wattline.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.rating.tariff.Day;
import org.wattline.vee.estimate.Estimate;
import org.wattline.vee.estimate.Estimating;
import org.wattline.vee.estimate.Estimator;
import org.wattline.vee.estimate.LikeDay;
import org.wattline.vee.estimate.LikeDays;
import org.wattline.vee.estimate.Method;
import org.wattline.vee.estimate.StandardProfile;
import org.wattline.vee.estimate.Step;

@Tag("UC-032")
class EstimatorTest {
  private static final int ANY = 1_000_000;

  private static Estimating by(Step... steps) {
    return new Estimating(List.of(steps), true, 3, 4, 31, "P");
  }

  private static List<Estimate> fill(ChannelSeries series, Step... steps) {
    return fill(series, List.of(), LikeDays.published(), null, steps);
  }

  private static List<Estimate> fill(
      ChannelSeries series,
      List<RegisterSpan> spans,
      LikeDays likeDays,
      @Nullable StandardProfile profile,
      Step... steps) {
    return new Estimator(by(steps), likeDays, profile).fill(series, 0, series.days(), spans);
  }

  private static long[] values(List<Estimate> estimates) {
    return estimates.stream().mapToLong(Estimate::value).toArray();
  }

  @Test
  void aShortGapIsAStraightLineBetweenItsNeighbours() {
    ChannelSeries series = Days.of(Days.MONDAY, 1, slot -> slot < 10 ? 100 : 200);
    Days.blank(series, 10, 13);

    List<Estimate> filled = fill(series, new Step(Method.LINEAR, 60));

    assertThat(values(filled)).containsExactly(125, 150, 175);
    assertThat(filled).allMatch(e -> e.method() == Method.LINEAR && !e.scaled());
  }

  @Test
  void aGapLongerThanAStepAllowsIsTheNextSteps() {
    ChannelSeries series = Days.household(Days.MONDAY.minusWeeks(2), 28);
    Days.blank(series, 1_400, 1_405);

    assertThat(fill(series, new Step(Method.LINEAR, 60), new Step(Method.LIKE_DAY, ANY)))
        .hasSize(5)
        .allMatch(e -> e.method() == Method.LIKE_DAY);
    assertThat(fill(series, new Step(Method.LINEAR, 60))).isEmpty();
  }

  @Test
  void aLineIsNotDrawnFromAnEstimate() {
    ChannelSeries series = Days.of(Days.MONDAY, 1, slot -> 100);
    Days.blank(series, 10, 11);
    series.put(9, 500, Standing.ESTIMATED);

    assertThat(fill(series, new Step(Method.LINEAR, 60))).isEmpty();
  }

  @Test
  void aMissingDayIsTheMeanOfTheNearestLikeDays() {
    // the value of a day says which day it is
    LocalDate first = Days.MONDAY.minusWeeks(4);
    ChannelSeries series = Days.of(first, 56, slot -> 1_000 + slot / 96);
    int monday = 28;
    Days.blank(series, series.start(monday), series.start(monday + 1));

    List<Estimate> filled = fill(series, new Step(Method.LIKE_DAY, ANY));

    // the Mondays a week before, a week after, two weeks before: days 21, 35, 14
    assertThat(filled).hasSize(96).allMatch(e -> e.value() == 1_023);
  }

  @Test
  void aHolidayIsLikeASundayAndStandsInForNoDay() {
    LocalDate holiday = LocalDate.of(2024, 7, 21).plusDays(4);
    LikeDays likeDays = new LikeDays(List.of(), Set.of(holiday));

    assertThat(likeDays.kind(holiday)).isEqualTo(Day.HOLIDAY);
    assertThat(likeDays.candidates(holiday, 1)).containsExactly(3, -4);
    assertThat(likeDays.candidates(holiday.plusWeeks(1), 1)).doesNotContain(-7).contains(-1, -2);
  }

  @Test
  void tuesdaysAreLikeTuesdaysThenWednesdaysThenThursdaysAndFridaysOnlyFridays() {
    LikeDays published = LikeDays.published();

    assertThat(published.candidates(Days.MONDAY.plusDays(1), 1))
        .containsExactly(-7, 7, 1, -6, 2, -5);
    assertThat(published.candidates(Days.MONDAY.plusDays(4), 1)).containsExactly(-7, 7);
    assertThat(
            new LikeDays(List.of(new LikeDay(Day.FRI, List.of(Day.SAT))), Set.of())
                .candidates(Days.MONDAY.plusDays(4), 1))
        .containsExactly(1, -6);
  }

  @Test
  void likeDaysFollowTheClockOnTheWallWhereItChanges() {
    // Sunday 31 March 2024 has no hour from 2 to 3
    LocalDate change = LocalDate.of(2024, 3, 31);
    ChannelSeries series =
        new ChannelSeries(
            Measure.wattHours(900), Days.BRUSSELS, (int) change.minusDays(7).toEpochDay(), 15);
    for (int slot = 0; slot < series.slots(); slot++) {
      series.put(slot, series.clock(slot), Standing.ACTUAL);
    }
    Days.blank(series, series.start(7), series.start(8));

    List<Estimate> filled = fill(series, new Step(Method.LIKE_DAY, ANY));

    assertThat(filled).hasSize(92);
    assertThat(filled).allMatch(e -> e.value() == series.clock(e.slot()));
    assertThat(series.clock(filled.get(8).slot())).isEqualTo(12);
  }

  @Test
  void theAverageIsThatOfTheSameTimeOfDay() {
    ChannelSeries series = Days.of(Days.MONDAY, 3, slot -> slot / 96 * 10 + slot % 96);
    Days.blank(series, 96 + 5, 96 + 7);

    assertThat(values(fill(series, new Step(Method.AVERAGE, ANY)))).containsExactly(15, 16);
  }

  private static StandardProfile profile() {
    List<Exact> day = IntStream.range(0, 24).mapToObj(hour -> Exact.of(hour < 12 ? 1 : 3)).toList();
    List<List<Exact>> months = IntStream.range(0, 12).mapToObj(m -> day).toList();
    return new StandardProfile("P", months, months, months);
  }

  @Test
  void aProfileIsTakenToTheLevelOfTheOwnValues() {
    ChannelSeries series = Days.of(Days.MONDAY, 3, slot -> slot % 96 < 48 ? 50 : 150);
    Days.blank(series, 96, 192);

    List<Estimate> filled =
        fill(series, List.of(), LikeDays.published(), profile(), new Step(Method.PROFILE, ANY));

    assertThat(filled).hasSize(96);
    assertThat(filled.get(10).value()).isEqualTo(50);
    assertThat(filled.get(60).value()).isEqualTo(150);
  }

  @Test
  void estimatesBetweenReadsComeToWhatTheRegisterCounted() {
    ChannelSeries series = Days.household(Days.MONDAY.minusWeeks(2), 28);
    Days.blank(series, series.start(15), series.start(16));
    int from = series.firstDay() + 14;
    RegisterSpan span = new RegisterSpan(from, from + 7, 70_001);

    List<Estimate> filled =
        fill(series, List.of(span), LikeDays.published(), null, new Step(Method.LIKE_DAY, ANY));

    long others = 0;
    for (int slot = series.start(14); slot < series.start(21); slot++) {
      others += series.isGap(slot) ? 0 : series.values()[slot];
    }
    assertThat(filled).allMatch(Estimate::scaled);
    assertThat(filled.stream().mapToLong(Estimate::value).sum()).isEqualTo(70_001 - others);
  }

  @Test
  void aRegisterThatCountedLessThanTheActualValuesScalesNothing() {
    ChannelSeries series = Days.of(Days.MONDAY, 1, slot -> 100);
    Days.blank(series, 10, 12);
    RegisterSpan span = new RegisterSpan(series.firstDay(), series.endDay(), 9_000);

    assertThat(fill(series, List.of(span), LikeDays.published(), null, new Step(Method.LINEAR, 60)))
        .hasSize(2)
        .allMatch(e -> !e.scaled() && e.value() == 100);
  }

  @Test
  void daysOfWhichOnlyRegistersAreKnownAreProratedByTheProfile() {
    ChannelSeries series = Days.of(Days.MONDAY, 2, slot -> 0);
    Days.blank(series, 0, 192);
    RegisterSpan span = new RegisterSpan(series.firstDay(), series.endDay(), 19_200);

    List<Estimate> filled =
        fill(
            series,
            List.of(span),
            LikeDays.published(),
            profile(),
            new Step(Method.PRORATION, ANY));

    assertThat(filled).hasSize(192).allMatch(Estimate::scaled);
    assertThat(filled.get(0).value()).isEqualTo(50);
    assertThat(filled.get(95).value()).isEqualTo(150);
    assertThat(
            fill(
                series,
                List.of(),
                LikeDays.published(),
                profile(),
                new Step(Method.PRORATION, ANY)))
        .isEmpty();
  }

  @Test
  void weightsAreNoEnergyBesideTrueEstimates() {
    // a line fills the short gap, the register's rest the long one
    ChannelSeries series = Days.of(Days.MONDAY, 1, slot -> 100);
    Days.blank(series, 10, 12);
    Days.blank(series, 40, 60);
    RegisterSpan span = new RegisterSpan(series.firstDay(), series.endDay(), 8_600);

    List<Estimate> filled =
        fill(
            series,
            List.of(span),
            LikeDays.published(),
            null,
            new Step(Method.LINEAR, 60),
            new Step(Method.PRORATION, ANY));

    assertThat(filled).hasSize(22);
    assertThat(values(filled.subList(0, 2))).containsExactly(100, 100);
    assertThat(filled.subList(2, 22)).allMatch(e -> e.value() == 50);
  }

  @Test
  void aGapLongerThanItsLimitStaysUnlessSomebodyAsks() {
    ChannelSeries series = Days.household(Days.MONDAY, 80);
    Days.blank(series, series.start(20), series.start(60));
    Estimator estimator =
        new Estimator(by(new Step(Method.AVERAGE, ANY)), LikeDays.published(), null);

    assertThat(estimator.fill(series, 0, 80, List.of())).isEmpty();
    assertThat(estimator.fill(series, 0, 80, List.of(), 62)).hasSize(40 * 96);
  }
}
