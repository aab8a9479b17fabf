package org.wattline.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.vee.rules.Capacity;
import org.wattline.vee.rules.Duplicate;
import org.wattline.vee.rules.Handling;
import org.wattline.vee.rules.HighUsage;
import org.wattline.vee.rules.ImportExport;
import org.wattline.vee.rules.Inactive;
import org.wattline.vee.rules.LowUsage;
import org.wattline.vee.rules.Missing;
import org.wattline.vee.rules.Multiplier;
import org.wattline.vee.rules.Negative;
import org.wattline.vee.rules.ProlongedEstimate;
import org.wattline.vee.rules.RegisterSum;
import org.wattline.vee.rules.Rule;
import org.wattline.vee.rules.Sibling;
import org.wattline.vee.rules.Spike;
import org.wattline.vee.rules.Stuck;
import org.wattline.vee.rules.Tamper;
import org.wattline.vee.rules.UnitOfMeasure;
import org.wattline.vee.rules.Vacant;
import org.wattline.vee.rules.ValueRange;
import org.wattline.vee.rules.Zero;

@Tag("UC-033")
class RulesTest {
  private static final Handling ON = Handling.USUAL;
  private static final Usual USUAL = new Usual(9_000, 10_000, 11_000);

  private static @Nullable Finding judge(ChannelEvidence evidence, Rule rule) {
    List<Finding> found =
        new Validation(List.of(rule)).check(evidence, 0, evidence.series().days());
    assertThat(found).hasSizeLessThanOrEqualTo(1);
    return found.isEmpty() ? null : found.getFirst();
  }

  private static @Nullable Finding judge(ChannelSeries series, Rule rule) {
    return judge(ChannelEvidence.of(series), rule);
  }

  private static Finding found(@Nullable Finding finding) {
    assertThat(finding).isNotNull();
    return java.util.Objects.requireNonNull(finding);
  }

  private static ChannelSeries aDay(Consumer<ChannelSeries> change) {
    ChannelSeries series = Days.household(Days.MONDAY, 1);
    change.accept(series);
    return series;
  }

  private static ChannelSeries flat(int wattHours) {
    return Days.of(Days.MONDAY, 1, slot -> wattHours);
  }

  private static final List<Rule> ALL =
      List.of(
          new Missing(ON, 0),
          new Duplicate(ON, 7),
          new ValueRange(ON, 0, 50_000),
          new HighUsage(ON, 3, 3_000),
          new LowUsage(ON, 3, 3_000),
          new Spike(ON, 180, 2_000),
          new Stuck(ON, 360, 200),
          new Zero(ON, 1_380, 500),
          new Negative(ON),
          new Inactive(ON, 0),
          new UnitOfMeasure(ON, List.of(3), 40),
          new Capacity(ON, 110),
          new ProlongedEstimate(ON, 5),
          new Sibling(ON, 10, 10_000),
          new ImportExport(ON, 1_000, 50, 120),
          new Vacant(ON, 1_000),
          new Tamper(ON, List.of("tamper")),
          new RegisterSum(ON, 2_000, 1),
          new Multiplier(ON, List.of(40), 20, 20_000));

  @Test
  void anOrdinaryDayIsFoundInOrderByEveryRule() {
    ChannelSeries series = Days.household(Days.MONDAY, 1);
    long total = new DaySummary().over(series, 0).total;
    int day = series.firstDay();
    ChannelEvidence evidence =
        ChannelEvidence.of(series)
            .withUsual(any -> new Usual(total - 500, total, total + 500))
            .withSiblings(any -> total)
            .withSpans(List.of(new RegisterSpan(day, day + 1, total)))
            .withMarks(any -> List.of("A", "validated"));

    assertThat(new Validation(ALL).check(evidence, 0, 1)).isEmpty();
  }

  @Test
  void aDayWithoutValuesIsMissingAndNothingElse() {
    ChannelSeries series = aDay(all -> Days.blank(all, 0, 96));

    assertThat(new Validation(ALL).check(ChannelEvidence.of(series), 0, 1))
        .extracting(Finding::code)
        .containsExactly("missing");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "1, 0, true", "4, 4, false", "5, 4, true", "96, 0, true"})
  void missingCountsIntervalsWithoutAValue(int gaps, int tolerated, boolean told) {
    Finding finding = judge(aDay(day -> Days.blank(day, 0, gaps)), new Missing(ON, tolerated));

    assertThat(finding != null).isEqualTo(told);
    if (finding != null) {
      assertThat(finding.slots()).isEqualTo(gaps);
    }
  }

  @Test
  void anEstimateOfOursIsStillMissingAndOneOfTheOperatorIsNot() {
    ChannelSeries ours = aDay(day -> day.put(10, 60, Standing.OWN_ESTIMATE));
    ChannelSeries theirs = aDay(day -> day.put(10, 60, Standing.ESTIMATED));

    assertThat(found(judge(ours, new Missing(ON, 0))).firstSlot()).isEqualTo(10);
    assertThat(judge(theirs, new Missing(ON, 0))).isNull();
  }

  @Test
  void missingPutsAtStakeWhatIsUsualAndNotThere() {
    ChannelEvidence evidence =
        ChannelEvidence.of(flat(100)).withUsual(day -> new Usual(9_600, 9_600, 9_600));
    Days.blank(evidence.series(), 40, 50);

    Finding finding = found(judge(evidence, new Missing(ON, 0)));

    assertThat(finding.atStake()).isEqualTo(1_000);
    assertThat(finding.saying().inEnglish()).contains("10 of 96").contains("10:00");
  }

  @Test
  void aCopiedDayIsADuplicateAndAFlatOneIsNot() {
    ChannelSeries copied = Days.household(Days.MONDAY, 2);
    ChannelSeries flat = Days.of(Days.MONDAY, 2, slot -> 25);

    Finding finding = found(judge(copied, new Duplicate(ON, 7)));

    assertThat(finding.fromDay()).isEqualTo((int) Days.MONDAY.plusDays(1).toEpochDay());
    assertThat(finding.saying().inEnglish()).contains("2024-06-03");
    assertThat(judge(flat, new Duplicate(ON, 7))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"12500, false", "12501, true", "-1, true"})
  void rangeIsAMeanRate(int wattHours, boolean told) {
    Finding finding =
        judge(aDay(day -> day.put(3, wattHours, Standing.ACTUAL)), new ValueRange(ON, 0, 50_000));

    assertThat(finding != null).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"17000, false", "17100, true", "30000, true"})
  void highUsageIsBeyondTheUpperQuartileByTimesTheSpread(int total, boolean told) {
    ChannelSeries day = flat(0);
    day.put(0, total, Standing.ACTUAL);

    Finding finding =
        judge(ChannelEvidence.of(day).withUsual(any -> USUAL), new HighUsage(ON, 3, 3_000));

    assertThat(finding != null).isEqualTo(told);
    if (finding != null) {
      assertThat(finding.atStake()).isEqualTo(total - 10_000L);
    }
  }

  @ParameterizedTest
  @CsvSource({"3000, false", "2900, true"})
  void lowUsageIsBelowTheLowerQuartileByTimesTheSpread(int total, boolean told) {
    ChannelSeries day = flat(0);
    day.put(0, total, Standing.ACTUAL);

    assertThat(
            judge(ChannelEvidence.of(day).withUsual(any -> USUAL), new LowUsage(ON, 3, 3_000))
                != null)
        .isEqualTo(told);
  }

  @Test
  void aDayWithGapsIsNotCalledLow() {
    ChannelSeries day = flat(10);
    Days.blank(day, 0, 1);

    assertThat(judge(ChannelEvidence.of(day).withUsual(any -> USUAL), new LowUsage(ON, 3, 3_000)))
        .isNull();
  }

  @Test
  void withoutStatisticsNothingIsHighLowOrZero() {
    assertThat(judge(flat(100_000), new HighUsage(ON, 3, 0))).isNull();
    assertThat(judge(flat(0), new LowUsage(ON, 3, 0))).isNull();
    assertThat(judge(flat(0), new Zero(ON, 30, 0))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2800, false", "2801, true"})
  void aSpikeIsAboveTheThirdHighestByMoreThan180PerCent(int peak, boolean told) {
    ChannelSeries day = flat(100);
    day.put(20, 1_000, Standing.ACTUAL);
    day.put(21, 1_000, Standing.ACTUAL);
    day.put(50, peak, Standing.ACTUAL);

    Finding finding = judge(day, new Spike(ON, 180, 2_000));

    assertThat(finding != null).isEqualTo(told);
    if (finding != null) {
      assertThat(finding.firstSlot()).isEqualTo(50);
      assertThat(finding.saying().inEnglish()).contains("12:30");
    }
  }

  @ParameterizedTest
  @CsvSource({"23, 500, false", "24, 500, true", "24, 49, false"})
  void stuckIsOneValueForHours(int slots, int wattHours, boolean told) {
    ChannelSeries day =
        aDay(
            all -> {
              for (int slot = 30; slot < 30 + slots; slot++) {
                all.put(slot, wattHours, Standing.ACTUAL);
              }
            });

    assertThat(judge(day, new Stuck(ON, 360, 200)) != null).isEqualTo(told);
  }

  @Test
  void zerosForADayAreTold() {
    ChannelEvidence evidence = ChannelEvidence.of(flat(0)).withUsual(day -> USUAL);

    assertThat(found(judge(evidence, new Zero(ON, 1_380, 500))).slots()).isEqualTo(96);
  }

  @Test
  void negativeTellsTheFirst() {
    Finding finding = found(judge(aDay(day -> day.put(7, -5, Standing.ACTUAL)), new Negative(ON)));

    assertThat(finding.firstSlot()).isEqualTo(7);
    assertThat(finding.atStake()).isEqualTo(5);
  }

  @Test
  void energyAtAPointWithoutConnectionHolderOrMeterIsTold() {
    ChannelSeries day = flat(50);
    ChannelEvidence off =
        ChannelEvidence.of(day).withFacts(d -> new DayFacts(null, false, true, true));
    ChannelEvidence vacant =
        ChannelEvidence.of(day).withFacts(d -> new DayFacts(null, true, false, true));

    assertThat(found(judge(off, new Inactive(ON, 0))).atStake()).isEqualTo(4_800);
    assertThat(judge(vacant, new Inactive(ON, 0))).isNull();
    assertThat(found(judge(vacant, new Vacant(ON, 1_000))).atStake()).isEqualTo(4_800);
    assertThat(judge(vacant, new Vacant(ON, 4_800))).isNull();
    assertThat(judge(off, new Vacant(ON, 1_000))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"10000000, true", "10000, true", "10, true", "300000, false", "20000, false"})
  void aThousandTimesOrAThousandthOfTheUsualIsAUnit(int total, boolean told) {
    ChannelSeries day = flat(0);
    day.put(0, total, Standing.ACTUAL);
    ChannelEvidence evidence = ChannelEvidence.of(day).withUsual(any -> USUAL);

    Finding finding = judge(evidence, new UnitOfMeasure(ON, List.of(3), 40));

    assertThat(finding != null).isEqualTo(told && total != 10_000);
  }

  @ParameterizedTest
  @CsvSource({"2530, false", "2531, true"})
  void moreThanTheConnectionCarriesIsTold(int wattHours, boolean told) {
    ChannelEvidence evidence =
        ChannelEvidence.of(aDay(day -> day.put(3, wattHours, Standing.ACTUAL)))
            .withFacts(day -> new DayFacts(9_200L, true, true, true));

    assertThat(judge(evidence, new Capacity(ON, 110)) != null).isEqualTo(told);
  }

  @Test
  void daysWithoutAnActualValueAddUpOverThoseBefore() {
    ChannelSeries series = Days.household(Days.MONDAY, 3);
    for (int slot = 0; slot < series.slots(); slot++) {
      series.put(slot, 10, Standing.ESTIMATED);
    }
    ChannelEvidence evidence = ChannelEvidence.of(series).withDaysWithout(2);

    List<Finding> findings =
        new Validation(List.of(new ProlongedEstimate(ON, 4))).check(evidence, 0, 3);

    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().saying().inEnglish()).contains("For 5 days");
    assertThat(findings.getFirst().fromDay()).isEqualTo(series.firstDay() - 2);
    assertThat(findings.getFirst().toDay()).isEqualTo(series.firstDay() + 3);
  }

  @Test
  void manyTimesWhatLikePointsUseIsTold() {
    ChannelEvidence evidence = ChannelEvidence.of(flat(1_100)).withSiblings(day -> 10_000L);

    assertThat(found(judge(evidence, new Sibling(ON, 10, 10_000))).atStake()).isEqualTo(95_600);
    assertThat(judge(evidence.withSiblings(day -> 10_560L), new Sibling(ON, 10, 10_000))).isNull();
  }

  @Test
  void energyBothWaysAtOnceIsTold() {
    ChannelSeries export = flat(400);
    ChannelEvidence evidence = ChannelEvidence.of(export).withOpposite(flat(300));

    assertThat(found(judge(evidence, new ImportExport(ON, 1_000, 50, 120))).slots()).isEqualTo(96);
    assertThat(judge(evidence.withOpposite(flat(199)), new ImportExport(ON, 1_000, 50, 120)))
        .isNull();
  }

  @Test
  void exportFromAPointThatGivesNoneIsTold() {
    ChannelEvidence evidence =
        ChannelEvidence.of(flat(1)).withFacts(day -> new DayFacts(null, true, true, false));

    assertThat(found(judge(evidence, new ImportExport(ON, 1_000, 50, 120))).saying().inEnglish())
        .contains("gives no energy");
  }

  @Test
  void theOperatorsWordOfTamperingIsCarried() {
    ChannelEvidence evidence =
        ChannelEvidence.of(flat(1)).withMarks(day -> List.of("F", "18 TAMPER detected"));

    assertThat(found(judge(evidence, new Tamper(ON, List.of("tamper")))).saying().inEnglish())
        .contains("18 TAMPER");
  }

  @ParameterizedTest
  @CsvSource({"9600, false", "11600, false", "11601, true", "7599, true"})
  void theSumCheckHoldsIntervalsAgainstRegisters(long counted, boolean told) {
    ChannelSeries day = flat(100);
    ChannelEvidence evidence =
        ChannelEvidence.of(day)
            .withSpans(List.of(new RegisterSpan(day.firstDay(), day.endDay(), counted)));

    assertThat(judge(evidence, new RegisterSum(ON, 2_000, 1)) != null).isEqualTo(told);
  }

  @Test
  void spansWithGapsAreNotChecked() {
    ChannelSeries day = flat(100);
    Days.blank(day, 5, 6);
    ChannelEvidence evidence =
        ChannelEvidence.of(day)
            .withSpans(List.of(new RegisterSpan(day.firstDay(), day.endDay(), 1)));

    assertThat(judge(evidence, new RegisterSum(ON, 0, 0))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"384000, true", "240, false", "9600, false", "50000, false"})
  void theRatioOfATransformerIsRecognised(long counted, boolean told) {
    ChannelSeries day = flat(100);
    ChannelEvidence evidence =
        ChannelEvidence.of(day)
            .withSpans(List.of(new RegisterSpan(day.firstDay(), day.endDay(), counted)));

    assertThat(judge(evidence, new Multiplier(ON, List.of(40), 20, 20_000)) != null)
        .isEqualTo(told);
  }

  @Test
  void aRuleThatStopsKeepsTheNextOnesFromTheDay() {
    ChannelSeries day = aDay(all -> all.put(3, -7, Standing.ACTUAL));
    Handling stopping = new Handling(true, Severity.ERROR, true);

    assertThat(
            new Validation(List.of(new Negative(stopping), new ValueRange(ON, 0, 50_000)))
                .check(ChannelEvidence.of(day), 0, 1))
        .extracting(Finding::code)
        .containsExactly("negative");
    assertThat(
            new Validation(
                    List.of(
                        new Negative(new Handling(false, Severity.ERROR, true)),
                        new ValueRange(ON, 0, 50_000)))
                .check(ChannelEvidence.of(day), 0, 1))
        .extracting(Finding::code)
        .containsExactly("range");
  }

  @ParameterizedTest
  @CsvSource({"2024-03-31, 92", "2024-10-27, 100", "2024-06-03, 96"})
  void daysOnWhichTheClockChangesAreOrdinary(LocalDate date, int slots) {
    ChannelSeries series = Days.of(date, 1, slot -> 100 + slot % 5);

    assertThat(series.slots()).isEqualTo(slots);
    assertThat(new Validation(ALL).check(ChannelEvidence.of(series), 0, 1)).isEmpty();
    Days.blank(series, 91, 92);
    assertThat(found(judge(series, new Missing(ON, 0))).saying().inEnglish())
        .contains(slots == 92 ? "23:45" : slots == 100 ? "21:45" : "22:45");
  }
}
