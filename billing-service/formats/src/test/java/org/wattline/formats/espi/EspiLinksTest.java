package org.wattline.formats.espi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.SeriesKind;

/** How entries hang together, in any order, and what a reading may leave out. */
final class EspiLinksTest {

  private static final String ESPI = " xmlns=\"http://naesb.org/espi\"";

  private static String feed(String... entries) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:x</id>"
        + String.join("", entries)
        + "</feed>";
  }

  private static String entry(String self, String up, String related, String content) {
    StringBuilder links = new StringBuilder("<link rel=\"self\" href=\"" + self + "\"/>");
    if (!up.isEmpty()) {
      links.append("<link rel=\"up\" href=\"").append(up).append("\"/>");
    }
    for (String r : related.isEmpty() ? new String[0] : related.split(" ")) {
      links.append("<link rel=\"related\" href=\"").append(r).append("\"/>");
    }
    return "<entry>" + links + "<content>" + content + "</content></entry>";
  }

  private static String point(String id, int kind) {
    return entry(
        "U/" + id,
        "U",
        "U/" + id + "/M",
        "<UsagePoint"
            + ESPI
            + "><ServiceCategory><kind>"
            + kind
            + "</kind></ServiceCategory></UsagePoint>");
  }

  private static String meterReading(String id, String type) {
    return entry(
        "U/" + id + "/M/1",
        "U/" + id + "/M",
        "U/" + id + "/M/1/B T/" + type,
        "<MeterReading" + ESPI + "/>");
  }

  private static String type(String id, String inside) {
    return entry("T/" + id, "T", "", "<ReadingType" + ESPI + ">" + inside + "</ReadingType>");
  }

  private static String block(String id, int n, String... readings) {
    return entry(
        "U/" + id + "/M/1/B/" + n,
        "U/" + id + "/M/1/B",
        "",
        "<IntervalBlock" + ESPI + ">" + String.join("", readings) + "</IntervalBlock>");
  }

  private static String reading(long start, int duration, String value) {
    return "<IntervalReading><timePeriod><duration>"
        + duration
        + "</duration><start>"
        + start
        + "</start></timePeriod><value>"
        + value
        + "</value></IntervalReading>";
  }

  private static CollectedData read(String text) throws Exception {
    return CollectedData.of(new EspiReader(), text, ReadSettings.defaults());
  }

  private static final String WH =
      "<commodity>1</commodity><flowDirection>1</flowDirection><powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom>";
  private static final String REVERSE = WH.replace("<flowDirection>1", "<flowDirection>19");
  private static final String GAS =
      "<commodity>7</commodity><powerOfTenMultiplier>-3</powerOfTenMultiplier><uom>119</uom>";

  @Test
  void twoPointsWithTwoCommoditiesStayApartInWhateverOrderTheEntriesCome() throws Exception {
    String[] entries = {
      point("1", 0),
      point("2", 1),
      meterReading("1", "a"),
      meterReading("2", "b"),
      type("a", WH),
      type("b", GAS),
      block("1", 1, reading(0, 900, "5"), reading(900, 900, "6")),
      block("2", 1, reading(0, 3600, "7"))
    };
    for (int turn = 0; turn < entries.length; turn++) {
      String[] turned = new String[entries.length];
      for (int i = 0; i < entries.length; i++) {
        turned[i] = entries[(i + turn) % entries.length];
      }
      CollectedData data = read(feed(turned));

      assertThat(data.rejections).isEmpty();
      assertThat(data.series).hasSize(2);
      int power = data.series.get(0).commodity() == Commodity.ELECTRICITY ? 0 : 1;
      assertThat(data.series.get(power).pointId()).isEqualTo("U/1");
      assertThat(data.sum(power)).isEqualByComparingTo("11");
      assertThat(data.series.get(1 - power).commodity()).isEqualTo(Commodity.GAS);
      assertThat(data.sum(1 - power)).isEqualByComparingTo("7");
    }
  }

  @Test
  void aRejectedReadingKeepsItsPlaceWhereOnlyTheBlockSaysWhenReadingsAre() throws Exception {
    String block =
        entry(
            "U/1/M/1/B/1",
            "U/1/M/1/B",
            "",
            "<IntervalBlock"
                + ESPI
                + "><interval><duration>3600</duration><start>0</start></interval>"
                + "<IntervalReading><value>1</value></IntervalReading>"
                + "<IntervalReading><value>many</value></IntervalReading>"
                + "<IntervalReading><value>3</value></IntervalReading></IntervalBlock>");
    String type = type("a", WH + "<intervalLength>900</intervalLength>");
    List<String> meaning = List.of(point("1", 0), meterReading("1", "a"), type);

    for (boolean first : new boolean[] {true, false}) {
      String before = String.join("", meaning);
      CollectedData data = read(first ? feed(block, before) : feed(before, block));

      assertThat(data.values)
          .extracting(v -> v.start().getEpochSecond() + " " + v.plain())
          .containsExactly("0 1", "1800 3");
      assertThat(data.rejections)
          .extracting(r -> r.reason())
          .containsExactly(RejectionReason.BAD_NUMBER);
      assertThat(data.outcome().records()).isEqualTo(3);
    }
  }

  @Test
  void aRejectedReadingOfABlockWithoutSeriesIsRejectedOnce() throws Exception {
    String lost =
        entry(
            "X/1",
            "X",
            "",
            "<IntervalBlock"
                + ESPI
                + ">"
                + reading(0, 900, "many")
                + reading(900, 900, "5")
                + "</IntervalBlock>");

    CollectedData data =
        read(
            feed(
                point("1", 0),
                point("2", 0),
                meterReading("1", "a"),
                meterReading("2", "a"),
                lost));

    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.BAD_NUMBER, RejectionReason.NO_SERIES);
    assertThat(data.outcome().records()).isEqualTo(2);
  }

  @Test
  void aBlockThatNoLinkLeadsFromIsRejectedWhereSeveralReadingsMightBeMeant() throws Exception {
    String lost =
        entry(
            "X/1",
            "X",
            "",
            "<IntervalBlock"
                + ESPI
                + ">"
                + reading(0, 900, "5")
                + reading(900, 900, "5")
                + "</IntervalBlock>");

    CollectedData data =
        read(
            feed(
                point("1", 0),
                point("2", 0),
                meterReading("1", "a"),
                meterReading("2", "a"),
                type("a", WH),
                lost));

    assertThat(data.outcome().rejected()).isEqualTo(2);
    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.NO_SERIES);
  }

  @ParameterizedTest
  @CsvSource({
    "0, VALIDATED",
    "7, SUBSTITUTED",
    "8, ESTIMATED",
    "9, ESTIMATED",
    "10, PROVISIONAL",
    "14, MEASURED",
    "17, VALIDATED",
    "19, VALIDATED"
  })
  void aQualityCodeIsAQuality(String code, Quality quality) throws Exception {
    String r =
        reading(0, 900, "5")
            .replace(
                "<timePeriod>",
                "<ReadingQuality><quality>" + code + "</quality></ReadingQuality><timePeriod>");

    CollectedData data =
        read(feed(point("1", 0), meterReading("1", "a"), type("a", WH), block("1", 1, r)));

    assertThat(data.values.get(0).mark().quality()).isEqualTo(quality);
    assertThat(data.values.get(0).mark().code()).isEqualTo(code);
  }

  @Test
  void severalQualitiesCountAsTheWorstAndAllCodesStay() throws Exception {
    String r =
        reading(0, 900, "5")
            .replace(
                "<timePeriod>",
                "<ReadingQuality><quality>17</quality></ReadingQuality><ReadingQuality><quality>8</quality></ReadingQuality><timePeriod>");

    CollectedData data =
        read(feed(point("1", 0), meterReading("1", "a"), type("a", WH), block("1", 1, r)));

    assertThat(data.values.get(0).mark().quality()).isEqualTo(Quality.ESTIMATED);
    assertThat(data.values.get(0).mark().code()).isEqualTo("17,8");
  }

  @Test
  void readingsWithoutPeriodFollowFromTheBlocksStartByTheTypesLength() throws Exception {
    String block =
        entry(
            "U/1/M/1/B/1",
            "U/1/M/1/B",
            "",
            "<IntervalBlock"
                + ESPI
                + "><interval><duration>1800</duration><start>1000</start></interval><IntervalReading><value>1</value></IntervalReading><IntervalReading><value>2</value></IntervalReading></IntervalBlock>");

    for (boolean typeFirst : new boolean[] {true, false}) {
      String type = type("a", WH + "<intervalLength>900</intervalLength>");
      CollectedData data =
          typeFirst
              ? read(feed(point("1", 0), meterReading("1", "a"), type, block))
              : read(feed(block, point("1", 0), meterReading("1", "a"), type));
      assertThat(data.values)
          .extracting(v -> v.start().getEpochSecond())
          .containsExactly(1000L, 1900L);
    }
  }

  @Test
  void aWrongReadingIsRejectedAndTheOthersStay() throws Exception {
    CollectedData data =
        read(
            feed(
                point("1", 0),
                meterReading("1", "a"),
                type("a", WH),
                block(
                    "1",
                    1,
                    reading(0, 900, "x"),
                    reading(0, -5, "1"),
                    reading(900, 900, "1"),
                    "<IntervalReading/>",
                    reading(99_999_999_999L, 900, "1"),
                    reading(1800, 900, "2")
                        .replace(
                            "<timePeriod>",
                            "<ReadingQuality><quality>99</quality></ReadingQuality><timePeriod>"))));

    assertThat(data.values).hasSize(1);
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(
            RejectionReason.BAD_NUMBER,
            RejectionReason.BAD_INTERVAL,
            RejectionReason.MISSING_FIELD,
            RejectionReason.OUT_OF_RANGE,
            RejectionReason.UNKNOWN_QUALITY);
    assertThat(data.outcome().records()).isEqualTo(6);
  }

  @Test
  void anUnknownUnitRejectsItsReadings() throws Exception {
    CollectedData data =
        read(
            feed(
                point("1", 0),
                meterReading("1", "a"),
                type("a", "<uom>9999</uom>"),
                block("1", 1, reading(0, 900, "5"))));

    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.UNKNOWN_UNIT);
    assertThat(data.rejections.get(0).sentence()).contains("9999");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 72, 12, QUANTITY",
    "3, 72, 12, CUMULATIVE",
    "1, 42, 58, CUMULATIVE",
    "4, 38, 8, AVERAGE_RATE",
    "6, 29, 54, INSTANTANEOUS"
  })
  void theAccumulationSaysWhatANumberIs(
      String accumulation, String uom, String kind, SeriesKind expected) throws Exception {
    CollectedData data =
        read(
            feed(
                point("1", 0),
                meterReading("1", "a"),
                type(
                    "a",
                    "<accumulationBehaviour>"
                        + accumulation
                        + "</accumulationBehaviour><kind>"
                        + kind
                        + "</kind><uom>"
                        + uom
                        + "</uom>"),
                block("1", 1, reading(0, 900, "5"))));

    assertThat(data.series.get(0).kind()).isEqualTo(expected);
  }

  @Test
  void reverseFlowIsExportAndSingleEntriesAreRead() throws Exception {
    assertThat(
            read(feed(
                    point("1", 0),
                    meterReading("1", "a"),
                    type("a", REVERSE),
                    block("1", 1, reading(0, 900, "5"))))
                .series
                .get(0)
                .direction())
        .isEqualTo(Direction.EXPORT);

    CollectedData single =
        read(
            block("1", 1, reading(0, 900, "5"))
                .replace("<entry>", "<entry xmlns=\"http://www.w3.org/2005/Atom\">"));
    assertThat(single.values).hasSize(1);
    assertThat(single.series.get(0).pointId()).isEqualTo("U/1/M/1/B");
  }

  @Test
  void anotherNamespaceIsAnotherVersion() {
    assertThatThrownBy(
            () ->
                read(
                    feed(
                        point("1", 0).replace("http://naesb.org/espi", "http://naesb.org/espi/2"))))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNKNOWN_VERSION));
    assertThatThrownBy(() -> read("<feed><entry/></feed>"))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNKNOWN_VERSION));
  }

  @Test
  void readingsThatWaitHaveALimit() {
    ReadSettings.Limits few = new ReadSettings.Limits(1 << 20, 1 << 20, 10, 200, 100, 3);
    String early =
        block(
            "1",
            1,
            reading(0, 900, "1"),
            reading(900, 900, "1"),
            reading(1800, 900, "1"),
            reading(2700, 900, "1"));

    assertThatThrownBy(
            () ->
                CollectedData.of(
                    new EspiReader(),
                    feed(early, point("1", 0), meterReading("1", "a"), type("a", WH)),
                    ReadSettings.defaults().withLimits(few)))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.LIMIT_EXCEEDED));
  }

  @Test
  void manyCustomersWhoseTypesComeAfterTheirBlocksAreSettledOnTheWay() throws Exception {
    ReadSettings.Limits few = new ReadSettings.Limits(1 << 24, 1 << 24, 10, 200, 1000, 40);
    StringBuilder entries = new StringBuilder();
    for (int c = 0; c < 100; c++) {
      entries.append(point("" + c, 0)).append(meterReading("" + c, "t" + c));
      entries.append(
          block(
              "" + c,
              1,
              reading(0, 900, "1"),
              reading(900, 900, "1"),
              reading(1800, 900, "1"),
              reading(2700, 900, "1")));
      entries.append(type("t" + c, WH));
    }

    CollectedData data =
        CollectedData.of(
            new EspiReader(), feed(entries.toString()), ReadSettings.defaults().withLimits(few));

    assertThat(data.values).hasSize(400);
    assertThat(data.series).hasSize(100);
  }
}
