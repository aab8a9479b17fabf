package org.wattline.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.SeriesKind;

/** The bulk format: values in a row, readings one by one, registers; and what is refused. */
final class BulkJsonTest {

  private static final String HEAD =
      "{\"format\":\"wattline-meter-data\",\"version\":1,\"sender\":\"acme\",\"series\":[";

  private static CollectedData read(String series) throws Exception {
    return CollectedData.of(new BulkJsonReader(), HEAD + series + "]}", ReadSettings.defaults());
  }

  private static String series(String rest) {
    return "{\"point\":\"541440010000000001\",\"scheme\":\"EAN18\",\"commodity\":\"electricity\",\"direction\":\"import\",\"unit\":\"kWh\",\"interval\":\"PT15M\",\"zone\":\"Europe/Brussels\","
        + rest
        + "}";
  }

  @Test
  void valuesFollowEachOtherFromTheStartAndNullIsMissing() throws Exception {
    CollectedData data =
        read(series("\"start\":\"2025-01-01T00:00:00+01:00\",\"values\":[0.12,\"0.1\",null,1e-1]"));

    assertThat(data.values).hasSize(4);
    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2024-12-31T23:00:00Z"));
    assertThat(data.values.get(2).value()).isNull();
    assertThat(data.values.get(2).mark().quality()).isEqualTo(Quality.MISSING);
    assertThat(data.sum()).isEqualByComparingTo("0.32");
    assertThat(data.documents.get(0).sender()).isEqualTo("acme");
  }

  @Test
  void daysInARowFollowTheLocalClock() throws Exception {
    CollectedData data =
        read(
            series("\"start\":\"2024-10-26T00:00:00+02:00\",\"values\":[1,2,3]")
                .replace("PT15M", "P1D"));

    assertThat(data.values)
        .extracting(CollectedData.Value::seconds)
        .containsExactly(86_400, 90_000, 86_400);
  }

  @Test
  void readingsHaveTheirOwnQualityCostAndTier() throws Exception {
    CollectedData data =
        read(
            series(
                "\"currency\":\"EUR\",\"readings\":[{\"start\":\"2025-01-01T00:00:00Z\",\"value\":\"0.5\",\"quality\":\"ESTIMATED\",\"code\":\"E1\",\"cost\":\"0.12\",\"tier\":2},{\"start\":\"2025-01-01T00:15:00Z\",\"end\":\"2025-01-01T01:00:00Z\",\"value\":1}]"));

    assertThat(data.values.get(0).mark().code()).isEqualTo("E1");
    assertThat(data.values.get(0).cost()).isEqualByComparingTo("0.12");
    assertThat(data.values.get(0).tier()).isEqualTo(2);
    assertThat(data.values.get(1).seconds()).isEqualTo(2_700);
    assertThat(data.values.get(1).cost()).isNull();
  }

  @Test
  void registersAreReads() throws Exception {
    CollectedData data =
        read(
            series(
                "\"kind\":\"CUMULATIVE\",\"reads\":[{\"at\":\"2025-01-01T00:00:00Z\",\"value\":\"4711.5\",\"type\":\"ROUTINE\"}]"));

    assertThat(data.reads.get(0).type()).isEqualTo("ROUTINE");
    assertThat(data.series.get(0).kind()).isEqualTo(SeriesKind.CUMULATIVE);
  }

  @Test
  void aWrongRecordIsRejectedAndTheOthersStay() throws Exception {
    CollectedData data =
        read(
            series(
                "\"readings\":[{\"start\":\"yesterday\",\"value\":1},{\"start\":\"2025-01-01T00:00:00Z\",\"value\":\"much\"},{\"start\":\"2025-01-01T00:00:00Z\",\"value\":1,\"quality\":\"GREAT\"},{\"start\":\"2025-01-01T00:00:00Z\",\"value\":1}]"));

    assertThat(data.outcome().records()).isEqualTo(4);
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(
            RejectionReason.BAD_TIME, RejectionReason.BAD_NUMBER, RejectionReason.UNKNOWN_QUALITY);
    assertThat(data.rejections.get(1).place().number()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"format\":\"wattline-meter-data\",\"version\":2,\"series\":[]} | UNKNOWN_VERSION",
        "{\"version\":1,\"series\":[]} | UNKNOWN_FORMAT",
        "{\"series\":[],\"format\":\"wattline-meter-data\",\"version\":1} | UNKNOWN_FORMAT",
        "{\"format\":\"wattline-meter-data\",\"version\":1} | MALFORMED",
        "{\"format\":\"wattline-meter-data\",\"version\":1,\"serie\":[]} | MALFORMED",
        "{\"format\":\"wattline-meter-data\",\"version\":1,\"series\":[ | TRUNCATED",
        "{\"format\":\"wattline-meter-data\",\"version\":1,\"series\":[]} {} | MALFORMED",
        "{\"format\":\"wattline-meter-data\",\"version\":1,\"series\":[{\"values\":[1]}]} | MALFORMED",
        "{\"format\":\"wattline-meter-data\",\"version\":1,\"series\":[{\"point\":\"1\",\"unit\":\"kWh\",\"reads\":[],\"unit\":\"Wh\"}]} | MALFORMED",
        "{\"format\":\"wattline-meter-data\",\"version\":1,\"series\":[{\"point\":\"1\",\"unit\":\"ells\",\"reads\":[]}]} | MALFORMED"
      })
  void aDocumentThatBreaksTheFormIsRefused(String text, RefusalReason reason) {
    assertThatThrownBy(() -> CollectedData.of(new BulkJsonReader(), text, ReadSettings.defaults()))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }
}
