package org.wattline.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.marketid.MarketIdScheme;

/** What a mapping can say of a file, and what happens to rows that do not fit it. */
final class MappingTest {

  private static final ZoneId UTC = ZoneId.of("UTC");

  private static CsvMapping.Builder mapping() {
    return CsvMapping.named("test")
        .point(Column.named("point"), MarketIdScheme.OWN)
        .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
        .zone(UTC)
        .length(Length.minutes(15))
        .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR));
  }

  private static CollectedData read(CsvMapping mapping, byte[] bytes) throws Exception {
    return CollectedData.of(
        new CsvReader(),
        new ByteArrayInputStream(bytes),
        ReadSettings.defaults().withCsvMapping(mapping));
  }

  private static CollectedData read(CsvMapping mapping, String text) throws Exception {
    return read(mapping, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theHeaderShowsTheDelimiter(String delimiter) throws Exception {
    String text = "point,time,kwh\nA,2024-01-01 00:00,1.5\n".replace(",", delimiter);

    assertThat(read(mapping().build(), text).sum()).isEqualByComparingTo("1.5");
  }

  @Test
  void linesBeforeTheHeaderArePassedOverAndCanNameThePoint() throws Exception {
    CsvMapping mapping =
        CsvMapping.named("preamble")
            .pointFromPreamble("Account")
            .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
            .zone(UTC)
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();

    CollectedData data =
        read(mapping, "Title,Usage\nAccount,4711\n\ntime,kwh\n2024-01-01 00:00,1\n");

    assertThat(data.series.get(0).pointId()).isEqualTo("4711");
    assertThat(data.values.get(0).place()).isEqualTo(5);
  }

  @Test
  void numbersMayHaveDecimalCommasGroupsSignsAndExponents() throws Exception {
    CsvMapping mapping = mapping().decimalComma().build();
    String text =
        "point;time;kwh\nA;2024-01-01 00:00;1.234,5\nA;2024-01-01 00:15;-0,5\nA;2024-01-01 00:30;+2\nA;2024-01-01 00:45;1,5E-3\nA;2024-01-01 01:00; 7 \n";

    assertThat(read(mapping, text).values)
        .extracting(CollectedData.Value::plain)
        .containsExactly("1234.5", "-0.5", "2", "0.0015", "7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "0.125", "12.34.567", "1234.567", "1.234.56", "1.5E3"})
  void aPointThatPartsNoThousandsIsNotPassedOverInANumberWithDecimalComma(String number)
      throws Exception {
    CollectedData data =
        read(
            mapping().decimalComma().build(),
            "point;time;kwh\nA;2024-01-01 00:00;" + number + "\n");

    assertThat(data.values).isEmpty();
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.BAD_NUMBER);
  }

  @Test
  void thousandsArePartedByWhatTheMappingSays() throws Exception {
    String comma = "point;time;kwh\nA;2024-01-01 00:00;12,345.5\n";
    String blanks =
        "point;time;kwh\nA;2024-01-01 00:00;1 234,5\nA;2024-01-01 00:15;1\u00a0234,5\nA;2024-01-01 00:30;1\u202f234\n";

    assertThat(read(mapping().thousands(',').build(), comma).values)
        .extracting(CollectedData.Value::plain)
        .containsExactly("12345.5");
    assertThat(read(mapping().decimalComma().thousands(' ').build(), blanks).values)
        .extracting(CollectedData.Value::plain)
        .containsExactly("1234.5", "1234.5", "1234");
    assertThatIllegalArgumentException().isThrownBy(() -> mapping().thousands('.'));
  }

  @Test
  void aSpreadsheetsDayNumberIsATime() throws Exception {
    CsvMapping mapping =
        CsvMapping.named("serial")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("x", "time"))
            .zone(ZoneId.of("Europe/Brussels"))
            .length(Length.minutes(60))
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();

    CollectedData data =
        read(mapping, "time;kwh\n45292;1\n45292.0416666667;2\n45292,0833333333;3\nyesterday;4\n");

    assertThat(data.values)
        .extracting(v -> v.start().toString())
        .containsExactly("2023-12-31T23:00:00Z", "2024-01-01T00:00:00Z", "2024-01-01T01:00:00Z");
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.BAD_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "1.2.3",
        "--1",
        "1e",
        "1e999",
        "0x10",
        "NaN",
        "9999999999999999999",
        "1,5",
        "\u0661"
      })
  void whatIsNoNumberIsRejectedWithLineAndColumn(String number) throws Exception {
    CollectedData data =
        read(
            mapping().delimiter(';').build(),
            "point;time;kwh\nA;2024-01-01 00:00;" + number + "\n");

    assertThat(data.rejections).hasSize(1);
    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.BAD_NUMBER);
    assertThat(data.rejections.get(0).place().toString()).isEqualTo("line 2, column 3 (kwh)");
  }

  @Test
  void valuesOfManyScalesKeepEveryDigit() throws Exception {
    CollectedData data =
        read(
            mapping().build(),
            "point,time,kwh\nA,2024-01-01 00:00,123456789012345678\nA,2024-01-01 00:15,0.000000000000000001\nA,2024-01-01 00:30,1.5\nA,2024-01-01 00:45,0.4700000\n");

    assertThat(data.values)
        .extracting(CollectedData.Value::plain)
        .containsExactly("123456789012345678", "0.000000000000000001", "1.5", "0.47");
  }

  @Test
  void quotedFieldsMayHoldDelimitersLinesAndQuotesAndSpreadsheetTextIsText() throws Exception {
    String text =
        "point,time,kwh\n\"A,\n\"\"x\"\"\",2024-01-01 00:00,1\n=\"0012\",2024-01-01 00:00,2\n";

    CollectedData data = read(mapping().build(), text);

    assertThat(data.series).extracting(s -> s.pointId()).containsExactly("A,\n\"x\"", "0012");
    assertThat(data.values).extracting(CollectedData.Value::place).containsExactly(2L, 4L);
  }

  @Test
  void aBrokenQuoteSpoilsItsRowOnly() throws Exception {
    CollectedData data =
        read(
            mapping().build(), "point,time,kwh\n\"A\"b,2024-01-01 00:00,1\nA,2024-01-01 00:15,2\n");

    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.MALFORMED);
    assertThat(data.values).hasSize(1);
  }

  @Test
  void anOperatorsCodesBecomeQualitiesAndUnknownOnesAreRejected() throws Exception {
    CsvMapping mapping =
        mapping()
            .quality(
                Column.named("q"),
                Map.of("A", Quality.VALIDATED, "E", Quality.ESTIMATED, "N", Quality.MISSING))
            .build();

    CollectedData data =
        read(
            mapping,
            "point,time,kwh,q\nA,2024-01-01 00:00,1,A\nA,2024-01-01 00:15,1,e\nA,2024-01-01 00:30,1,?\nA,2024-01-01 00:45,,A\nA,2024-01-01 01:00,0,N\nA,2024-01-01 01:15,5,N\nA,2024-01-01 01:30,1,\n");

    assertThat(data.values)
        .extracting(v -> v.mark().quality())
        .containsExactly(
            Quality.VALIDATED,
            Quality.ESTIMATED,
            Quality.MISSING,
            Quality.MISSING,
            Quality.MEASURED);
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.UNKNOWN_QUALITY, RejectionReason.MALFORMED);
    assertThat(data.outcome().records()).isEqualTo(7);
  }

  @Test
  void severalValueColumnsAreSeveralSeriesWithCostsAndDirections() throws Exception {
    CsvMapping mapping =
        CsvMapping.named("in and out")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("e", "epoch"))
            .length(Length.minutes(60))
            .value(
                ValueColumn.of(Column.named("in"), ScaledUnit.KILOWATT_HOUR)
                    .direction(Direction.IMPORT)
                    .cost(Column.named("eur"), "EUR"))
            .value(
                ValueColumn.of(Column.named("out"), new ScaledUnit(MeasureUnit.WATT_HOUR, 0))
                    .direction(Direction.EXPORT))
            .build();

    CollectedData data =
        read(mapping, "epoch,in,out,eur\n1704067200,1.5,250,0.33\n1704070800,2,0,\n");

    assertThat(data.series).hasSize(2);
    assertThat(data.series.get(1).unit().powerOfTen()).isZero();
    assertThat(data.of(0))
        .extracting(v -> String.valueOf(v.cost()))
        .containsExactly("0.33", "null");
    assertThat(data.of(1)).hasSize(2);
  }

  @Test
  void latin1AndUtf16AreReadAsDeclaredOrMarked() throws Exception {
    String text = "point,time,m\u00b3\nM\u00fchle,2024-01-01 00:00,1\n";
    CsvMapping.Builder water =
        CsvMapping.named("water")
            .point(Column.named("point"), MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
            .zone(UTC)
            .value(ValueColumn.of(Column.named("m\u00b3"), ScaledUnit.CUBIC_METRE));

    assertThat(
            read(
                    water.charset(StandardCharsets.ISO_8859_1).build(),
                    text.getBytes(StandardCharsets.ISO_8859_1))
                .series
                .get(0)
                .pointId())
        .isEqualTo("M\u00fchle");
    for (String charset : new String[] {"UTF-16LE", "UTF-16BE"}) {
      byte[] marked = ("\ufeff" + text).getBytes(Charset.forName(charset));
      assertThat(
              read(water.charset(StandardCharsets.UTF_8).build(), marked).series.get(0).pointId())
          .isEqualTo("M\u00fchle");
    }
  }

  @Test
  void aRowThatEndsEarlyIsRejectedByName() throws Exception {
    CollectedData data = read(mapping().build(), "point,time,kwh\nA,2024-01-01 00:00\nTotal\n");

    assertThat(data.rejections).hasSize(2);
    assertThat(data.outcome().records()).isEqualTo(2);
  }

  @Test
  void aFileOfAnotherKindIsRefusedAndSaysWhichColumnsItLacks() {
    assertThatThrownBy(() -> read(mapping().build(), "a,b\n1,2\n"))
        .isInstanceOf(FormatRefusedException.class)
        .hasMessageContaining("kwh");
    assertThatThrownBy(
            () -> CollectedData.of(new CsvReader(), "a,b\n1,2\n", ReadSettings.defaults()))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.NEEDS_SETTING));
  }

  @Test
  void localTimesWithoutAnyZoneAreRefused() {
    CsvMapping nowhere =
        CsvMapping.named("nowhere")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();

    assertThatThrownBy(() -> read(nowhere, "time,kwh\n2024-01-01 00:00,1\n"))
        .isInstanceOf(FormatRefusedException.class)
        .hasMessageContaining("zone");
  }

  @Test
  void aMappingThatContradictsItselfCannotBeBuilt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvMapping.named("no value").time(TimeColumn.of("e", "t")).build());
    assertThatIllegalArgumentException().isThrownBy(() -> mapping().withoutHeader().build());
    assertThatIllegalArgumentException().isThrownBy(() -> TimeColumn.of("yyyy-'open", "t"));
    assertThatIllegalArgumentException().isThrownBy(() -> Wide.elapsed(Column.at(1), 1000));
  }

  @Test
  void aRowLongerThanItsLimitIsRefused() {
    String endless =
        "point,time,kwh\n\""
            + "x".repeat(org.wattline.formats.stream.DelimitedRows.MAX_ROW + 100_000);

    assertThatThrownBy(() -> read(mapping().build(), endless))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.LIMIT_EXCEEDED));
  }

  @Test
  void moreSeriesThanTheLimitAreRefused() {
    ReadSettings.Limits few = new ReadSettings.Limits(1 << 20, 1 << 20, 10, 200, 3, 100);
    String text =
        "point,time,kwh\nA,2024-01-01 00:00,1\nB,2024-01-01 00:00,1\nC,2024-01-01 00:00,1\nD,2024-01-01 00:00,1\n";

    assertThatThrownBy(
            () ->
                CollectedData.of(
                    new CsvReader(),
                    text,
                    ReadSettings.defaults().withCsvMapping(mapping().build()).withLimits(few)))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.LIMIT_EXCEEDED));
  }

  @Test
  void timesThatSayNoDayOrNoHourOfAQuarterCannotBeAMapping() {
    CsvMapping.Builder hours =
        CsvMapping.named("hours")
            .point("A", MarketIdScheme.OWN)
            .zone(UTC)
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> hours.time(TimeColumn.of("HH:mm", "time")).build())
        .withMessageContaining("no day");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CsvMapping.named("days")
                    .point("A", MarketIdScheme.OWN)
                    .time(TimeColumn.of("yyyy-MM-dd", "day"))
                    .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
                    .build())
        .withMessageContaining("only the day");
  }
}
