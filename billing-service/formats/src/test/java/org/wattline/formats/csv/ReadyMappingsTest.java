package org.wattline.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Fixtures;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.Remark;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;

/** Published exports, each found by its header, with the counts and sums of a plain count. */
final class ReadyMappingsTest {

  private static CollectedData read(String name) throws Exception {
    try (var in = Fixtures.open("interval-data/" + name)) {
      return CollectedData.of(new CsvReader(), in, ReadSettings.defaults());
    }
  }

  private static CollectedData text(String csv) throws Exception {
    return CollectedData.of(
        new CsvReader(),
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        ReadSettings.defaults().withZone(ZoneId.of("Europe/Brussels")));
  }

  private static long count(CollectedData data, Quality quality) {
    return data.values.stream().filter(v -> v.mark().quality() == quality).count();
  }

  @Test
  void fluviusElectricityKeepsTheGridOperatorsFlags() throws Exception {
    CollectedData data = read("be-fluvius-elec-15min-2021-10.csv.gz");

    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(3848);
    assertThat(data.series).hasSize(4).allMatch(s -> s.pointId().equals("123456879123456789"));
    assertThat(count(data, Quality.VALIDATED)).isEqualTo(461 + 3 + 461 + 3);
    assertThat(count(data, Quality.ESTIMATED)).isEqualTo(86 + 268);
    assertThat(count(data, Quality.MISSING)).isEqualTo(293 + 813 + 379 + 1081);
    assertThat(data.values.get(0).mark().code()).isEqualTo("Geen verbruik");
    assertThat(data.values).allMatch(v -> v.seconds() == 900);
    assertThat(data.series.stream().filter(s -> s.direction() == Direction.EXPORT)).hasSize(2);
  }

  @Test
  void fluviusWritesTheTwoHoursOfAutumnSideBySideAndNoQuarterIsDoubled() throws Exception {
    CollectedData data = read("be-fluvius-elec-15min-2021-10.csv.gz");

    Instant from = Instant.parse("2021-10-30T22:00:00Z");
    Instant to = Instant.parse("2021-10-31T23:00:00Z");
    var starts =
        data.values.stream()
            .filter(v -> data.series.get(v.series()).direction() == Direction.IMPORT)
            .map(CollectedData.Value::start)
            .filter(s -> !s.isBefore(from) && s.isBefore(to))
            .sorted()
            .toList();
    assertThat(starts).hasSize(100).doesNotHaveDuplicates();
    assertThat(starts.get(99)).isEqualTo(Instant.parse("2021-10-31T22:45:00Z"));
  }

  @Test
  void fluviusGasHasTwoUnitsAndAProvisionalCalorificValue() throws Exception {
    CollectedData data = read("be-fluvius-gas-hourly-2022-01.csv");

    assertThat(data.rejections).isEmpty();
    assertThat(data.series).hasSize(2).allMatch(s -> s.commodity() == Commodity.GAS);
    assertThat(data.series.stream().filter(s -> s.unit().equals(ScaledUnit.CUBIC_METRE)))
        .hasSize(1);
    assertThat(count(data, Quality.PROVISIONAL)).isEqualTo(17);
    assertThat(count(data, Quality.ESTIMATED)).isEqualTo(10 + 10);
    assertThat(count(data, Quality.VALIDATED)).isEqualTo(30 + 47);
    assertThat(count(data, Quality.MISSING)).isEqualTo(2);
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2022-01-10T05:00:00Z"));
  }

  @Test
  void engieHasEveryHourOfBothClockChangesAndItsPeakFlag() throws Exception {
    CollectedData data = read("nl-engie-elec-gas-hourly-2021-12_2023-06.csv.gz");

    assertThat(data.rejections).isEmpty();
    assertThat(data.series).hasSize(2);
    assertThat(data.of(0)).hasSize(12_623);
    assertThat(data.of(1)).hasSize(12_623);
    assertThat(data.of(0).stream().filter(v -> v.tier() == 1)).hasSize(5_856);
    for (int s = 0; s < 2; s++) {
      var values = data.of(s);
      for (int i = 1; i < values.size(); i++) {
        assertThat(values.get(i).start()).isEqualTo(values.get(i - 1).start().plusSeconds(3600));
      }
    }
  }

  @Test
  void amerensTwoResolutionsStayApart() throws Exception {
    CollectedData data = read("us-ameren-15min-and-60min-2024-03-30_2025-03-30.csv.gz");

    assertThat(data.rejections).isEmpty();
    assertThat(data.series).hasSize(2);
    assertThat(data.series.get(0).intervalSeconds()).isEqualTo(3600);
    assertThat(data.series.get(1).intervalSeconds()).isEqualTo(900);
    assertThat(data.of(0)).hasSize(8_784);
    assertThat(data.of(1)).hasSize(35_132);
    assertThat(data.sum(0)).isEqualByComparingTo("25083.35");
    assertThat(data.sum(1)).isEqualByComparingTo("25083.35");
    assertThat(data.remarks).extracting(Remark::kind).containsExactly(Remark.Kind.CLOCK_CHANGE);
    assertThat(data.of(1).stream().map(CollectedData.Value::start).distinct()).hasSize(35_132);
  }

  @Test
  void pricesAreSeriesOfTheirOwnKind() throws Exception {
    CollectedData nem = read("prices/au-nem-nsw-2025-01-5min.csv.gz");

    assertThat(nem.rejections).isEmpty();
    assertThat(nem.series).hasSize(2);
    assertThat(nem.series.get(1).kind()).isEqualTo(SeriesKind.PRICE);
    assertThat(nem.values.get(0).start()).isEqualTo(Instant.parse("2024-12-31T14:00:00Z"));

    CollectedData quarters = read("prices/be-day-ahead-2025-10-28-15min.csv");
    assertThat(quarters.values).hasSize(96);
    assertThat(quarters.values.get(0).value()).isEqualByComparingTo(new BigDecimal("65.45"));
  }

  @Test
  void theEmptyPriceOfTheHourThatDoesNotExistIsNoRecord() throws Exception {
    CollectedData data = read("prices/be-day-ahead-2023-hourly.csv.gz");

    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(8_762 - 2);
    for (int i = 1; i < data.values.size(); i++) {
      assertThat(data.values.get(i).start())
          .isEqualTo(data.values.get(i - 1).start().plusSeconds(3600));
    }
  }

  @Test
  void ourWideFormsTellDirectionsAndStepsByTheirHeaders() throws Exception {
    String hours =
        "point,direction,day,h1,h2\nP1,import,2026-06-01,1.5,2\nP1,export,2026-06-01,0,0.25\n";
    String quarters = "point,direction,day,q1,q2\nP1,export,2026-06-01,0.125,1\n";

    CollectedData hourly = text(hours);
    CollectedData quarterly = text(quarters);

    assertThat(hourly.rejections).isEmpty();
    assertThat(hourly.series)
        .extracting(s -> s.direction())
        .containsExactly(Direction.IMPORT, Direction.EXPORT);
    assertThat(hourly.values).hasSize(4).allMatch(v -> v.seconds() == 3600);
    assertThat(hourly.values.getFirst().start()).isEqualTo(Instant.parse("2026-05-31T22:00:00Z"));
    assertThat(quarterly.series).singleElement().matches(s -> s.direction() == Direction.EXPORT);
    assertThat(quarterly.values).hasSize(2).allMatch(v -> v.seconds() == 900);
  }
}
