package org.wattline.formats.uff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Fixtures;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.ReadSettings.AnnouncedCounts;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Remark;
import org.wattline.formats.marketid.MarketIdScheme;

/** D0010: published samples, and the trailer's promise. */
final class D0010FilesTest {

  private static final String HEAD =
      "ZHV|0000475656|D0010002|D|UDMS|X|MRCY|20160302153151||||OPER|\n";

  private static String file(String body, int groups) {
    return HEAD + body + "ZPT|0000475656|" + groups + "||1|20160302154650|\n";
  }

  private static CollectedData read(String text) throws Exception {
    return CollectedData.of(new D0010Reader(), text, ReadSettings.defaults());
  }

  private static void refused(RefusalReason reason, String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            FormatRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "economy7_meters.uff, 8, 365308.200, 60, 16",
    "register_showcase.uff, 10, 510101.005, 100, 18"
  })
  void samplesWhoseTrailersPromiseMoreAreRefusedAndReadInFullWhenTold(
      String name, int reads, BigDecimal sum, int promised, int held) throws Exception {
    String path = "market-messages/uk-d0010/" + name;
    try (var in = Fixtures.open(path)) {
      assertThatThrownBy(() -> CollectedData.of(new D0010Reader(), in, ReadSettings.defaults()))
          .isInstanceOf(FormatRefusedException.class)
          .hasMessageContaining("'" + promised + "'")
          .hasMessageContaining("holds " + held);
    }
    try (var in = Fixtures.open(path)) {
      CollectedData data =
          CollectedData.of(
              new D0010Reader(), in, ReadSettings.defaults().withCounts(AnnouncedCounts.REMARK));
      assertThat(data.reads).hasSize(reads);
      assertThat(
              data.reads.stream()
                  .map(RegisterRead::value)
                  .filter(java.util.Objects::nonNull)
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(sum);
      assertThat(data.series).allMatch(s -> s.scheme() == MarketIdScheme.MPAN);
      assertThat(data.remarks).extracting(Remark::kind).contains(Remark.Kind.COUNT_DIFFERS);
    }
  }

  @Test
  void aFileWhoseTrailerCountsRightIsReadWithMeterRegisterAndType() throws Exception {
    CollectedData data =
        read(
            file(
                "026|1200023305967|V|\n028|F75A 00802|D|\n030|S|20160222000000|56311.0|||T|N|\n"
                    + "026|1900001059816|U|\n028|S95105287|R|\n030|TO|20160711120000|3.1||1|F|P|\n",
                6));

    assertThat(data.remarks).isEmpty();
    assertThat(data.reads).hasSize(2);
    RegisterRead first = data.reads.get(0);
    assertThat(first.atEpochSecond())
        .isEqualTo(Instant.parse("2016-02-22T00:00:00Z").getEpochSecond());
    assertThat(first.mark().quality()).isEqualTo(Quality.ESTIMATED);
    assertThat(first.type()).isEqualTo("D");
    assertThat(data.series.get(0).meterSerial()).isEqualTo("F75A 00802");
    assertThat(data.series.get(0).channel()).isEqualTo("S");
    RegisterRead second = data.reads.get(1);
    // July: the time is the clock's, an hour ahead of UTC
    assertThat(second.atEpochSecond())
        .isEqualTo(Instant.parse("2016-07-11T11:00:00Z").getEpochSecond());
    assertThat(second.mark().quality()).isEqualTo(Quality.INVALID);
  }

  @Test
  void aReadingLostOnTheWayIsFound() {
    refused(RefusalReason.COUNT_MISMATCH, file("026|1200023305967|V|\n028|F75A 00802|D|\n", 3));
  }

  @Test
  void aMissingTrailerIsTruncation() {
    refused(RefusalReason.TRUNCATED, HEAD + "026|1200023305967|V|\n");
  }

  @Test
  void theTrailerIsOfTheSameFile() {
    refused(RefusalReason.MALFORMED, HEAD + "ZPT|0000475657|0||1|20160302154650|\n");
  }

  @Test
  void anotherFlowIsNoMeterReadingAndAnotherVersionIsUnknown() {
    refused(RefusalReason.NOT_METER_DATA, HEAD.replace("D0010002", "D0150001"));
    refused(RefusalReason.UNKNOWN_VERSION, HEAD.replace("D0010002", "D0010009"));
  }

  @Test
  void aReadingWithoutPointIsRejectedWithItsLine() throws Exception {
    CollectedData data = read(file("030|S|20160222000000|56311.0|||T|N|\n", 1));

    assertThat(data.rejections).hasSize(1);
    assertThat(data.rejections.get(0).place().number()).isEqualTo(2);
  }

  @Test
  void aFailedValidationMakesTheReadingInvalid() throws Exception {
    CollectedData data =
        read(
            file(
                "026|1200023305967|V|\n028|F75A 00802|R|\n030|S|20160222000000|56311.0|||T|N|\n032|01|F|\n",
                4));

    assertThat(data.reads.get(0).mark().quality()).isEqualTo(Quality.INVALID);
    assertThat(data.reads.get(0).reason()).isEqualTo("01");
  }
}
