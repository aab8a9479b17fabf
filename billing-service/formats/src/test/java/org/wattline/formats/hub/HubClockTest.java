package org.wattline.formats.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.SeriesKind;

/** The two odd days of the year, mixed resolutions, missing values and errors, hub by hub. */
final class HubClockTest {

  static CollectedData read(MeterDataReader reader, String text) throws Exception {
    return CollectedData.of(reader, text, ReadSettings.defaults());
  }

  private static void withoutGap(CollectedData data, String first, int count, int seconds) {
    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(count);
    Instant expected = Instant.parse(first);
    for (CollectedData.Value value : data.values) {
      assertThat(value.start()).isEqualTo(expected);
      assertThat(value.seconds()).isEqualTo(seconds);
      expected = expected.plusSeconds(seconds);
    }
  }

  private static String datadis(String date, List<String> labels) {
    List<String> items = new ArrayList<>();
    for (String label : labels) {
      items.add(
          "{\"cups\":\"ES1234000000000001JN\",\"date\":\""
              + date
              + "\",\"time\":\""
              + label
              + "\",\"consumptionKWh\":0.5,\"obtainMethod\":\"Real\",\"surplusEnergyKWh\":null}");
    }
    return "[" + String.join(",", items) + "]";
  }

  private static List<String> hours(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(n -> String.format(java.util.Locale.ROOT, "%02d:00", n))
        .toList();
  }

  @Test
  void datadisHoursOfAutumnMayBeCounted() throws Exception {
    CollectedData data =
        read(
            new DatadisReader(),
            datadis("2023/10/29", hours(IntStream.rangeClosed(1, 25).toArray())));

    withoutGap(data, "2023-10-28T22:00:00Z", 25, 3600);
  }

  @Test
  void datadisHoursOfAutumnMayBeReadFromTheClock() throws Exception {
    int[] labels =
        IntStream.concat(IntStream.of(1, 2, 3, 3), IntStream.rangeClosed(4, 24)).toArray();

    withoutGap(
        read(new DatadisReader(), datadis("2023/10/29", hours(labels))),
        "2023-10-28T22:00:00Z",
        25,
        3600);
  }

  @Test
  void datadisHoursOfSpringMayBeCountedOrReadFromTheClock() throws Exception {
    withoutGap(
        read(
            new DatadisReader(),
            datadis("2023/03/26", hours(IntStream.rangeClosed(1, 23).toArray()))),
        "2023-03-25T23:00:00Z",
        23,
        3600);
    int[] clock = IntStream.concat(IntStream.of(1, 2), IntStream.rangeClosed(4, 24)).toArray();
    withoutGap(
        read(new DatadisReader(), datadis("2023/03/26", hours(clock))),
        "2023-03-25T23:00:00Z",
        23,
        3600);
    int[] wall = IntStream.concat(IntStream.of(1, 3), IntStream.rangeClosed(4, 24)).toArray();
    withoutGap(
        read(new DatadisReader(), datadis("2023/03/26", hours(wall))),
        "2023-03-25T23:00:00Z",
        23,
        3600);
  }

  @Test
  void datadisQuartersAreToldFromHours() throws Exception {
    List<String> labels = new ArrayList<>();
    for (int q = 1; q <= 96; q++) {
      labels.add(String.format(java.util.Locale.ROOT, "%02d:%02d", q / 4, q % 4 * 15));
    }

    withoutGap(
        read(new DatadisReader(), datadis("2024/06/01", labels)), "2024-05-31T22:00:00Z", 96, 900);
  }

  private static String enedis(String... points) {
    return "{\"meter_reading\":{\"usage_point_id\":\"24115050123456\",\"quality\":\"BRUT\",\"reading_type\":{\"unit\":\"W\",\"measurement_kind\":\"power\",\"aggregate\":\"average\"},\"interval_reading\":["
        + String.join(",", points)
        + "]}}";
  }

  private static String point(String date, String length) {
    return "{\"value\":\"100\",\"date\":\""
        + date
        + "\",\"interval_length\":\""
        + length
        + "\",\"measure_type\":\"B\"}";
  }

  @Test
  void enedisResolutionMayChangeInsideACurve() throws Exception {
    CollectedData data =
        read(
            new EnedisReader(),
            enedis(
                point("2024-02-26 00:30:00", "PT30M"),
                point("2024-02-26 01:00:00", "PT30M"),
                point("2024-02-26 01:15:00", "PT15M"),
                point("2024-02-26 01:30:00", "PT15M"),
                point("2024-02-26 02:30:00", "PT60M")));

    assertThat(data.values)
        .extracting(CollectedData.Value::seconds)
        .containsExactly(1800, 1800, 900, 900, 3600);
    for (int i = 1; i < 5; i++) {
      CollectedData.Value before = data.values.get(i - 1);
      assertThat(data.values.get(i).start())
          .isEqualTo(before.start().plusSeconds(before.seconds()));
    }
    assertThat(data.series).hasSize(3);
  }

  @Test
  void enedisDoubledHourGoesOn() throws Exception {
    CollectedData data =
        read(
            new EnedisReader(),
            enedis(
                point("2024-10-27 02:00:00", "PT60M"),
                point("2024-10-27 03:00:00", "PT60M"),
                point("2024-10-27 03:00:00", "PT60M"),
                point("2024-10-27 04:00:00", "PT60M")));

    withoutGap(data, "2024-10-26T23:00:00Z", 4, 3600);
  }

  @Test
  void enedisDaysAreAsLongAsTheClockMakesThem() throws Exception {
    CollectedData data =
        read(
            new EnedisReader(),
            "{\"meter_reading\":{\"usage_point_id\":\"24115050123456\",\"quality\":\"BRUT\",\"reading_type\":{\"unit\":\"Wh\",\"measurement_kind\":\"energy\",\"aggregate\":\"sum\",\"measuring_period\":\"P1D\"},\"interval_reading\":[{\"value\":\"1\",\"date\":\"2024-03-31\"},{\"value\":\"1\",\"date\":\"2024-10-27\"}]}}");

    assertThat(data.values)
        .extracting(CollectedData.Value::seconds)
        .containsExactly(82_800, 90_000);
  }

  @Test
  void enedisMaximaHaveTheirMoment() throws Exception {
    CollectedData data =
        read(
            new EnedisReader(),
            "{\"meter_reading\":{\"usage_point_id\":\"24115050123456\",\"quality\":\"BRUT\",\"reading_type\":{\"unit\":\"VA\",\"measurement_kind\":\"power\",\"aggregate\":\"maximum\",\"measuring_period\":\"P1D\"},\"interval_reading\":[{\"value\":\"5230\",\"date\":\"2024-02-01 19:34:00\"}]}}");

    assertThat(data.reads).hasSize(1);
    assertThat(data.series.get(0).kind()).isEqualTo(SeriesKind.MAXIMUM_DEMAND);
    assertThat(data.reads.get(0).atEpochSecond())
        .isEqualTo(Instant.parse("2024-02-01T18:34:00Z").getEpochSecond());
  }

  @Test
  void enedisPointsBeforeTheirTypeWaitForIt() throws Exception {
    String text =
        "{\"meter_reading\":{\"interval_reading\":["
            + point("2024-02-26 00:30:00", "PT30M")
            + "],\"usage_point_id\":\"24115050123456\",\"reading_type\":{\"unit\":\"W\",\"measurement_kind\":\"power\",\"aggregate\":\"average\"}}}";

    assertThat(read(new EnedisReader(), text).series.get(0).kind())
        .isEqualTo(SeriesKind.AVERAGE_RATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":\"no_data_found\",\"error_description\":\"no measure found for this usage point\"}",
        "{\"error\":{\"code\":\"ADAM-DC-0008\"}}",
        "{}"
      })
  void anErrorAnswerOfEnedisIsNamed(String text) {
    assertThatThrownBy(() -> read(new EnedisReader(), text))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.NOT_METER_DATA));
  }

  static String energinet(String resolution, String start, String end, String... points) {
    return "{\"result\":[{\"success\":true,\"MyEnergyData_MarketDocument\":{\"mRID\":\"x\",\"TimeSeries\":[{\"mRID\":\"571313179100066516\",\"businessType\":\"A04\",\"measurement_Unit.name\":\"KWH\",\"Period\":[{\"resolution\":\""
        + resolution
        + "\",\"timeInterval\":{\"start\":\""
        + start
        + "\",\"end\":\""
        + end
        + "\"},\"Point\":["
        + String.join(",", points)
        + "]}]}]}}]}";
  }

  static String position(int n, String quantity, String quality) {
    return "{\"position\":\""
        + n
        + "\",\"out_Quantity.quantity\":\""
        + quantity
        + "\",\"out_Quantity.quality\":\""
        + quality
        + "\"}";
  }

  @Test
  void energinetPositionsCountThroughTheLongDayAndTheGap() throws Exception {
    String[] points = new String[25];
    for (int i = 0; i < 25; i++) {
      points[i] = position(i + 1, "0.1", "A04");
    }
    withoutGap(
        read(
            new EnerginetReader(),
            energinet("PT1H", "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z", points)),
        "2024-10-26T22:00:00Z",
        25,
        3600);

    CollectedData gap =
        read(
            new EnerginetReader(),
            energinet(
                "PT1H",
                "2024-06-01T22:00:00Z",
                "2024-06-02T22:00:00Z",
                position(1, "1", "A04"),
                position(3, "3", "A03"),
                position(4, "0", "A02")));
    assertThat(gap.values)
        .extracting(v -> v.start().toString())
        .containsExactly("2024-06-01T22:00:00Z", "2024-06-02T00:00:00Z", "2024-06-02T01:00:00Z");
    assertThat(gap.values)
        .extracting(v -> v.mark().quality())
        .containsExactly(Quality.MEASURED, Quality.ESTIMATED, Quality.MISSING);
  }

  @Test
  void energinetDaysAndMonthsFollowTheCalendar() throws Exception {
    CollectedData days =
        read(
            new EnerginetReader(),
            energinet(
                "PT1D",
                "2024-10-25T22:00:00Z",
                "2024-10-28T23:00:00Z",
                position(1, "1", "A04"),
                position(2, "1", "A04"),
                position(3, "1", "A04")));
    assertThat(days.values)
        .extracting(CollectedData.Value::seconds)
        .containsExactly(86_400, 90_000, 86_400);

    CollectedData months =
        read(
            new EnerginetReader(),
            energinet(
                "P1M",
                "2024-02-29T23:00:00Z",
                "2024-04-30T22:00:00Z",
                position(1, "1", "A04"),
                position(2, "1", "A04")));
    assertThat(months.values.get(1).start()).isEqualTo(Instant.parse("2024-03-31T22:00:00Z"));
  }

  @Test
  void anUnknownQualityIsRejectedByName() throws Exception {
    CollectedData data =
        read(
            new EnerginetReader(),
            energinet(
                "PT1H", "2024-06-01T22:00:00Z", "2024-06-02T22:00:00Z", position(1, "1", "A99")));

    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.UNKNOWN_QUALITY);
    assertThat(data.rejections.get(0).sentence()).contains("A99");
  }

  @Test
  void aTimeSeriesErrorOfFingridIsNamed() {
    String text =
        "{\"RetrieveTimeSeriesData\":{\"Header\":{\"DocumentType\":\"ETS.DIF.RTR\"},\"Transaction\":{\"ReasonCode\":\"DH-010-1\"}}}";

    assertThatThrownBy(() -> read(new FingridReader(), text))
        .isInstanceOf(FormatRefusedException.class)
        .hasMessageContaining("DH-010-1");
  }

  private static String eda(String version, String announced, String... eps) {
    return "<r:ConsumptionRecord xmlns:r=\"http://www.ebutilities.at/schemata/customerprocesses/consumptionrecord/"
        + version
        + "\" xmlns:t=\"http://www.ebutilities.at/schemata/customerprocesses/common/types/01p20\"><r:ProcessDirectory><t:MessageId>M</t:MessageId><t:MeteringPoint>AT0099991234500000000000000123456</t:MeteringPoint><r:Energy><r:MeteringIntervall>QH</r:MeteringIntervall><r:NumberOfMeteringIntervall>"
        + announced
        + "</r:NumberOfMeteringIntervall><r:EnergyData MeterCode=\"1-1:1.9.0 G.01\" UOM=\"KWH\">"
        + String.join("", eps)
        + "</r:EnergyData></r:Energy></r:ProcessDirectory></r:ConsumptionRecord>";
  }

  private static String ep(String from, String method) {
    return "<r:EP><r:DTF>" + from + "</r:DTF><r:MM>" + method + "</r:MM><r:BQ>0.25</r:BQ></r:EP>";
  }

  @Test
  void edaIntervalsCountedShortAreRefusedAndVersionsAreKnownOrLoud() throws Exception {
    String one = ep("2024-10-27T02:45:00+02:00", "L1");
    String two = ep("2024-10-27T02:00:00+01:00", "L3");

    CollectedData data = read(new EdaReader(), eda("01p30", "2", one, two));
    withoutGap(data, "2024-10-27T00:45:00Z", 2, 900);
    assertThat(data.values.get(1).mark().quality()).isEqualTo(Quality.ESTIMATED);

    assertThatThrownBy(() -> read(new EdaReader(), eda("01p30", "3", one, two)))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.COUNT_MISMATCH));
    assertThatThrownBy(() -> read(new EdaReader(), eda("02p00", "2", one, two)))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNKNOWN_VERSION));
  }

  @Test
  void fluviusResolutionsBesideEachOtherAreTwoSeries() throws Exception {
    String quarter =
        "{\"start\":\"2024-12-01T00:00:00Z\",\"end\":\"2024-12-01T00:15:00Z\",\"measurements\":[{\"offtake\":{\"total\":{\"value\":1,\"unit\":\"kWh\",\"validationState\":\"READ\"}}}]}";
    String day =
        "{\"start\":\"2024-11-30T23:00:00Z\",\"end\":\"2024-12-01T23:00:00Z\",\"measurements\":[{\"offtake\":{\"total\":{\"value\":96,\"unit\":\"kWh\",\"validationState\":\"READ\"}}}]}";
    // the arrays come before the point they are of
    CollectedData data =
        read(
            new FluviusReader(),
            "{\"data\":{\"headpoint\":{\"quarterHourlyEnergy\":["
                + quarter
                + "],\"dailyEnergy\":["
                + day
                + "],\"ean\":\"541440010000000001\",\"energyType\":\"E\"}}}");

    assertThat(data.series).hasSize(2);
    assertThat(data.series.get(0).intervalSeconds()).isEqualTo(900);
    assertThat(data.series.get(1).intervalSeconds()).isZero();
    assertThat(data.values.get(1).seconds()).isEqualTo(86_400);
  }
}
