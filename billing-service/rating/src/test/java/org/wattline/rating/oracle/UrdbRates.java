package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.urdb.UrdbImport;
import org.wattline.rating.urdb.UrdbOptions;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.Usage;

/** Rates of the Utility Rate Database with the monthly charges that SSC makes of them. */
final class UrdbRates {
  /**
   * Fields that the published conversions leave out; whoever compares with them leaves them out
   * too.
   */
  static final Set<String> LOST_BY_PEERS =
      Set.of(
          "coincidentratestructure",
          "coincidentrateschedule",
          "coincidentrateunit",
          "demandattrs",
          "demandrateunit",
          "demandratchetpercentage",
          "demandreactivepowercharge",
          "demandunits",
          "demandwindow",
          "energyattrs",
          "fixedattrs",
          "fixedchargeeaaddl",
          "flatdemandunit",
          "fueladjustmentsmonthly",
          "lookbackmonths",
          "lookbackpercent",
          "lookbackrange");

  static final LocalDate FIRST_DAY = LocalDate.of(Loads.YEAR, 1, 1);

  /** Columns of the expected charges, and the components that make them up. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "energy", List.of("energy", "fuel"),
          "demand_flat", List.of("demand"),
          "demand_tou", List.of("demand-tou"),
          "fixed", List.of("fixed", "further-meters"),
          "minimum", List.of("minimum", "annual-minimum"));

  /** Expected kWh and kW are written with six decimals. */
  private static final BigDecimal SAME = new BigDecimal("0.000002");

  private final Path folder;

  UrdbRates(Path folder) {
    this.folder = folder;
  }

  /** Names of the pairs of rate and load, as {@code rate__load}. */
  List<String> cases() {
    return Fixtures.files(folder.resolve("expected"), ".csv").stream().map(Fixtures::stem).toList();
  }

  /** How the published conversions read what URDB leaves open. */
  static UrdbOptions asPeersRead() {
    return UrdbOptions.strict(ZoneOffset.UTC)
        .withOmitted(LOST_BY_PEERS)
        .withShorterTables(UrdbOptions.ShorterTables.FREE)
        .withDailyFixedCharge(UrdbOptions.DailyFixedCharge.TWELFTH_OF_YEAR)
        .withEnforceLimits(false)
        .withValidFrom(FIRST_DAY);
  }

  static TariffDocument imported(String json, UrdbOptions options) {
    return switch (UrdbImport.read(json, options)) {
      case UrdbImport.Imported imported -> imported.tariff();
      case UrdbImport.Refused refused ->
          throw new AssertionError("the import refuses: " + refused.reasons());
    };
  }

  Agreement compare(String name) {
    int cut = name.lastIndexOf("__");
    Path rate = folder.resolve("rates").resolve(name.substring(0, cut) + ".json");
    Path load = folder.resolve("loads").resolve(name.substring(cut + 2) + ".csv");
    List<BigDecimal> kilowatts = Fixtures.series(load);
    ChannelUsage usage = Loads.ofKilowatts(kilowatts);
    Tariff tariff = Tariff.of(imported(Fixtures.text(rate), asPeersRead()));
    Year year =
        Year.of(
            tariff,
            ReferenceData.none(),
            new Usage(Map.of("import", usage)),
            RatingContext.empty(),
            FIRST_DAY);
    Precision precision = new Precision(kilowatts, tariff.document(), SAME);
    List<String> heading = List.of(Fixtures.lines(expected(name)).getFirst().split(",", -1));
    List<Compared> compared = new ArrayList<>();
    for (List<String> row : Fixtures.rows(expected(name))) {
      if (!row.getFirst().matches("\\d+")) {
        continue;
      }
      int month = Integer.parseInt(row.getFirst());
      BigDecimal kwh = number(row, heading, "kwh");
      Precision.Slack slack = precision.slack(month, kwh, number(row, heading, "peak_kw"));
      COLUMNS.forEach(
          (column, components) ->
              compared.add(
                  Compared.within(
                      column + " of month " + month,
                      number(row, heading, column),
                      year.month(month, components),
                      Compared.HALF_A_CENT.add(slack.of(column, number(row, heading, column))))));
      compared.add(
          Compared.within(
              "total of month " + month,
              number(row, heading, "total"),
              year.total(month),
              Compared.HALF_A_CENT.add(slack.of("total", BigDecimal.ZERO))));
    }
    return Agreement.of(name, compared);
  }

  private Path expected(String name) {
    return folder.resolve("expected").resolve(name + ".csv");
  }

  private static BigDecimal number(List<String> row, List<String> heading, String column) {
    return new BigDecimal(row.get(heading.indexOf(column)));
  }
}
