package org.wattline.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.csv.CsvMapping.MissingHour;
import org.wattline.formats.marketid.MarketIdScheme;

/**
 * Local labels through both clock changes: files are written from true instants in each convention
 * that sources use, and read back to the same instants.
 */
final class ClockChangeTest {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static CsvMapping.Builder mapping(ZoneId zone, int seconds) {
    return CsvMapping.named("local")
        .point("P", MarketIdScheme.OWN)
        .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
        .zone(zone)
        .length(new Length.Seconds(seconds))
        .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR));
  }

  private static CollectedData read(CsvMapping mapping, String text) throws Exception {
    return CollectedData.of(new CsvReader(), text, ReadSettings.defaults().withCsvMapping(mapping));
  }

  /** Starts of all intervals of the days around a change. */
  private static List<Instant> starts(ZoneId zone, String day, int seconds) {
    Instant from = LocalDateTime.parse(day + "T00:00").atZone(zone).toInstant();
    Instant to = LocalDateTime.parse(day + "T00:00").plusDays(1).atZone(zone).toInstant();
    List<Instant> all = new ArrayList<>();
    for (Instant i = from; i.isBefore(to); i = i.plusSeconds(seconds)) {
      all.add(i);
    }
    return all;
  }

  private static String file(List<String> labels) {
    StringBuilder text = new StringBuilder("time,kwh\n");
    labels.forEach(l -> text.append(l).append(",1\n"));
    return text.toString();
  }

  private static String label(Instant instant, ZoneId zone) {
    return LOCAL.format(instant.atZone(zone));
  }

  /**
   * The wall clock of the interval's start, moved by its length without looking at the wall again.
   */
  private static String counted(Instant start, ZoneId zone, int seconds) {
    ZonedDateTime local = start.atZone(zone);
    return LOCAL.format(local.toLocalDateTime().plusSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Brussels, 2024-03-31, 900", "Europe/Brussels, 2024-10-27, 900",
    "Europe/Brussels, 2024-03-31, 3600", "Europe/Brussels, 2024-10-27, 3600",
    "Europe/Brussels, 2024-03-31, 300", "Europe/Brussels, 2024-10-27, 300",
    "America/Chicago, 2025-03-09, 900", "America/Chicago, 2024-11-03, 900",
    "Europe/London, 2024-03-31, 1800", "Europe/London, 2024-10-27, 1800",
    "Australia/Lord_Howe, 2024-04-07, 900", "Australia/Lord_Howe, 2024-10-06, 900",
    "Atlantic/Azores, 2024-10-27, 3600", "Asia/Kolkata, 2024-10-27, 900"
  })
  void everyConventionOfLabelsLeadsBackToTheSameInstants(ZoneId zone, String day, int seconds)
      throws Exception {
    // from the evening before: nobody can tell the hours of a file that begins inside the odd one
    List<Instant> starts = new ArrayList<>();
    Instant first = starts(zone, day, seconds).get(0);
    for (Instant i = first.minusSeconds(6 * 3600); i.isBefore(first); i = i.plusSeconds(seconds)) {
      starts.add(i);
    }
    starts.addAll(starts(zone, day, seconds));
    List<String> startLabels = starts.stream().map(s -> label(s, zone)).toList();
    List<String> wallEnds = starts.stream().map(s -> label(s.plusSeconds(seconds), zone)).toList();
    List<String> countedEnds = starts.stream().map(s -> counted(s, zone, seconds)).toList();

    check(mapping(zone, seconds).build(), startLabels, starts);
    check(mapping(zone, seconds).labelledAtEnd().build(), wallEnds, starts);
    check(mapping(zone, seconds).labelledAtEnd().build(), countedEnds, starts);

    List<Instant> down = new ArrayList<>(starts);
    Collections.reverse(down);
    List<String> downLabels = new ArrayList<>(startLabels);
    Collections.reverse(downLabels);
    check(mapping(zone, seconds).build(), downLabels, down);
  }

  private static void check(CsvMapping mapping, List<String> labels, List<Instant> expected)
      throws Exception {
    CollectedData data = read(mapping, file(labels));
    assertThat(data.rejections).isEmpty();
    assertThat(data.values).extracting(CollectedData.Value::start).isEqualTo(expected);
  }

  @Test
  void theTwoHoursOfAutumnMayStandSideBySide() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Brussels");
    List<String> labels = new ArrayList<>();
    List<Instant> expected = new ArrayList<>();
    Instant first = Instant.parse("2024-10-27T00:00:00Z");
    for (int q = 0; q < 4; q++) {
      for (int hour = 0; hour < 2; hour++) {
        Instant start = first.plusSeconds(900L * q + 3600L * hour);
        labels.add(label(start, zone));
        expected.add(start);
      }
    }
    labels.add(0, "2024-10-27 01:45");
    expected.add(0, Instant.parse("2024-10-26T23:45:00Z"));
    labels.add("2024-10-27 03:00");
    expected.add(Instant.parse("2024-10-27T02:00:00Z"));

    check(mapping(zone, 900).build(), labels, expected);
  }

  @Test
  void twoPointsRowByRowKeepTheirOwnClocks() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Brussels");
    CsvMapping mapping =
        CsvMapping.named("two")
            .point(Column.named("point"), MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
            .zone(zone)
            .length(Length.minutes(60))
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();
    List<Instant> starts = starts(zone, "2024-10-27", 3600);
    StringBuilder text = new StringBuilder("point,time,kwh\n");
    for (Instant start : starts) {
      text.append("A,")
          .append(label(start, zone))
          .append(",1\nB,")
          .append(label(start, zone))
          .append(",2\n");
    }

    CollectedData data = read(mapping, text.toString());

    assertThat(data.of(0)).extracting(CollectedData.Value::start).isEqualTo(starts);
    assertThat(data.of(1)).extracting(CollectedData.Value::start).isEqualTo(starts);
  }

  @Test
  void aTimeThatDoesNotExistIsRejectedOrReadAsTheHourAfter() throws Exception {
    ZoneId zone = ZoneId.of("America/Chicago");
    String text = file(List.of("2025-03-09 01:45", "2025-03-09 02:00", "2025-03-09 03:15"));

    CollectedData rejected = read(mapping(zone, 900).build(), text);
    assertThat(rejected.values).hasSize(2);
    assertThat(rejected.rejections.get(0).reason()).isEqualTo(RejectionReason.TIME_DOES_NOT_EXIST);
    assertThat(rejected.rejections.get(0).place().number()).isEqualTo(3);

    CollectedData forward = read(mapping(zone, 900).missingHour(MissingHour.FORWARD).build(), text);
    assertThat(forward.values).hasSize(3);
    assertThat(forward.values.get(1).start()).isEqualTo(Instant.parse("2025-03-09T08:00:00Z"));
    assertThat(forward.remarks).extracting(Remark::kind).containsExactly(Remark.Kind.CLOCK_CHANGE);
  }

  @Test
  void anEmptyCellInTheHourThatDoesNotExistIsNoRecordAndElsewhereIsMissing() throws Exception {
    CollectedData data =
        read(
            mapping(ZoneId.of("Europe/Brussels"), 3600).build(),
            "time,kwh\n2024-03-31 01:00,1\n2024-03-31 02:00,\n2024-03-31 03:00,\n");

    assertThat(data.outcome().records()).isEqualTo(2);
    assertThat(data.values.get(1).value()).isNull();
  }

  @Test
  void hour24IsTheNextDaysMidnight() throws Exception {
    CollectedData data =
        read(
            mapping(ZoneId.of("Europe/Madrid"), 3600).labelledAtEnd().build(),
            file(List.of("2024-06-01 23:00", "2024-06-01 24:00", "2024-06-02 01:00")));

    assertThat(data.values)
        .extracting(v -> v.start().toString())
        .containsExactly("2024-06-01T20:00:00Z", "2024-06-01T21:00:00Z", "2024-06-01T22:00:00Z");
  }

  @Test
  void anOffsetInTheTextNeedsNoZone() throws Exception {
    CsvMapping mapping =
        CsvMapping.named("offset")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd'T'HH:mm:ssX", "time"))
            .length(Length.minutes(60))
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();

    CollectedData data =
        read(
            mapping,
            "time,kwh\n2024-10-27T02:00:00+02:00,1\n2024-10-27T02:00:00+01:00,2\n2024-10-27T02:00:00Z,3\n");

    assertThat(data.values)
        .extracting(v -> v.start().toString())
        .containsExactly("2024-10-27T00:00:00Z", "2024-10-27T01:00:00Z", "2024-10-27T02:00:00Z");
  }

  @Test
  void daysAndMonthsAreAsLongAsTheCalendarMakesThem() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Brussels");
    CsvMapping days =
        CsvMapping.named("days")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("dd/MM/yyyy", "day"))
            .zone(zone)
            .length(Length.day())
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();
    assertThat(read(days, "day,kwh\n30/03/2024,1\n31/03/2024,1\n27/10/2024,1\n").values)
        .extracting(CollectedData.Value::seconds)
        .containsExactly(86_400, 82_800, 90_000);

    CsvMapping months =
        CsvMapping.named("months")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyyMM", "month"))
            .zone(zone)
            .length(new Length.Calendar(Length.Period.MONTH))
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();
    assertThat(read(months, "month,kwh\n202402,1\n202403,1\n").values)
        .extracting(CollectedData.Value::seconds)
        .containsExactly(29 * 86_400, 31 * 86_400 - 3600);
  }

  @ParameterizedTest
  @CsvSource({"2024-03-31, 92", "2024-10-27, 100", "2024-06-01, 96"})
  void aWideRowCountedFromMidnightHasItsDaysQuarters(String day, int quarters) throws Exception {
    ZoneId zone = ZoneId.of("Europe/Rome");
    CsvMapping wide =
        CsvMapping.named("wide")
            .delimiter(';')
            .decimalComma()
            .withoutHeader()
            .point(Column.at(0), MarketIdScheme.POD)
            .time(new TimeColumn(Column.at(1), "yyyy-MM-dd"))
            .zone(zone)
            .wide(Wide.elapsed(Column.at(2), 900), ScaledUnit.KILOWATT_HOUR)
            .build();
    String row =
        "IT001E12345678;" + day + ";" + String.join(";", Collections.nCopies(quarters, "0,25"));

    CollectedData data = read(wide, row + "\n");

    assertThat(data.values)
        .extracting(CollectedData.Value::start)
        .isEqualTo(starts(zone, day, 900));
    CollectedData tooMany = read(wide, row + ";1,0\n");
    assertThat(tooMany.outcome().rejected()).isEqualTo(1);
    assertThat(tooMany.rejections.get(0).reason()).isEqualTo(RejectionReason.OUT_OF_RANGE);
  }

  @Test
  void aWideRowWithWallLabelsLeavesTheMissingHourEmptyAndRepeatsTheDoubledOne() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Rome");
    CsvMapping wide =
        CsvMapping.named("walls")
            .time(TimeColumn.of("dd/MM/yyyy", "Giorno"))
            .point("P", MarketIdScheme.OWN)
            .zone(zone)
            .wide(
                Wide.labelledAtStart(Column.named("00:00-01:00"), "HH:mm", 3600),
                ScaledUnit.KILOWATT_HOUR)
            .build();
    StringBuilder header = new StringBuilder("Giorno");
    for (int h = 0; h < 24; h++) {
      header.append(String.format(Locale.ROOT, ",%02d:00-%02d:00", h, h + 1));
    }
    String spring = "31/03/2024,1,1,," + String.join(",", Collections.nCopies(21, "1"));
    String filled = "31/03/2024,1,1,0.5," + String.join(",", Collections.nCopies(21, "1"));

    assertThat(read(wide, header + "\n" + spring + "\n").values)
        .extracting(CollectedData.Value::start)
        .isEqualTo(starts(zone, "2024-03-31", 3600));
    assertThat(read(wide, header + "\n" + filled + "\n").rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.TIME_DOES_NOT_EXIST);

    String doubled = header.toString().replace("02:00-03:00", "02:00-03:00,02:00-03:00");
    String autumn = "27/10/2024," + String.join(",", Collections.nCopies(25, "1"));
    assertThat(read(wide, doubled + "\n" + autumn + "\n").values)
        .extracting(CollectedData.Value::start)
        .isEqualTo(starts(zone, "2024-10-27", 3600));
  }

  @Test
  void aRowOfTheHourTooManyInSpringDoesNotTakeThePlaceOfTheHourBefore() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Brussels");
    String text =
        "time,kwh\n2024-03-31 01:00,1\n2024-03-31 02:00,2\n2024-03-31 03:00,3\n2024-03-31 04:00,4\n";

    CollectedData data = read(mapping(zone, 3600).labelledAtEnd().build(), text);

    assertThat(data.values)
        .extracting(CollectedData.Value::start)
        .isEqualTo(starts(zone, "2024-03-31", 3600).subList(0, 3));
    assertThat(data.sum()).isEqualByComparingTo("7");
    assertThat(data.rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.TIME_DOES_NOT_EXIST);
  }

  @Test
  void theHoursOfADayMayBeNumbered() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Madrid");
    CsvMapping mapping =
        CsvMapping.named("numbered")
            .point("P", MarketIdScheme.OWN)
            .time(TimeColumn.of("dd/MM/yyyy", "day"))
            .time(TimeColumn.of("n", "hour"))
            .zone(zone)
            .length(Length.minutes(60))
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();
    StringBuilder autumn = new StringBuilder("day;hour;kwh\n");
    for (int hour = 1; hour <= 25; hour++) {
      autumn.append("27/10/2024;").append(hour).append(";1\n");
    }

    assertThat(read(mapping, autumn.toString()).values)
        .extracting(CollectedData.Value::start)
        .isEqualTo(starts(zone, "2024-10-27", 3600));
    assertThat(
            read(mapping, "day;hour;kwh\n31/03/2024;23;1\n31/03/2024;24;1\n01/04/2024;0;1\n")
                .rejections)
        .extracting(r -> r.reason())
        .containsExactly(RejectionReason.BAD_INTERVAL, RejectionReason.BAD_TIME);
  }

  @Test
  void theMidnightThatEndsAWideRowIsTheEndOfItsDay() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Brussels");
    CsvMapping.Builder day =
        CsvMapping.named("ends")
            .time(TimeColumn.of("yyyy-MM-dd", "day"))
            .point("P", MarketIdScheme.OWN)
            .zone(zone);
    CsvMapping ends =
        day.wide(
                Wide.labelledAtEnd(Column.named("06:00"), "HH:mm", 21_600),
                ScaledUnit.KILOWATT_HOUR)
            .build();
    String text = "day,06:00,12:00,18:00,00:00\n2024-06-15,1,2,3,4\n";

    assertThat(read(ends, text).values)
        .extracting(CollectedData.Value::start)
        .isEqualTo(starts(zone, "2024-06-15", 21_600));
  }

  @Test
  void aWideRowOfAGasDayGoesOnAfterMidnight() throws Exception {
    ZoneId zone = ZoneId.of("Europe/Brussels");
    CsvMapping gasDay =
        CsvMapping.named("gas day")
            .time(TimeColumn.of("yyyy-MM-dd", "day"))
            .point("P", MarketIdScheme.OWN)
            .zone(zone)
            .wide(
                Wide.labelledAtStart(Column.named("06:00"), "HH:mm", 21_600),
                ScaledUnit.KILOWATT_HOUR)
            .build();

    assertThat(read(gasDay, "day,06:00,12:00,18:00,00:00\n2024-06-15,1,2,3,4\n").values)
        .extracting(v -> v.start().toString())
        .containsExactly(
            "2024-06-15T04:00:00Z",
            "2024-06-15T10:00:00Z",
            "2024-06-15T16:00:00Z",
            "2024-06-15T22:00:00Z");
  }
}
