package org.wattline.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.wattline.vee.estimate.Estimate;
import org.wattline.vee.estimate.Estimator;
import org.wattline.vee.estimate.LikeDays;
import org.wattline.vee.estimate.Shares;
import org.wattline.vee.settings.ChannelKind;
import org.wattline.vee.settings.PointClass;
import org.wattline.vee.settings.VeeJson;

@Tag("UC-032")
class EstimationProperties {
  private static final PointClass RESIDENTIAL =
      VeeJson.read(VeeJson.defaults())
          .classOf(new ChannelKind("electricity", "import", null, 9_200L));

  /** Weeks of a household with holes of every length, some of them filled by the operator. */
  private static ChannelSeries torn(long seed, int days) {
    Random random = new Random(seed);
    ChannelSeries series =
        Days.of(Days.MONDAY, days, slot -> Days.household(slot) + random.nextInt(50));
    int holes = random.nextInt(12);
    for (int hole = 0; hole < holes; hole++) {
      int from = random.nextInt(series.slots());
      int length = 1 + random.nextInt(random.nextBoolean() ? 6 : 96 * 8);
      Days.blank(series, from, Math.min(series.slots(), from + length));
    }
    for (int i = 0; i < 20; i++) {
      series.put(random.nextInt(series.slots()), 77, Standing.ESTIMATED);
    }
    return series;
  }

  private static List<RegisterSpan> spans(ChannelSeries series, long seed) {
    Random random = new Random(seed);
    int cut = 1 + random.nextInt(series.days() - 1);
    return List.of(
        new RegisterSpan(series.firstDay(), series.firstDay() + cut, random.nextInt(4_000_000)),
        new RegisterSpan(series.firstDay() + cut, series.endDay(), random.nextInt(4_000_000)));
  }

  private static List<Estimate> fill(ChannelSeries series, List<RegisterSpan> spans) {
    return new Estimator(
            java.util.Objects.requireNonNull(RESIDENTIAL.estimating()), LikeDays.published(), null)
        .fill(series, 0, series.days(), spans);
  }

  @Property(tries = 300)
  void noEstimateTouchesAValueOfOthers(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int days) {
    ChannelSeries series = torn(seed, days);

    assertThat(fill(series, spans(series, seed))).allMatch(e -> series.isGap(e.slot()));
  }

  @Property(tries = 300)
  void scaledEstimatesAndOtherValuesComeToTheRegistersExactly(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int days) {
    ChannelSeries series = torn(seed, days);
    List<RegisterSpan> spans = spans(series, seed);

    List<Estimate> estimates = fill(series, spans);

    for (RegisterSpan span : spans) {
      int from = series.start(span.fromDay() - series.firstDay());
      int to = series.start(span.toDay() - series.firstDay());
      List<Estimate> within =
          estimates.stream().filter(e -> e.slot() >= from && e.slot() < to).toList();
      long sum = within.stream().mapToLong(Estimate::value).sum();
      long gaps = 0;
      for (int slot = from; slot < to; slot++) {
        gaps += series.isGap(slot) ? 1 : 0;
        sum += series.isGap(slot) ? 0 : series.values()[slot];
      }
      boolean whole = !within.isEmpty() && within.size() == gaps;
      if (within.stream().anyMatch(Estimate::scaled)) {
        assertThat(sum).isEqualTo(span.sum());
        assertThat(within).allMatch(Estimate::scaled);
      } else if (whole) {
        // left as they are only where the other values come to more already
        assertThat(sum - within.stream().mapToLong(Estimate::value).sum())
            .isGreaterThan(span.sum());
      }
      assertThat(within).allMatch(e -> e.value() >= 0);
    }
  }

  @Property(tries = 200)
  void fillingAgainWhatWasFilledGivesTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int days) {
    ChannelSeries series = torn(seed, days);
    List<RegisterSpan> spans = spans(series, seed);
    List<Estimate> first = fill(series, spans);

    first.forEach(e -> series.put(e.slot(), e.value(), Standing.OWN_ESTIMATE));

    assertThat(fill(series, spans)).isEqualTo(first);
  }

  @Property(tries = 200)
  void validatingTwiceFindsTheSameAlsoAfterEstimating(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int days) {
    ChannelSeries series = torn(seed, days);
    List<RegisterSpan> spans = spans(series, seed);
    ChannelEvidence evidence =
        ChannelEvidence.of(series)
            .withSpans(spans)
            .withUsual(day -> new Usual(9_000, 10_000, 11_000));
    Validation validation = new Validation(RESIDENTIAL.rules());
    List<Finding> first = validation.check(evidence, 0, days);

    fill(series, spans).forEach(e -> series.put(e.slot(), e.value(), Standing.OWN_ESTIMATE));

    assertThat(validation.check(evidence, 0, days)).isEqualTo(first);
  }

  @Property
  void sharesComeToTheWholeAndNoneIsOffByMoreThanOne(
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long whole,
      @ForAll @Size(min = 1, max = 100) long[] raw) {
    long[] weights =
        Arrays.stream(raw).map(weight -> Math.floorMod(weight, 50_000_000_000L)).toArray();

    long[] parts = Shares.of(whole, weights);

    long sum = Arrays.stream(weights).sum();
    assertThat(Arrays.stream(parts).sum()).isEqualTo(whole);
    for (int i = 0; i < parts.length && sum > 0; i++) {
      double exact = (double) whole * weights[i] / sum;
      assertThat((double) parts[i]).isBetween(exact - 1.01, exact + 1.01);
    }
  }
}
