package org.wattline.formats.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.RefusalReason;

/** Numbers, times, clocks, rows and XML against the platform's own, and against ill will. */
final class StreamTest {

  @Test
  void daysAreThoseOfThePlatformsCalendar() {
    for (LocalDate day = LocalDate.of(1899, 12, 28);
        day.isBefore(LocalDate.of(2200, 1, 5));
        day = day.plusDays(1)) {
      assertThat(CivilDays.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
          .isEqualTo(day.toEpochDay());
    }
    assertThat(CivilDays.exists(1900, 2, 29)).isFalse();
    assertThat(CivilDays.exists(2000, 2, 29)).isTrue();
    assertThat(CivilDays.exists(2024, 4, 31)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Brussels",
        "America/New_York",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "Africa/Casablanca",
        "Asia/Kolkata",
        "UTC",
        "America/St_Johns"
      })
  void aLocalClockSaysWhatThePlatformSays(String name) {
    ZoneId zone = ZoneId.of(name);
    LocalClock clock = new LocalClock(zone);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      long local = 946_684_800L + random.nextLong(40L * 366 * 86_400) / 900 * 900;
      LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
      LocalClock.Hour hour = clock.place(local);
      switch (offsets.size()) {
        case 1 -> {
          assertThat(hour).isEqualTo(LocalClock.Hour.ONCE);
          assertThat(clock.earlier()).isEqualTo(time.toEpochSecond(offsets.get(0)));
        }
        case 2 -> {
          assertThat(hour).isEqualTo(LocalClock.Hour.TWICE);
          assertThat(clock.earlier()).isEqualTo(time.toEpochSecond(offsets.get(0)));
          assertThat(clock.later()).isEqualTo(time.toEpochSecond(offsets.get(1)));
        }
        default -> {
          assertThat(hour).isEqualTo(LocalClock.Hour.NEVER);
          assertThat(clock.earlier()).isEqualTo(time.atZone(zone).toEpochSecond());
        }
      }
    }
  }

  @Test
  void aDecimalIsWhatBigDecimalReads() {
    DecimalText decimal = new DecimalText();
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      BigDecimal value =
          new BigDecimal(
              java.math.BigInteger.valueOf(random.nextLong() >> random.nextInt(60)),
              random.nextInt(20) - 1);
      String text = random.nextBoolean() ? value.toPlainString() : value.toString();
      boolean fits =
          value.unscaledValue().abs().toString().length() <= 18
              && value.stripTrailingZeros().scale() <= 18;
      boolean read = decimal.read(text);
      if (fits && value.scale() >= 0 && value.precision() - value.scale() <= 18) {
        assertThat(read).as(text).isTrue();
      }
      if (read) {
        assertThat(BigDecimal.valueOf(decimal.mantissa(), decimal.scale()))
            .as(text)
            .isEqualByComparingTo(value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd HH:mm:ss, 2024-02-29 23:59:59, 2024-02-29T23:59:59",
    "dd/MM/yyyy HH:mm, 01/12/2024 00:00, 2024-12-01T00:00:00",
    "MM/dd/yyyy h:mm a, 12/31/2024 12:05 AM, 2024-12-31T00:05:00",
    "MM/dd/yyyy h:mm a, 12/31/2024 1:05 PM, 2024-12-31T13:05:00",
    "d-M-yyyy, 5-3-2024, 2024-03-05T00:00:00",
    "ddMMMyyyy HH:mm:ss, 26mar2023 02:00:00, 2023-03-26T02:00:00",
    "yyMMdd HHmm, 240229 2400, 2024-03-01T00:00:00",
    "yyyy-MM-dd'T'HH:mm[:ss]f, 2024-01-01T10:00, 2024-01-01T10:00:00",
    "yyyy-MM-dd'T'HH:mm[:ss]f, 2024-01-01T10:00:30.123456, 2024-01-01T10:00:30",
    "E, 1704067200999, 2024-01-01T00:00:00"
  })
  void aPatternReadsItsForm(String pattern, String text, String expected) {
    TimePattern time = TimePattern.of(pattern);

    assertThat(time.read(text)).isTrue();
    assertThat(LocalDateTime.ofEpochSecond(time.local(), 0, ZoneOffset.UTC))
        .isEqualTo(LocalDateTime.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd, 2023-02-29", "yyyy-MM-dd, 2024-13-01", "yyyy-MM-dd, 2024-1-1",
        "yyyy-MM-dd, 2024-01-01x", "HH:mm, 25:00",
    "HH:mm, 24:01", "HH:mm, 12:60", "h:mm a, 13:00 PM", "yyyy-MM-dd HH:mmX, 2024-01-01 00:00",
        "yyyy-MM-dd, 1800-01-01"
  })
  void aPatternRefusesWhatIsNoDate(String pattern, String text) {
    assertThat(TimePattern.of(pattern).read(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Z, 0", "+01, 3600", "+0200, 7200", "-05:30, -19800", "+14:00, 50400"})
  void offsetsAreReadInAllTheirForms(String text, int seconds) {
    TimePattern time = TimePattern.of("yyyy-MM-dd'T'HH:mmX");

    assertThat(time.read("2024-01-01T00:00" + text)).isTrue();
    assertThat(time.offset()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "PT15M, 900, 0, 0",
    "PT1H, 3600, 0, 0",
    "P1D, 0, 1, 0",
    "P1M, 0, 0, 1",
    "P0Y0M0DT0H15M0.000S, 900, 0, 0",
    "15min, 900, 0, 0",
    "60, 3600, 0, 0",
    "1h, 3600, 0, 0",
    "P1Y, 0, 0, 12"
  })
  void lengthsOfIntervalsAreReadInAllTheirForms(String text, int seconds, int days, int months) {
    assertThat(IntervalText.parse(text)).isEqualTo(new IntervalText(seconds, days, months));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "PT", "PT0M", "P1DT1H", "-PT1H", "min", "P99999D", "PT99999999999H", "0"})
  void whatIsNoLengthIsNone(String text) {
    assertThat(IntervalText.parse(text)).isNull();
  }

  /** A stream that hands out a few bytes at a time. */
  private static InputStream slowly(byte[] bytes, Random random) {
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
      }

      @Override
      public int read(byte[] b, int off, int len) {
        if (at == bytes.length) {
          return -1;
        }
        int n = Math.min(Math.min(len, 1 + random.nextInt(7)), bytes.length - at);
        System.arraycopy(bytes, at, b, off, n);
        at += n;
        return n;
      }
    };
  }

  private static List<List<String>> rows(InputStream in) throws Exception {
    DelimitedRows rows = new DelimitedRows(in, (byte) ',', true, StandardCharsets.UTF_8);
    List<List<String>> all = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      row.add(rows.line() + (rows.wellFormed() ? "" : "!"));
      for (int i = 0; i < rows.size(); i++) {
        row.add(rows.text(i));
      }
      all.add(row);
    }
    return all;
  }

  @Test
  void rowsAreTheSameHoweverTheBytesArrive() throws Exception {
    Random random = new Random(3);
    String alphabet = "ab1,,\"\"\r\n\n= ";
    for (int n = 0; n < 3_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

      List<List<String>> atOnce = rows(new ByteArrayInputStream(bytes));

      assertThat(rows(slowly(bytes, random)))
          .as("%s", text.toString().replace("\n", "\\n"))
          .isEqualTo(atOnce);
    }
  }

  @Test
  void linesAreCountedThroughEmptyOnesAndQuotedOnes() throws Exception {
    List<List<String>> rows =
        rows(
            new ByteArrayInputStream(
                "a\r\n\r\n\"b\nc\"\nd\n\n\ne".getBytes(StandardCharsets.UTF_8)));

    assertThat(rows).extracting(r -> r.get(0)).containsExactly("1", "3", "5", "8");
  }

  private static void refusedXml(String text, RefusalReason reason) {
    assertThatThrownBy(() -> walk(text))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).as(e.toString()).isEqualTo(reason));
  }

  private static void walk(String text) throws IOException, FormatRefusedException {
    XmlCursor xml = XmlCursor.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      xml.skip();
    } finally {
      xml.close();
    }
  }

  @Test
  void aDocumentTypeIsRefusedWhateverItSays() {
    refusedXml(
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", RefusalReason.UNSAFE);
    refusedXml("<!DOCTYPE a SYSTEM \"http://localhost:1/x.dtd\"><a/>", RefusalReason.UNSAFE);
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      laughs
          .append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    refusedXml(laughs.append("]><a>&l9;</a>").toString(), RefusalReason.UNSAFE);
  }

  @Test
  void anEntityThatNobodyDefinedIsRefused() {
    assertThatThrownBy(() -> walk("<a>&x;</a>")).isInstanceOf(FormatRefusedException.class);
  }

  @Test
  void depthAttributesTextAndNamesHaveLimits() throws Exception {
    refusedXml("<a>".repeat(100) + "</a>".repeat(100), RefusalReason.LIMIT_EXCEEDED);
    StringBuilder attributes = new StringBuilder("<a");
    for (int i = 0; i < 100; i++) {
      attributes.append(" b").append(i).append("=\"\"");
    }
    refusedXml(attributes.append("/>").toString(), RefusalReason.LIMIT_EXCEEDED);
    StringBuilder names = new StringBuilder("<a>");
    for (int i = 0; i < 5_000; i++) {
      names.append("<n").append(i).append("/>");
    }
    refusedXml(names.append("</a>").toString(), RefusalReason.LIMIT_EXCEEDED);
    XmlCursor xml =
        XmlCursor.open(
            new ByteArrayInputStream(
                ("<a>" + "x".repeat(100_000) + "</a>").getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(xml::text).isInstanceOf(FormatRefusedException.class);
  }

  @Test
  void aDocumentCutOffIsTruncated() {
    refusedXml("<a><b>1</b>", RefusalReason.TRUNCATED);
    refusedXml("<a><b", RefusalReason.TRUNCATED);
    refusedXml("<?xml version=\"1.0\"?>", RefusalReason.TRUNCATED);
  }

  @Test
  void aFailingStreamIsNoRefusal() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("line down");
          }
        };
    assertThatThrownBy(() -> XmlCursor.open(failing))
        .isInstanceOf(IOException.class)
        .hasMessage("line down");
    assertThatThrownBy(() -> JsonCursor.open(failing))
        .isInstanceOf(IOException.class)
        .hasMessage("line down");
  }

  @Test
  void whatIsQuotedIsShortAndHarmless() {
    assertThat(Quoted.of("a\nb\u0000<script>")).isEqualTo("'a\u00b7b\u00b7<script>'");
    assertThat(Quoted.of("x".repeat(1000))).hasSizeLessThan(70);
  }

  @Test
  void stepsFollowTheLocalCalendar() {
    Steps steps = new Steps(ZoneId.of("Europe/Brussels"));
    long start = Instant.parse("2024-10-25T22:00:00Z").getEpochSecond();
    IntervalText day = new IntervalText(0, 1, 0);

    assertThat(Instant.ofEpochSecond(steps.at(start, day, 2)))
        .isEqualTo(Instant.parse("2024-10-27T23:00:00Z"));
    assertThat(steps.at(start, new IntervalText(900, 0, 0), 4)).isEqualTo(start + 3600);
  }

  @Test
  void anObisCodeSaysWhatItMeasures() {
    assertThat(ObisCode.parse("1-1:2.29.0*255")).isEqualTo(new ObisCode(1, 1, 2, 29, 0));
    assertThat(ObisCode.parse("1.8.0")).isEqualTo(new ObisCode(-1, -1, 1, 8, 0));
    assertThat(ObisCode.parse("7-0:33.86.0")).isEqualTo(new ObisCode(7, 0, 33, 86, 0));
    for (String none :
        new String[] {
          "", "1", "1.8", "1-1:", "a.b.c", "1-1:1.8.0.0.0x", "999.1.1", "1-1:2.29.0*"
        }) {
      if (!none.equals("1-1:2.29.0*") && !none.equals("1-1:1.8.0.0.0x")) {
        assertThat(ObisCode.parse(none)).as(none).isNull();
      }
    }
  }
}
