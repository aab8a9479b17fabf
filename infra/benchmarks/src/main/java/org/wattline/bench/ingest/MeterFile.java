package org.wattline.bench.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;

/** Files of quarter-hours of a month for many points, like those that suppliers receive. */
final class MeterFile {
  static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  private MeterFile() {}

  /** Quarter-hours of a month. */
  static int quarters(YearMonth month) {
    long from = month.atDay(1).atStartOfDay(ZONE).toEpochSecond();
    long to = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toEpochSecond();
    return (int) ((to - from) / 900);
  }

  /** Wh of a household's quarter-hour: a base, a morning, an evening, and chance. */
  static int wattHours(SplittableRandom random, int quarterOfDay) {
    int usual = quarterOfDay > 68 && quarterOfDay < 92 ? 180 : quarterOfDay > 26 ? 70 : 35;
    return usual + random.nextInt(60) + (random.nextInt(20) == 0 ? random.nextInt(600) : 0);
  }

  /** A row for each quarter-hour. */
  static long longCsv(Path file, List<String> points, YearMonth month) throws IOException {
    SplittableRandom random = new SplittableRandom(month.getMonthValue());
    long from = month.atDay(1).atStartOfDay(ZONE).toEpochSecond();
    int quarters = quarters(month);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      write(out, "point,start,kwh,quality\n");
      String[] starts = new String[quarters];
      for (int i = 0; i < quarters; i++) {
        starts[i] = Instant.ofEpochSecond(from + 900L * i).toString();
      }
      for (String point : points) {
        for (int i = 0; i < quarters; i++) {
          write(out, point + ',' + starts[i] + ',' + kwh(wattHours(random, i % 96)) + ",V\n");
        }
      }
    }
    return (long) points.size() * quarters;
  }

  /** A row for each local day. */
  static long wideCsv(Path file, List<String> points, YearMonth month) throws IOException {
    SplittableRandom random = new SplittableRandom(month.getMonthValue());
    long values = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      StringBuilder head = new StringBuilder("point,day");
      for (int i = 1; i <= 100; i++) {
        head.append(",q").append(i);
      }
      write(out, head.append('\n').toString());
      for (String point : points) {
        for (LocalDate day = month.atDay(1);
            !day.isAfter(month.atEndOfMonth());
            day = day.plusDays(1)) {
          long seconds =
              day.plusDays(1).atStartOfDay(ZONE).toEpochSecond()
                  - day.atStartOfDay(ZONE).toEpochSecond();
          StringBuilder row = new StringBuilder(point).append(',').append(day);
          for (int i = 0; i < 100; i++) {
            row.append(',');
            if (i < seconds / 900) {
              row.append(kwh(wattHours(random, i % 96)));
              values++;
            }
          }
          write(out, row.append('\n').toString());
        }
      }
    }
    return values;
  }

  /** Green Button: a usage point for each, a block for each day. */
  static long greenButton(Path file, String point, int meters, YearMonth month) throws IOException {
    SplittableRandom random = new SplittableRandom(month.getMonthValue());
    long from = month.atDay(1).atStartOfDay(ZONE).toEpochSecond();
    int quarters = quarters(month);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      write(
          out,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
              + "<id>urn:uuid:0</id><title>Usage</title><updated>2024-01-01T00:00:00Z</updated>\n"
              + entry("UsagePoint/1", "UsagePoint/1/MeterReading")
              + "<UsagePoint xmlns=\"http://naesb.org/espi\"><ServiceCategory><kind>0</kind>"
              + "</ServiceCategory></UsagePoint></content></entry>\n"
              + entry("ReadingType/1", "ReadingType")
              + "<ReadingType xmlns=\"http://naesb.org/espi\"><accumulationBehaviour>4"
              + "</accumulationBehaviour><commodity>1</commodity><flowDirection>1</flowDirection>"
              + "<intervalLength>900</intervalLength><powerOfTenMultiplier>0</powerOfTenMultiplier>"
              + "<uom>72</uom></ReadingType></content></entry>\n");
      for (int meter = 1; meter <= meters; meter++) {
        String reading = "UsagePoint/1/MeterReading/" + point + meter;
        write(
            out,
            entry(reading, "ReadingType/1", reading + "/IntervalBlock")
                + "<MeterReading xmlns=\"http://naesb.org/espi\"/></content></entry>\n");
        for (int begin = 0, block = 1; begin < quarters; begin += 96, block++) {
          int end = Math.min(quarters, begin + 96);
          StringBuilder xml =
              new StringBuilder(
                      entry(reading + "/IntervalBlock/" + block, reading + "/IntervalBlock"))
                  .append("<IntervalBlock xmlns=\"http://naesb.org/espi\"><interval><duration>")
                  .append((end - begin) * 900)
                  .append("</duration><start>")
                  .append(from + 900L * begin)
                  .append("</start></interval>\n");
          for (int i = begin; i < end; i++) {
            xml.append("<IntervalReading><timePeriod><duration>900</duration><start>")
                .append(from + 900L * i)
                .append("</start></timePeriod><value>")
                .append(wattHours(random, i % 96))
                .append("</value></IntervalReading>\n");
          }
          write(out, xml.append("</IntervalBlock></content></entry>\n").toString());
        }
      }
      write(out, "</feed>\n");
    }
    return (long) meters * quarters;
  }

  private static String entry(String self, String... related) {
    StringBuilder entry =
        new StringBuilder("<entry><id>urn:uuid:0</id><link rel=\"self\" href=\"")
            .append(self)
            .append("\"/>");
    for (String link : related) {
      entry.append("<link rel=\"related\" href=\"").append(link).append("\"/>");
    }
    return entry.append("<title/><content>").toString();
  }

  private static String kwh(int wattHours) {
    StringBuilder text = new StringBuilder().append(wattHours / 1000).append('.');
    int rest = wattHours % 1000;
    return text.append(rest / 100).append(rest / 10 % 10).append(rest % 10).toString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
