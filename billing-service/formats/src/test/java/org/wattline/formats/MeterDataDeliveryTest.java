package org.wattline.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Blocks of one scale, counts that add up, limits. */
final class MeterDataDeliveryTest {

  private final CollectedData data = new CollectedData();
  private final MeterDataDelivery delivery =
      new MeterDataDelivery(Format.CSV, Place.Unit.LINE, ReadSettings.defaults(), data);

  @Test
  void everyValueAndCostKeepsItsDigitsWhateverTheScalesAround() throws Exception {
    delivery.series(SeriesHeader.of("A").build());
    delivery.series(SeriesHeader.of("B").build());
    int mark = delivery.mark(QualityMark.MEASURED);
    Random random = new Random(5);
    List<BigDecimal> values = new ArrayList<>();
    List<String> costs = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int scale = random.nextInt(10) == 0 ? random.nextInt(19) : 3;
      long value = random.nextLong() >> random.nextInt(63);
      value = value == Long.MIN_VALUE ? 0 : value;
      delivery.interval(i % 2, i * 900L, 900, value, scale, mark, i);
      values.add(BigDecimal.valueOf(value, scale));
      if (random.nextInt(3) == 0) {
        int costScale = random.nextInt(20) == 0 ? 5 : 2;
        delivery.cost(i, costScale);
        costs.add(BigDecimal.valueOf(i, costScale).toPlainString());
      } else {
        costs.add("null");
      }
      delivery.tier(i % 4);
    }

    ReadOutcome outcome = delivery.finish(1);

    assertThat(outcome.intervals()).isEqualTo(20_000);
    assertThat(data.values).hasSize(20_000);
    for (int i = 0; i < values.size(); i++) {
      CollectedData.Value read = data.values.get(i);
      assertThat(read.place()).isEqualTo(i);
      assertThat(Objects.requireNonNull(read.value())).isEqualByComparingTo(values.get(i));
      assertThat(read.cost() == null ? "null" : read.cost().toPlainString())
          .isEqualTo(costs.get(i));
      assertThat(read.tier()).isEqualTo(i % 4);
    }
  }

  @Test
  void recordsAreWhatWasGivenAndWhatWasRejected() throws Exception {
    delivery.series(SeriesHeader.of("A").build());
    int mark = delivery.mark(QualityMark.MEASURED);
    delivery.interval(0, 0, 900, 1, 0, mark, 1);
    delivery.registerRead(RegisterRead.of(0, 0, BigDecimal.ONE, QualityMark.MEASURED, 2));
    delivery.reject(Place.line(3), RejectionReason.MALFORMED, "three at once", 3);

    ReadOutcome outcome = delivery.finish(10);

    assertThat(outcome.records()).isEqualTo(5);
    assertThat(outcome.accepted()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReadOutcome(Format.CSV, "", 0, 2, 1, 0, 0, 1, List.of()));
  }

  @Test
  void tooManyQualityTextsLoseTheirDetailBeforeTheDocumentIsRefused() throws Exception {
    for (int i = 0; i < MeterDataDelivery.MAX_MARKS; i++) {
      delivery.mark(
          new QualityMark(Quality.ESTIMATED, "E" + i % 2, "reason " + i / 2 + (i < 2 ? "" : "x")));
    }
    delivery.mark(new QualityMark(Quality.ESTIMATED, "E0", "reason 0"));
    assertThatThrownBy(() -> delivery.mark(new QualityMark(Quality.ESTIMATED, "E7", "new")))
        .isInstanceOf(FormatRefusedException.class);
  }

  @Test
  void seriesHaveALimit() {
    ReadSettings.Limits one = new ReadSettings.Limits(1, 1, 1, 1, 1, 1);
    MeterDataDelivery small =
        new MeterDataDelivery(
            Format.CSV, Place.Unit.LINE, ReadSettings.defaults().withLimits(one), data);
    assertThatThrownBy(
            () -> {
              small.series(SeriesHeader.of("A").build());
              small.series(SeriesHeader.of("B").build());
            })
        .isInstanceOf(FormatRefusedException.class);
  }
}
