package org.wattline.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.calendar.HolidayDates;
import org.wattline.rating.tariff.Day;
import org.wattline.rating.tariff.Holidays;
import org.wattline.rating.tariff.Observed;
import org.wattline.vee.estimate.Estimate;
import org.wattline.vee.estimate.Estimating;
import org.wattline.vee.estimate.Estimator;
import org.wattline.vee.estimate.LikeDays;
import org.wattline.vee.estimate.Method;
import org.wattline.vee.estimate.StandardProfile;
import org.wattline.vee.estimate.Step;

/**
 * Blanks known stretches of measured series and holds what each method puts there against what was
 * measured. The page in the documentation is what this test works out and leaves in {@code
 * target/estimation-errors.md}.
 */
@Tag("UC-032")
class EstimationErrorTest {
  private static final Path PAGE = Path.of("../../docs/reference/estimation-errors.md");
  private static final int BLANKS = 40;
  private static final int HOUR = 3_600;
  private static final int DAYS_OF_READS = 30;
  private static final int ANY = 1_000_000;

  /** A stretch to blank. */
  private record Stretch(String name, int hours) {}

  private static final List<Stretch> STRETCHES =
      List.of(new Stretch("1 h", 1), new Stretch("1 day", 24), new Stretch("7 days", 168));

  private record Source(
      String name, String file, String zone, String country, String contains, int seconds) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source(
              "Dutch home, electricity, hours, 18 months",
              "nl-engie-elec-gas-hourly-2021-12_2023-06.csv.gz",
              "Europe/Amsterdam",
              "NL",
              "ELECTRICITY",
              HOUR),
          new Source(
              "American home, quarter-hours, 12 months",
              "us-ameren-15min-and-60min-2024-03-30_2025-03-30.csv.gz",
              "America/Chicago",
              "US",
              "",
              900));

  @Test
  void theErrorOfEachMethodIsThatOfThePage() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    for (Source source : SOURCES) {
      ChannelSeries series =
          RealSeries.of(
              source.file(), ZoneId.of(source.zone()), source.contains(), source.seconds());
      page.append("\n## ").append(source.name()).append("\n\n").append(TABLE);
      for (Stretch stretch : STRETCHES) {
        row(page, series, source, stretch);
      }
    }
    Files.writeString(Path.of("target/estimation-errors.md"), page.toString());
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static void row(StringBuilder page, ChannelSeries series, Source source, Stretch stretch)
      throws IOException {
    LikeDays likeDays = likeDays(series, source.country());
    Map<String, Estimator> methods = new LinkedHashMap<>();
    for (Method method : List.of(Method.LINEAR, Method.LIKE_DAY, Method.AVERAGE, Method.PROFILE)) {
      methods.put(method.name(), estimator(likeDays, method));
    }
    List<int[]> blanks = blanks(series, stretch.hours() * HOUR / series.measure().seconds());
    for (var method : methods.entrySet()) {
      for (boolean scaled : new boolean[] {false, true}) {
        Errors errors = new Errors();
        for (int[] blank : blanks) {
          errors.add(series, blank[0], blank[1], method.getValue(), scaled);
        }
        page.append("| ")
            .append(stretch.name())
            .append(" | ")
            .append(method.getKey().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .append(scaled ? ", scaled to registers" : "")
            .append(" | ")
            .append(errors.filled)
            .append(" | ")
            .append(errors.intervalError())
            .append(" | ")
            .append(errors.energyError())
            .append(" | ")
            .append(errors.bias())
            .append(" |\n");
      }
    }
  }

  private static Estimator estimator(LikeDays likeDays, Method method) throws IOException {
    return new Estimator(
        new Estimating(List.of(new Step(method, ANY)), true, 3, 4, 31, "H25"), likeDays, profile());
  }

  /** Stretches all of whose values were measured, the same on every run. */
  private static List<int[]> blanks(ChannelSeries series, int length) {
    Random random = new Random(2_024);
    List<int[]> blanks = new ArrayList<>();
    while (blanks.size() < BLANKS) {
      int from = series.start(30) + random.nextInt(series.slots() - series.start(30) * 2 - length);
      boolean measured = true;
      for (int slot = from - 1; slot <= from + length; slot++) {
        measured &= series.isActual(slot);
      }
      if (measured) {
        blanks.add(new int[] {from, from + length});
      }
    }
    return blanks;
  }

  /** What blanks came to. */
  private static final class Errors {
    int filled;
    private long apart;
    private long measured;
    private long energyApart;
    private long estimated;

    void add(ChannelSeries series, int from, int to, Estimator estimator, boolean scaled) {
      int fromDay = Math.max(0, series.dayOf(from) - DAYS_OF_READS / 2);
      RegisterSpan span = span(series, fromDay, fromDay + DAYS_OF_READS);
      long[] truth = java.util.Arrays.copyOfRange(series.values(), from, to);
      Days.blank(series, from, to);
      List<Estimate> estimates =
          estimator.fill(
              series,
              series.dayOf(from),
              series.dayOf(to - 1) + 1,
              scaled ? List.of(span) : List.of());
      if (estimates.size() == truth.length) {
        filled++;
        long sum = 0;
        long told = 0;
        for (int i = 0; i < truth.length; i++) {
          apart += Math.abs(truth[i] - estimates.get(i).value());
          sum += truth[i];
          told += estimates.get(i).value();
        }
        measured += sum;
        estimated += told;
        energyApart += Math.abs(sum - told);
      }
      for (int i = 0; i < truth.length; i++) {
        series.put(from + i, truth[i], Standing.ACTUAL);
      }
    }

    private static RegisterSpan span(ChannelSeries series, int from, int to) {
      long sum = 0;
      for (int slot = series.start(from); slot < series.start(to); slot++) {
        sum += series.values()[slot] == PackedDay.MISSING ? 0 : series.values()[slot];
      }
      return new RegisterSpan(series.firstDay() + from, series.firstDay() + to, sum);
    }

    private String perCent(long part) {
      return measured == 0
          ? "–"
          : BigDecimal.valueOf(part * 100)
                  .divide(BigDecimal.valueOf(measured), 1, RoundingMode.HALF_EVEN)
              + " %";
    }

    String intervalError() {
      return perCent(apart);
    }

    String energyError() {
      return perCent(energyApart);
    }

    String bias() {
      return perCent(estimated - measured);
    }
  }

  private static LikeDays likeDays(ChannelSeries series, String country) {
    Holidays rule =
        new Holidays(
            country,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Observed.NONE,
            Day.SUN);
    Set<LocalDate> holidays =
        HolidayDates.of(rule, LocalDateRange.of(series.date(0), series.date(series.days() - 1)));
    return new LikeDays(List.of(), holidays);
  }

  /** The profile of households as its publisher gives it. */
  static StandardProfile profile() throws IOException {
    Path path =
        Path.of(
            System.getProperty("wattline.fixtures", ""),
            "interval-data/profiles/de-bdew-h25.csv.gz");
    List<List<List<Exact>>> kinds = new ArrayList<>();
    for (int kind = 0; kind < 3; kind++) {
      List<List<Exact>> months = new ArrayList<>();
      for (int month = 0; month < 12; month++) {
        months.add(new ArrayList<>());
      }
      kinds.add(months);
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      lines.readLine();
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(",", -1);
        if (fields.length < 37 || fields[1].isBlank()) {
          continue;
        }
        for (int month = 0; month < 12; month++) {
          for (int kind = 0; kind < 3; kind++) {
            kinds.get(kind).get(month).add(Exact.parse(fields[1 + month * 3 + kind]));
          }
        }
      }
    }
    // the columns are Saturday, Sunday and holiday, working day
    return new StandardProfile("H25", kinds.get(2), kinds.get(0), kinds.get(1));
  }

  private static final String HEAD =
      """
      # How far estimates are from what was measured

      Known stretches of measured series are blanked, %d of each length at places that a fixed seed draws, and estimated
      from the rest. What was measured there is then held against the estimate:

      * *interval error*: the differences of single intervals, each without its sign, over the energy measured;
      * *energy error*: the difference of each stretch's energy, without its sign, over the energy measured;
      * *bias*: what all stretches together come to above or below what was measured.

      Scaled to registers: reads at midnight %d days apart enclose the stretch, and estimates are scaled so that all values
      come to what the registers counted. The energy of a stretch is then exact by construction, and what is left is its shape;
      where something else is missing between the reads, as the American series' clock changes are, nothing is scaled.
      Holidays of the country count as Sundays. The profile is the German standard profile of households of 2025, which knows
      nothing of the country. This page is made by a test of the module `vee`, which fails when it is not up to date.
      """
          .formatted(BLANKS, DAYS_OF_READS);

  private static final String TABLE =
      """
      | blanked | method | filled | interval error | energy error | bias |
      |---|---|---:|---:|---:|---:|
      """;
}
