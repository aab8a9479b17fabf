package org.wattline.formats.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.ReadSettings.AnnouncedCounts;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.SeriesKind;

/** Envelope, service characters, dates and qualifiers, one by one. */
final class MsconsRulesTest {

  private static final String HEAD = "UNB+UNOC:3+SENDER:500+RECEIVER:500+240401:0800+REF1++TL'";
  private static final String OPEN =
      "UNH+1+MSCONS:D:04B:UN:2.4c'BGM+7+DOC1+9'DTM+137:202404010800?+00:303'UNS+D'NAD+DP'LOC+172+DE00056266802AO6G56M11SN51G21M24S'LIN+1'PIA+5+1-1?:1.29.0:SRW'";

  /** A message of these segments, counted right. */
  private static String interchange(String body) {
    String inside = OPEN + body;
    int segments = inside.split("(?<!\\?)'", -1).length;
    return HEAD + inside + "UNT+" + segments + "+1'UNZ+1+REF1'";
  }

  private static String quantity(String qty, String from, String to) {
    return "QTY+" + qty + "'DTM+163:" + from + ":303'DTM+164:" + to + ":303'";
  }

  private static CollectedData read(String text) throws Exception {
    return CollectedData.of(new MsconsReader(), text, ReadSettings.defaults());
  }

  private static void refused(RefusalReason reason, String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason));
  }

  private static final String ONE = quantity("220:1.5:KWH", "202401012300?+00", "202401012315?+00");

  @Test
  void aByteOrderMarkBeforeTheInterchangeDoesNoHarm() throws Exception {
    for (String advice : new String[] {"", "UNA:+.? '"}) {
      CollectedData data = read("\ufeff" + advice + interchange(ONE));

      assertThat(data.sum()).isEqualByComparingTo("1.5");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "220, VALIDATED",
    "67, SUBSTITUTED",
    "187, ESTIMATED",
    "201, ESTIMATED",
    "Z18, PROVISIONAL",
    "20, INVALID",
    "79, MEASURED"
  })
  void aQualifierIsAQuality(String qualifier, Quality quality) throws Exception {
    CollectedData data =
        read(interchange(quantity(qualifier + ":1.5:KWH", "202401012300?+00", "202401012315?+00")));

    assertThat(data.values.get(0).mark().quality()).isEqualTo(quality);
    assertThat(data.values.get(0).mark().code()).isEqualTo(qualifier);
    assertThat(data.remarks).isEmpty();
  }

  @Test
  void aMissingValueHasNoNumberAndAnUnknownQualifierIsRejected() throws Exception {
    CollectedData data =
        read(
            interchange(
                quantity("Z30:0", "202401012300?+00", "202401012315?+00")
                    + quantity("999:1", "202401012315?+00", "202401012330?+00")));

    assertThat(data.values.get(0).value()).isNull();
    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.UNKNOWN_QUALITY);
    assertThat(data.outcome().records()).isEqualTo(2);
  }

  @Test
  void aStatusStandsBesideTheQuality() throws Exception {
    CollectedData data = read(interchange(ONE + "STS+Z34++Z88'STS+Z40'STS+8+14'"));

    assertThat(data.values.get(0).mark().detail()).isEqualTo("Z34:Z88 Z40 8:14");
  }

  @Test
  void theOffsetSaysTheInstantThroughBothClockChanges() throws Exception {
    CollectedData data =
        read(
            interchange(
                quantity("220:1", "202403310145?+01", "202403310300?+02")
                    + quantity("220:2", "202410270245?+02", "202410270200?+01")
                    + quantity("220:3", "202410270200?+01", "202410270215?+01")));

    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2024-03-31T00:45:00Z"));
    assertThat(data.values).allMatch(v -> v.seconds() == 900);
    assertThat(data.values.get(2).start()).isEqualTo(data.values.get(1).start().plusSeconds(900));
  }

  @Test
  void timesWithoutOffsetAreTheLegalTimeAndTheDoubledHourGoesOn() throws Exception {
    StringBuilder body = new StringBuilder();
    String[][] quarters = {
      {"0145", "0200"}, {"0200", "0215"}, {"0215", "0230"}, {"0230", "0245"}, {"0245", "0200"},
      {"0200", "0215"}, {"0215", "0230"}, {"0230", "0245"}, {"0245", "0300"}, {"0300", "0315"}
    };
    for (String[] q : quarters) {
      body.append("QTY+220:1'DTM+163:20241027")
          .append(q[0])
          .append(":203'DTM+164:20241027")
          .append(q[1])
          .append(":203'");
    }

    CollectedData data = read(interchange(body.toString()));

    assertThat(data.rejections).isEmpty();
    assertThat(data.values).hasSize(10).allMatch(v -> v.seconds() == 900);
    for (int i = 1; i < 10; i++) {
      assertThat(data.values.get(i).start())
          .isEqualTo(data.values.get(i - 1).start().plusSeconds(900));
    }
  }

  @Test
  void aRangeOfFormat719IsAPeriod() throws Exception {
    CollectedData data = read(interchange("QTY+220:7:KWH'DTM+324:202401010000202402010000:719'"));

    assertThat(data.values.get(0).start()).isEqualTo(Instant.parse("2023-12-31T23:00:00Z"));
    assertThat(data.values.get(0).seconds()).isEqualTo(31 * 86_400);
  }

  @Test
  void aQuantityWithAReadingDateIsARegisterRead() throws Exception {
    CollectedData data =
        read(
            interchange("QTY+220:4711.5:KWH'DTM+9:202401312300?+00:303'")
                .replace("1-1?:1.29.0", "1-1?:1.8.0"));

    assertThat(data.values).isEmpty();
    assertThat(data.reads).hasSize(1);
    assertThat(data.reads.get(0).value()).isEqualByComparingTo(new BigDecimal("4711.5"));
    assertThat(data.series.get(0).kind()).isEqualTo(SeriesKind.CUMULATIVE);
  }

  @Test
  void aQuantityWithoutAnyTimeIsRejectedWithItsSegment() throws Exception {
    CollectedData data = read(interchange("QTY+220:1:KWH'"));

    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.BAD_TIME);
    assertThat(data.rejections.get(0).place().toString()).contains("QTY");
  }

  @Test
  void theServiceCharactersAreThoseOfTheAdvice() throws Exception {
    String text =
        interchange(ONE)
            .replace("?:", "\u0001")
            .replace("?+", "\u0002")
            .replace(':', '#')
            .replace('+', '*')
            .replace('\'', '~')
            .replace('\u0001', ':')
            .replace('\u0002', '+')
            .replace("DOC1", "D!*O!#C!~1")
            .replace("1.5", "1,5");

    CollectedData data = read("UNA#*,! ~\r\n" + text.replace("~", "~\r\n"));

    assertThat(data.values.get(0).value()).isEqualByComparingTo("1.5");
    assertThat(data.series.get(0).channel()).isEqualTo("1-1:1.29.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNA:+.?",
        "UNA:+.? ",
        "UNA::.? '",
        "UNA:+;? '",
        "UNA:+.?x'",
        "UNAA+.? '",
        "UNA:+.+ '",
        "UNA:+.? U",
        "UNA:+.'?'"
      })
  void anAdviceThatIsNoneIsRefused(String advice) {
    assertThatThrownBy(() -> read(advice + interchange(ONE)))
        .isInstanceOf(FormatRefusedException.class);
  }

  @Test
  void theReleaseCharacterFreesTheNextOne() throws Exception {
    CollectedData data =
        read(interchange(ONE).replace("UNS+D'", "UNS+D'NAD+Z05+WEISS ?'?+ SCHWARZ??'"));

    assertThat(data.values).hasSize(1);
  }

  @Test
  void theSyntaxIdentifierSaysTheCharacters() throws Exception {
    String text = interchange(ONE).replace("SENDER", "M\u00fcller");
    for (String[] syntax :
        new String[][] {{"UNOC", "ISO-8859-1"}, {"UNOY", "UTF-8"}, {"UNOD", "ISO-8859-2"}}) {
      byte[] bytes = text.replace("UNOC", syntax[0]).getBytes(Charset.forName(syntax[1]));
      CollectedData data =
          CollectedData.of(
              new MsconsReader(), new ByteArrayInputStream(bytes), ReadSettings.defaults());
      assertThat(data.documents.get(0).sender()).isEqualTo("M\u00fcller");
    }
    refused(RefusalReason.UNKNOWN_VERSION, text.replace("UNOC", "UNOZ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "APERAK:D:07B:UN:2.1h",
        "UTILMD:D:11A:UN:S1.1",
        "CONTRL:D:3:UN:2.0b",
        "INVOIC:D:06A:UN:2.8"
      })
  void anotherMessageTypeIsALoudRefusal(String type) {
    refused(RefusalReason.NOT_METER_DATA, interchange(ONE).replace("MSCONS:D:04B:UN:2.4c", type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSCONS:D:04B:UN:3.0",
        "MSCONS:D:99A:UN:2.4c",
        "MSCONS:D:04B:UN:E2SE6B",
        "MSCONS:D:04B:UN"
      })
  void anUnknownVersionIsALoudRefusal(String version) {
    refused(
        RefusalReason.UNKNOWN_VERSION, interchange(ONE).replace("MSCONS:D:04B:UN:2.4c", version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2.0", "2.1b", "2.2e", "2.2h", "2.3c", "2.4", "2.4c", "2.5", "S2.4", "S2.5a"})
  void theKnownVersionsAreRead(String version) throws Exception {
    assertThat(read(interchange(ONE).replace("2.4c", version)).values).hasSize(1);
  }

  @Test
  void referencesOfTrailersMatchAndNothingIsCutOff() {
    String whole = interchange(ONE);
    refused(RefusalReason.MALFORMED, whole.replace("UNZ+1+REF1", "UNZ+1+REF2"));
    refused(RefusalReason.MALFORMED, whole.replace("+1'UNZ", "+2'UNZ"));
    refused(RefusalReason.TRUNCATED, whole.substring(0, whole.indexOf("UNZ")));
    refused(RefusalReason.TRUNCATED, whole.substring(0, whole.indexOf("UNT")));
    refused(RefusalReason.TRUNCATED, whole.substring(0, whole.length() - 1));
    refused(RefusalReason.TRUNCATED, whole.substring(0, whole.indexOf("UNT")) + "UNZ+1+REF1'");
  }

  @Test
  void aSegmentLostOnTheWayIsFoundUnlessTheSendersCountsAreKnownToBeWrong() throws Exception {
    String lost = interchange(ONE + ONE).replace(ONE + ONE, ONE);
    refused(RefusalReason.COUNT_MISMATCH, lost);

    CollectedData data =
        CollectedData.of(
            new MsconsReader(),
            new ByteArrayInputStream(lost.getBytes(StandardCharsets.ISO_8859_1)),
            ReadSettings.defaults().withCounts(AnnouncedCounts.REMARK));
    assertThat(data.values).hasSize(1);
    assertThat(data.remarks).extracting(Remark::kind).containsExactly(Remark.Kind.COUNT_DIFFERS);
  }

  @Test
  void aLostMessageIsFound() {
    refused(RefusalReason.COUNT_MISMATCH, interchange(ONE).replace("UNZ+1", "UNZ+2"));
  }

  @Test
  void aCancellationIsNoValue() throws Exception {
    CollectedData data = read(interchange(ONE).replace("BGM+7+DOC1+9", "BGM+7+DOC1+1"));

    assertThat(data.values).isEmpty();
    assertThat(data.rejections).hasSize(1);
  }
}
