package org.wattline.local.demo.history;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.wattline.local.Http;
import org.wattline.local.LocalStackException;
import tools.jackson.databind.JsonNode;

/** What meters sent, as files of many points. */
final class Readings {
  private static final int HOUR_MINUTES = 60;
  private static final int QUARTER_MINUTES = 15;

  /** Households of one file: with a week of quarter-hours it has 2 MB. */
  private static final int OF_A_FILE = 240;

  private static final double WH_A_KWH = 1000;

  private final StaffDesk desk;
  private final ZoneId zone;
  private final int minutes;

  /**
   * @param minutes of an interval: 15 or 60
   */
  Readings(StaffDesk desk, ZoneId zone, int minutes) {
    this.desk = desk;
    this.zone = zone;
    this.minutes = minutes;
  }

  /**
   * Delivers the days of all households, as files of so many that this process can hold one; how
   * many values were taken.
   *
   * @param name of the first file; further ones have their number before its ending
   */
  long deliver(String name, List<Household> households, LocalDate from, LocalDate to) {
    long taken = 0;
    for (int first = 0; first < households.size(); first += OF_A_FILE) {
      int number = first / OF_A_FILE;
      taken +=
          deliverFile(
              number == 0 ? name : name.replace(".csv", "-" + (number + 1) + ".csv"),
              households.subList(first, Math.min(first + OF_A_FILE, households.size())),
              from,
              to);
    }
    return taken;
  }

  /**
   * Delivers a day of one household once more.
   *
   * @param factor what the plain shape is multiplied by
   */
  long deliverDay(String name, Household household, LocalDate day, double factor) {
    StringBuilder csv = header();
    append(csv, household, day, factor);
    return send(name, csv);
  }

  private long deliverFile(String name, List<Household> households, LocalDate from, LocalDate to) {
    StringBuilder csv = header();
    for (Household household : households) {
      for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
        append(csv, household, day, 1);
      }
    }
    return send(name, csv);
  }

  private StringBuilder header() {
    StringBuilder csv = new StringBuilder("point,direction,day");
    String label = minutes == HOUR_MINUTES ? "h" : "q";
    int most = 25 * HOUR_MINUTES / minutes;
    for (int i = 1; i <= most; i++) {
      csv.append(',').append(label).append(i);
    }
    csv.append('\n');
    return csv;
  }

  private void append(StringBuilder csv, Household household, LocalDate day, double factor) {
    int steps = DayLength.steps(day, zone, minutes);
    double[] watts = household.shape().watts(day, steps, minutes / 60.0);
    row(csv, household, "import", day, watts, factor);
    row(csv, household, "export", day, watts, -1);
  }

  private void row(
      StringBuilder csv,
      Household household,
      String direction,
      LocalDate day,
      double[] watts,
      double factor) {
    csv.append(household.marketId()).append(',').append(direction).append(',').append(day);
    for (double each : watts) {
      csv.append(',');
      long wh = Math.max(0, Math.round(factor * each * minutes / HOUR_MINUTES));
      csv.append(wh / 1000).append('.');
      long rest = wh % 1000;
      csv.append(rest / 100).append(rest / 10 % 10).append(rest % 10);
    }
    csv.append('\n');
  }

  /**
   * Delivers the quarter-hours of one household's days with a quality of their own.
   *
   * @param quality the letter: E for estimated, V for validated
   * @param factor what the plain shape is multiplied by
   */
  long deliverOne(
      String name,
      Household household,
      LocalDate from,
      LocalDate to,
      String quality,
      double factor) {
    StringBuilder csv = new StringBuilder("point,start,kwh,quality\n");
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      int steps = DayLength.steps(day, zone, QUARTER_MINUTES);
      double[] watts = household.shape().watts(day, steps, QUARTER_MINUTES / 60.0);
      for (int i = 0; i < steps; i++) {
        csv.append(household.marketId())
            .append(',')
            .append(
                day.atStartOfDay(zone)
                    .toInstant()
                    .plusSeconds((long) i * QUARTER_MINUTES * HOUR_MINUTES))
            .append(',')
            .append(
                java.math.BigDecimal.valueOf(
                        Math.max(0, watts[i]) * factor * QUARTER_MINUTES / HOUR_MINUTES / WH_A_KWH)
                    .setScale(3, java.math.RoundingMode.HALF_EVEN)
                    .toPlainString())
            .append(',')
            .append(quality)
            .append('\n');
      }
    }
    return send(name, csv);
  }

  private long send(String name, StringBuilder csv) {
    JsonNode delivery =
        desk.upload(
            "/deliveries?wait=30&" + Http.encoded(Map.of("name", name)),
            "application/octet-stream",
            csv.toString().getBytes(StandardCharsets.UTF_8));
    while (delivery.path("state").asString().equals("RECEIVED")
        || delivery.path("state").asString().equals("READING")) {
      StaffDesk.pause();
      delivery = desk.get("/deliveries/" + delivery.path("id").asString());
    }
    if (!delivery.path("state").asString().equals("DONE")
        || delivery.path("rejected").asLong() > 0) {
      throw new LocalStackException("The delivery " + name + " was not taken whole: " + delivery);
    }
    return delivery.path("records").asLong();
  }
}
