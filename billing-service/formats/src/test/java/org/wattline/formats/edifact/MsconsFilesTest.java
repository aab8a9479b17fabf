package org.wattline.formats.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Fixtures;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.marketid.MarketIdScheme;

/** Real messages of Switzerland and Germany, and a peer's reading of one. */
final class MsconsFilesTest {

  private static final String FOLDER = "market-messages/edifact/";

  private static CollectedData read(String name) throws Exception {
    try (var in = Fixtures.open(FOLDER + name)) {
      return CollectedData.of(new MsconsReader(), in, ReadSettings.defaults());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ch-20191215_045127_12X-SAK-N------6_E66_12X-SAK-N------6_ESLEVU14572841_-1811850990.txt, 7.050, EXPORT, WATT_HOUR",
    "ch-20191215_045128_12X-SAK-N------6_E66_12X-SAK-N------6_ESLEVU14572843_-1813073308.txt, 17.100, UNSTATED, VAR_HOUR",
    "ch-20191215_045129_12X-SAK-N------6_E66_12X-SAK-N------6_ESLEVU14572845_1003992095.txt, 0, UNSTATED, VAR_HOUR"
  })
  void aSwissLoadProfileIsADayOfQuarters(
      String name, BigDecimal sum, Direction direction, MeasureUnit unit) throws Exception {
    CollectedData data = read(name);

    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(96).allMatch(v -> v.seconds() == 900);
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2019-12-13T23:00:00Z"));
    assertThat(data.sum()).isEqualByComparingTo(sum);
    assertThat(data.series).hasSize(1);
    assertThat(data.series.get(0).scheme()).isEqualTo(MarketIdScheme.MESSPUNKT_CH);
    assertThat(data.series.get(0).commodity()).isEqualTo(Commodity.ELECTRICITY);
    assertThat(data.series.get(0).direction()).isEqualTo(direction);
    assertThat(data.series.get(0).unit().unit()).isEqualTo(unit);
    assertThat(data.remarks).extracting(Remark::kind).containsExactly(Remark.Kind.COUNT_DIFFERS);
  }

  @Test
  void theGermanMonthHasDecimalCommasAndOnePeriodThatEndsBeforeItStarts() throws Exception {
    CollectedData data = read("de-MSCONS_TL_SAMPLE01.txt.gz");

    assertThat(data.outcome().records()).isEqualTo(2_976);
    assertThat(data.values).hasSize(2_975).allMatch(v -> v.mark().quality() == Quality.VALIDATED);
    assertThat(data.sum()).isEqualByComparingTo("680.208");
    assertThat(data.rejections).hasSize(1);
    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.BAD_INTERVAL);
    assertThat(data.series).hasSize(1);
    assertThat(data.remarks).isEmpty();
  }

  /** Quantity, qualifier, unit and period of each QTY as the peer's JSON gives them. */
  @Test
  void everyQuantityIsWhatThePeerParsed() throws Exception {
    String json =
        Files.readString(Fixtures.path(FOLDER + "ediparse-mscons-message-example-response.json"));
    Matcher quantity =
        Pattern.compile(
                "\"menge_qualifier\": \"(\\w+)\",\\s*\"menge\": ([0-9.]+),\\s*\"masseinheit_code\": \"(\\w+)\".*?"
                    + "\"163\",\\s*\"\\w+\": \"(\\d{12})\\+00\".*?\"164\",\\s*\"\\w+\": \"(\\d{12})\\+00\"",
                Pattern.DOTALL)
            .matcher(json);
    List<String> expected = new ArrayList<>();
    while (quantity.find()) {
      expected.add(
          quantity.group(1)
              + " "
              + new BigDecimal(quantity.group(2))
              + " "
              + quantity.group(4)
              + " "
              + quantity.group(5));
    }

    CollectedData data = read("ediparse-mscons-message-example-request.txt");

    var form =
        java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmm")
            .withZone(java.time.ZoneOffset.UTC);
    List<String> parsed =
        data.values.stream()
            .map(
                v ->
                    v.mark().code()
                        + " "
                        + v.value()
                        + " "
                        + form.format(v.start())
                        + " "
                        + form.format(v.start().plusSeconds(v.seconds())))
            .toList();
    assertThat(expected).hasSize(4);
    assertThat(parsed).isEqualTo(expected);
    assertThat(data.documents).hasSize(2);
    assertThat(data.documents.get(0).sender()).isEqualTo("4012345678901");
    assertThat(data.documents.get(0).receiver()).isEqualTo("4012345678902");
    assertThat(data.series.get(0).meterSerial()).isEqualTo("8465929523");
    assertThat(data.series.get(0).unit().unit()).isEqualTo(MeasureUnit.WATT_PER_SQUARE_METRE);
  }

  @Test
  void theSimpleExampleHasTwoQuantities() throws Exception {
    CollectedData data = read("ediparse-mscons-message-example-simple-request.txt");

    assertThat(data.values).hasSize(2);
    assertThat(data.series.get(0).channel()).isEqualTo("1-1:1.29.1");
  }
}
