package org.wattline.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;

/** Counts of registers in a CSV, as a meter reader's round gives them. */
final class RegisterColumnsTest {

  @Test
  void aColumnOfCountsGivesRegisterReadsAtTheMomentOfTheRow() throws Exception {
    CsvMapping mapping =
        CsvMapping.named("meter round")
            .point(Column.named("point"), MarketIdScheme.OWN)
            .meter(Column.named("meter"))
            .time(TimeColumn.of("dd/MM/yyyy HH:mm", "read at"))
            .labelledAtEnd()
            .zone(ZoneId.of("Europe/Brussels"))
            .value(
                ValueColumn.of(Column.named("day"), ScaledUnit.KILOWATT_HOUR)
                    .kind(SeriesKind.CUMULATIVE)
                    .channel("1.8.1"))
            .value(
                ValueColumn.of(Column.named("night"), ScaledUnit.KILOWATT_HOUR)
                    .kind(SeriesKind.CUMULATIVE)
                    .channel("1.8.2")
                    .emptyIsAbsent())
            .build();

    CollectedData data =
        CollectedData.of(
            new CsvReader(),
            "point,meter,read at,day,night\nA,7,01/07/2024 08:30,12345.5,678\nA,7,01/08/2024 00:00,12400,\n",
            ReadSettings.defaults().withCsvMapping(mapping));

    assertThat(data.values).isEmpty();
    assertThat(data.series).extracting(s -> s.channel()).containsExactly("1.8.1", "1.8.2");
    assertThat(data.series).allMatch(s -> s.intervalSeconds() == 0);
    assertThat(data.reads)
        .extracting(r -> Instant.ofEpochSecond(r.atEpochSecond()) + " " + r.value())
        .containsExactly(
            "2024-07-01T06:30:00Z 12345.5",
            "2024-07-01T06:30:00Z 678",
            "2024-07-31T22:00:00Z 12400");
    assertThat(data.reads).noneMatch(r -> r.dateOnly());
  }

  @Test
  void aCountOfADayWithoutHourIsOfTheDayAndSaysSo() throws Exception {
    CsvMapping mapping =
        CsvMapping.named("meter round")
            .point("A", MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd", "day"))
            .zone(ZoneId.of("Europe/Brussels"))
            .value(
                ValueColumn.of(Column.named("count"), ScaledUnit.KILOWATT_HOUR)
                    .kind(SeriesKind.CUMULATIVE))
            .build();

    CollectedData data =
        CollectedData.of(
            new CsvReader(),
            "day;count\n2024-07-01;5\n2024-07-02;\n2024-07-03;x\n",
            ReadSettings.defaults().withCsvMapping(mapping));

    assertThat(data.reads).hasSize(2).allMatch(r -> r.dateOnly());
    assertThat(data.reads.get(0).atEpochSecond())
        .isEqualTo(Instant.parse("2024-06-30T22:00:00Z").getEpochSecond());
    assertThat(data.reads.get(1).mark().quality()).isEqualTo(Quality.MISSING);
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.BAD_NUMBER);
  }
}
