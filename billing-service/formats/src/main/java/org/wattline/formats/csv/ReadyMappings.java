package org.wattline.formats.csv;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;

/** The CSV exports of known operators, found by the columns of their header. */
public final class ReadyMappings {

  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final ScaledUnit PER_MWH = new ScaledUnit(MeasureUnit.CURRENCY_PER_WATT_HOUR, -6);
  private static final ScaledUnit PER_KWH = new ScaledUnit(MeasureUnit.CURRENCY_PER_WATT_HOUR, -3);
  private static final ScaledUnit MEGAWATT = new ScaledUnit(MeasureUnit.WATT, 6);

  /** The National Electricity Market's clock: Brisbane's, all year, in all its states. */
  public static final ZoneId NEM_TIME = ZoneId.of("Australia/Brisbane");

  private static final Map<String, Quality> FLUVIUS_STATES =
      Map.of(
          "Gevalideerd", Quality.VALIDATED,
          "Uitgelezen", Quality.MEASURED,
          "Geschat", Quality.ESTIMATED,
          "Niet gevalideerd", Quality.PROVISIONAL,
          "Geen verbruik", Quality.MISSING);

  private static final Map<String, Direction> FLUVIUS_REGISTERS =
      Map.of(
          "Afname", Direction.IMPORT,
          "Afname Dag", Direction.IMPORT,
          "Afname Nacht", Direction.IMPORT,
          "Injectie", Direction.EXPORT,
          "Injectie Dag", Direction.EXPORT,
          "Injectie Nacht", Direction.EXPORT);

  /** Fluvius (Flanders), the customer's export of quarter-hours, electricity. */
  public static final CsvMapping FLUVIUS_ELECTRICITY =
      fluvius("Fluvius electricity")
          .commodity(Commodity.ELECTRICITY)
          .quality(Column.named("Validatiestatus"), FLUVIUS_STATES)
          .build();

  /** The same for gas: m3 and kWh per hour, the calorific value provisional or final. */
  public static final CsvMapping FLUVIUS_GAS =
      fluvius("Fluvius gas")
          .commodity(Commodity.GAS)
          .quality(
              QualityColumn.of(Column.named("Validatiestatus"), FLUVIUS_STATES)
                  .detail(
                      Column.named("Calorische Bovenwaarde"),
                      Map.of("Voorlopig", Quality.PROVISIONAL)))
          .build();

  /** Engie (Netherlands), hourly electricity and gas with the supplier's peak flag as tier. */
  public static final CsvMapping ENGIE_NL =
      CsvMapping.named("Engie NL")
          .point(Column.named("EAN"), MarketIdScheme.EAN18)
          .commodity(
              Column.named("Type"),
              Map.of("Elektriciteit", Commodity.ELECTRICITY, "Gas", Commodity.GAS))
          .direction(Direction.IMPORT)
          .time(TimeColumn.of("yyyy-MM-dd'T'HH:mm:ssX", "Datum"))
          .zone(AMSTERDAM)
          .length(Length.minutes(60))
          .value(
              ValueColumn.of(Column.named("Verbruik"), ScaledUnit.KILOWATT_HOUR)
                  .unit(
                      CodeMap.of(
                          Column.named("Type"),
                          Map.of(
                              "Elektriciteit",
                              ScaledUnit.KILOWATT_HOUR,
                              "Gas",
                              ScaledUnit.CUBIC_METRE))))
          .tier(Column.named("Piek"), Map.of("true", 1, "false", 2, "0", 0))
          .build();

  /**
   * Ameren (Illinois): 60-minute and 15-minute values side by side, two series that must not be
   * added. The export skips the repeated hour and labels the first quarter after the spring change
   * 02:00.
   */
  public static final CsvMapping AMEREN =
      CsvMapping.named("Ameren")
          .pointFromPreamble("Account Number")
          .meter(Column.named("Meter Id"))
          .commodity(Commodity.ELECTRICITY)
          .direction(Direction.IMPORT)
          .time(TimeColumn.of("MM/dd/yyyy HH:mm", "Start Interval Date/Time"))
          .zone(CHICAGO)
          .missingHour(CsvMapping.MissingHour.FORWARD)
          .value(amerenColumn(1))
          .value(amerenColumn(2))
          .build();

  /** AEMO (Australia), price and demand per trading interval, labelled at its end. */
  public static final CsvMapping AEMO_PRICE_AND_DEMAND =
      CsvMapping.named("AEMO price and demand")
          .point(Column.named("REGION"), MarketIdScheme.OWN)
          .commodity(Commodity.ELECTRICITY)
          .channel(Column.named("PERIODTYPE"))
          .time(TimeColumn.of("yyyy/MM/dd HH:mm:ss", "SETTLEMENTDATE"))
          .labelledAtEnd()
          .zone(NEM_TIME)
          .length(Length.minutes(5))
          .value(
              ValueColumn.of(Column.named("TOTALDEMAND"), MEGAWATT)
                  .kind(SeriesKind.AVERAGE_RATE)
                  .channel("TOTALDEMAND"))
          .value(ValueColumn.of(Column.named("RRP"), PER_MWH).kind(SeriesKind.PRICE).channel("RRP"))
          .build();

  /** Day-ahead prices per hour of the Belgian wall clock, EUR/kWh. */
  public static final CsvMapping DAY_AHEAD_HOURLY =
      CsvMapping.named("Day-ahead prices, Belgian hours")
          .point("BE", MarketIdScheme.OWN)
          .commodity(Commodity.ELECTRICITY)
          .time(TimeColumn.of("ddMMMyyyy HH:mm:ss", "time"))
          .zone(BRUSSELS)
          .length(Length.minutes(60))
          .value(ValueColumn.of(Column.named("DAM_price"), PER_KWH).kind(SeriesKind.PRICE))
          .build();

  /** Day-ahead prices per quarter-hour in UTC, EUR/MWh. */
  public static final CsvMapping DAY_AHEAD_QUARTERS =
      CsvMapping.named("Day-ahead prices, UTC quarters")
          .point("BE", MarketIdScheme.OWN)
          .commodity(Commodity.ELECTRICITY)
          .time(TimeColumn.of("yyyy-MM-dd HH:mm:ssX", "datetime_utc"))
          .zone(BRUSSELS)
          .length(Length.minutes(15))
          .value(ValueColumn.of(Column.named("price_eur_mwh"), PER_MWH).kind(SeriesKind.PRICE))
          .build();

  /** Our own form: a row for each quarter-hour with its point, start, kWh and quality letter. */
  public static final CsvMapping LONG =
      CsvMapping.named("wattline-long")
          .point(Column.named("point"), MarketIdScheme.UNSTATED)
          .time(TimeColumn.of("yyyy-MM-dd'T'HH:mm:ssX", "start"))
          .length(Length.minutes(15))
          .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
          .quality(
              Column.named("quality"),
              Map.of(
                  "V", Quality.VALIDATED,
                  "M", Quality.MEASURED,
                  "P", Quality.PROVISIONAL,
                  "E", Quality.ESTIMATED,
                  "S", Quality.SUBSTITUTED,
                  "N", Quality.MISSING))
          .build();

  /** Our own form: a row for each local day, the kWh of its quarter-hours counted from midnight. */
  public static final CsvMapping WIDE =
      CsvMapping.named("wattline-wide")
          .point(Column.named("point"), MarketIdScheme.UNSTATED)
          .time(TimeColumn.of("yyyy-MM-dd", "day"))
          .wide(Wide.elapsed(Column.named("q1"), 900), ScaledUnit.KILOWATT_HOUR)
          .build();

  private static final Map<String, Direction> OWN_DIRECTIONS =
      Map.of("import", Direction.IMPORT, "export", Direction.EXPORT);

  /** As {@link #WIDE}, with the direction of each row: what a point with solar panels needs. */
  public static final CsvMapping WIDE_DIRECTED =
      CsvMapping.named("wattline-wide-directed")
          .point(Column.named("point"), MarketIdScheme.UNSTATED)
          .direction(Column.named("direction"), OWN_DIRECTIONS)
          .time(TimeColumn.of("yyyy-MM-dd", "day"))
          .wide(Wide.elapsed(Column.named("q1"), 900), ScaledUnit.KILOWATT_HOUR)
          .build();

  /** The same by the hour: the first value is the hour that begins at local midnight. */
  public static final CsvMapping HOURS_DIRECTED =
      CsvMapping.named("wattline-hours-directed")
          .point(Column.named("point"), MarketIdScheme.UNSTATED)
          .direction(Column.named("direction"), OWN_DIRECTIONS)
          .time(TimeColumn.of("yyyy-MM-dd", "day"))
          .wide(Wide.elapsed(Column.named("h1"), 3600), ScaledUnit.KILOWATT_HOUR)
          .build();

  /** All of them, the more particular before the more general. */
  public static final List<CsvMapping> ALL =
      List.of(
          FLUVIUS_GAS,
          FLUVIUS_ELECTRICITY,
          ENGIE_NL,
          AMEREN,
          AEMO_PRICE_AND_DEMAND,
          DAY_AHEAD_HOURLY,
          DAY_AHEAD_QUARTERS,
          LONG,
          WIDE_DIRECTED,
          HOURS_DIRECTED,
          WIDE);

  private ReadyMappings() {}

  private static CsvMapping.Builder fluvius(String name) {
    return CsvMapping.named(name)
        .delimiter(';')
        .decimalComma()
        .point(Column.named("EAN", "EAN-code"), MarketIdScheme.EAN18)
        .meter(Column.named("Meter"))
        .channel(Column.named("Register"))
        .direction(Column.named("Register"), FLUVIUS_REGISTERS)
        .time(TimeColumn.of("dd-MM-yyyy", "Van datum", "Van (datum)"))
        .time(TimeColumn.of("HH:mm:ss", "Van tijdstip", "Van (tijdstip)"))
        .end(TimeColumn.of("dd-MM-yyyy", "Tot datum", "Tot (datum)"))
        .end(TimeColumn.of("HH:mm:ss", "Tot tijdstip", "Tot (tijdstip)"))
        .zone(BRUSSELS)
        .value(ValueColumn.withUnitFrom(Column.named("Volume"), Column.named("Eenheid")));
  }

  private static ValueColumn amerenColumn(int nth) {
    return ValueColumn.withUnitFrom(Column.nth(nth, "Usage"), Column.nth(nth, "Units"))
        .length(new Length.Said(Column.nth(nth, "Interval")))
        .absent("-")
        .emptyIsAbsent();
  }

  /** Whether some ready mapping reads a file that begins like this. */
  public static boolean knows(byte[] head) throws IOException, FormatRefusedException {
    return match(head, 0, head.length) != null;
  }

  /** The mapping whose columns a header among the first lines has; null for none. */
  static @Nullable CsvLayout match(byte[] head, int from, int to)
      throws IOException, FormatRefusedException {
    for (CsvMapping mapping : ALL) {
      CsvHeader header = CsvHeader.find(head, from, to, mapping);
      if (header != null) {
        return new CsvLayout(mapping, header);
      }
    }
    return null;
  }
}
