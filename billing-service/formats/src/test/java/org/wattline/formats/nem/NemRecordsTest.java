package org.wattline.formats.nem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;

/** The rules of the specification, one by one. */
final class NemRecordsTest {

  private static final String HEAD = "100,NEM12,202406010000,MDP,RET\n";

  private static String stream(int minutes, String unit) {
    return "200,6102000001,E1B1,1,E1,N1,METER1," + unit + "," + minutes + ",\n";
  }

  private static String day(String date, int values, String value, String tail) {
    return "300,"
        + date
        + ","
        + String.join(",", Collections.nCopies(values, value))
        + ","
        + tail
        + "\n";
  }

  private static CollectedData read(String text) throws Exception {
    return CollectedData.of(new NemReader(), text, ReadSettings.defaults());
  }

  private static void refused(RefusalReason reason, String text) {
    ThrowableAssert.ThrowingCallable reading = () -> read(text);
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            FormatRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({"5, 288", "15, 96", "30, 48"})
  void aDayHasAsManyValuesAsItsIntervalsFit(int minutes, int values) throws Exception {
    CollectedData data =
        read(
            HEAD
                + stream(minutes, "kWh")
                + day("20240407", values, "0.5", "A,,,20240408000000,")
                + "900\n");

    assertThat(data.values).hasSize(values);
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2024-04-06T14:00:00Z"));
    assertThat(data.values.get(values - 1).start().plusSeconds(minutes * 60L))
        .isEqualTo(Instant.parse("2024-04-07T14:00:00Z"));
  }

  @Test
  void marketTimeHasNoClockChange() throws Exception {
    CollectedData data =
        read(
            HEAD
                + stream(30, "kWh")
                + day("20240406", 48, "1", "A,,,,")
                + day("20240407", 48, "1", "A,,,,")
                + day("20241006", 48, "1", "A,,,,")
                + "900\n");

    assertThat(data.values.stream().map(CollectedData.Value::start).distinct()).hasSize(144);
    assertThat(data.values).allMatch(v -> v.seconds() == 1800);
  }

  @Test
  void nullDataIsMissingAndNotZero() throws Exception {
    CollectedData data =
        read(
            HEAD
                + stream(30, "kWh")
                + day("20240601", 48, "0", "V,,,,")
                + "400,1,46,A,,\n400,47,48,N,,\n900\n");

    assertThat(data.values.get(45).value()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(data.values.get(46).value()).isNull();
    assertThat(data.values.get(46).mark().quality()).isEqualTo(Quality.MISSING);
    assertThat(data.values.get(46).mark().code()).isEqualTo("N");
  }

  @ParameterizedTest
  @CsvSource({"kWh, 3", "KWH, 3", "Wh, 0", "MWh, 6", "kVArh, 3"})
  void unitsHaveTheirPowerOfTen(String unit, int power) throws Exception {
    CollectedData data = read(HEAD + stream(30, unit) + day("20240601", 48, "1", "A") + "900\n");

    assertThat(data.series.get(0).unit().powerOfTen()).isEqualTo(power);
  }

  @Test
  void anUnknownUnitRejectsTheDayByName() throws Exception {
    CollectedData data =
        read(HEAD + stream(30, "furlong") + day("20240601", 48, "1", "A") + "900\n");

    assertThat(data.outcome().rejected()).isEqualTo(48);
    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.UNKNOWN_UNIT);
  }

  @Test
  void anIndexReadOfA500IsARegisterRead() throws Exception {
    CollectedData data =
        read(
            HEAD
                + stream(30, "kWh")
                + day("20240601", 48, "1", "A")
                + "500,O,S01009,20240601111111,001123.5\n900\n");

    assertThat(data.reads).hasSize(1);
    assertThat(data.reads.get(0).value()).isEqualByComparingTo("1123.5");
    assertThat(data.series.get(data.reads.get(0).series()).kind()).isEqualTo(SeriesKind.CUMULATIVE);
  }

  @Test
  void anAccumulationHasBothReadsAndTheQuantity() throws Exception {
    CollectedData data =
        read(
            "100,NEM13,202406010000,MDP,RET\n"
                + "250,1234567890,11,1,11,11,METSER123,E,006342.8,20031005093055,A,,,007654.9,20040107100333,E64,77,,1312.1,kWh,20040407,,\n"
                + "900\n");

    RegisterRead read = data.reads.get(0);
    assertThat(read.value()).isEqualByComparingTo("7654.9");
    assertThat(read.mark().quality()).isEqualTo(Quality.ESTIMATED);
    assertThat(read.atEpochSecond())
        .isEqualTo(Instant.parse("2004-01-07T00:03:33Z").getEpochSecond());
    RegisterRead.Previous previous = java.util.Objects.requireNonNull(read.previous());
    assertThat(previous.value()).isEqualByComparingTo("6342.8");
    assertThat(previous.quantity()).isEqualByComparingTo("1312.1");
    assertThat(data.series.get(0).direction()).isEqualTo(Direction.IMPORT);
    assertThat(data.series.get(0).unit()).isEqualTo(new ScaledUnit(MeasureUnit.WATT_HOUR, 3));
  }

  @Test
  void aFileWithoutEndIsTruncated() {
    refused(RefusalReason.TRUNCATED, HEAD + stream(30, "kWh") + day("20240601", 48, "1", "A"));
  }

  @Test
  void anotherVersionIsRefused() {
    refused(RefusalReason.UNKNOWN_VERSION, "100,NEM14,202406010000,MDP,RET\n900\n");
  }

  @Test
  void qualityRangesMustCoverTheDayOnce() {
    String start = HEAD + stream(30, "kWh") + day("20240601", 48, "1", "V");
    refused(RefusalReason.MALFORMED, start + "400,1,40,A,,\n900\n");
    refused(RefusalReason.MALFORMED, start + "400,1,40,A,,\n400,40,48,S14,,\n900\n");
    refused(RefusalReason.MALFORMED, start + "400,1,49,A,,\n900\n");
    refused(RefusalReason.MALFORMED, start + "900\n");
  }

  @Test
  void aDayWithAValueTooFewOrTooManyIsRefused() {
    refused(
        RefusalReason.MALFORMED,
        HEAD + stream(30, "kWh") + day("20240601", 47, "1", "A") + "900\n");
    refused(
        RefusalReason.MALFORMED,
        HEAD + stream(30, "kWh") + day("20240601", 49, "1", "A") + "900\n");
  }

  @Test
  void whatFollowsTheEndIsRefused() {
    refused(
        RefusalReason.MALFORMED,
        HEAD + stream(30, "kWh") + day("20240601", 48, "1", "A") + "900\n" + HEAD + "900\n");
  }

  @ParameterizedTest
  @CsvSource({
    "E1, IMPORT", "F1, IMPORT", "Q1, IMPORT", "R2, IMPORT", "P1, IMPORT", "B1, EXPORT",
        "A1, EXPORT",
    "C1, EXPORT", "K1, EXPORT", "L1, EXPORT", "D1, NET", "J1, NET", "G1, UNSTATED", "11, UNSTATED"
  })
  void theSuffixSaysWhichWayAsTheNetworkSeesIt(String suffix, Direction direction) {
    assertThat(NemSeries.direction(suffix)).isEqualTo(direction);
  }
}
