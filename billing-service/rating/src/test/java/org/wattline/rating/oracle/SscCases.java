package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.wattline.kernel.Exact;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.CarriedPeak;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.tariff.Component;
import org.wattline.rating.tariff.Demand;
import org.wattline.rating.usage.Usage;
import tools.jackson.databind.JsonNode;

/** Cases of SSC's own tests: net metering, net billing, true-up, ratchets, tiers per kW. */
final class SscCases {
  private static final int BUY_ALL_SELL_ALL = 4;
  private static final int PRICE_DECIMALS = 9;
  private static final int MINUTES = 60;

  /** Expected kWh and kW are written with four decimals. */
  private static final BigDecimal SAME = new BigDecimal("0.00006");

  private static final List<String> ENERGY = List.of("energy", "credit", "wallet");
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "fixed", List.of("fixed"),
          "minimum", List.of("minimum", "annual-minimum"),
          "dc_fixed", List.of("demand"),
          "dc_tou", List.of("demand-tou", "demand-tou-billing"),
          "ec_charge", ENERGY);

  private final Path folder;
  private final Map<String, JsonNode> cases = new LinkedHashMap<>();

  SscCases(Path folder) {
    this.folder = folder;
    for (JsonNode each : Fixtures.json(folder.resolve("cases.json"))) {
      String name = each.get("case").stringValue();
      cases.put(cases.containsKey(name) ? name + " #" + cases.size() : name, each);
    }
  }

  List<String> names() {
    return List.copyOf(cases.keySet());
  }

  JsonNode node(String name) {
    return Objects.requireNonNull(cases.get(name), name);
  }

  boolean isRefused(String name) {
    return !node(name).path("expected_error").isNull();
  }

  /** The tariff of a case. */
  Tariff tariff(String name, SscTariff.Meter meter) {
    return Tariff.read(new SscTariff(new SscInputs(inputs(name)), meter, minutes(name)).json());
  }

  private JsonNode inputs(String name) {
    return node(name).get("inputs");
  }

  private int minutes(String name) {
    return MINUTES
        / Math.max(Loads.perHour(kilowatts(name, "gen")), Loads.perHour(kilowatts(name, "load")));
  }

  private List<BigDecimal> kilowatts(String name, String which) {
    String file = node(name).get(which).stringValue();
    Path packed = folder.resolve(file + ".gz");
    return Fixtures.series(java.nio.file.Files.exists(packed) ? packed : folder.resolve(file));
  }

  /** A year of bills, with the generator or without. */
  Year year(String name, boolean withSystem) {
    int perHour = MINUTES / minutes(name);
    List<BigDecimal> load = held(kilowatts(name, "load"), perHour);
    List<BigDecimal> made = held(kilowatts(name, "gen"), perHour);
    List<BigDecimal> nothing = Collections.nCopies(load.size(), BigDecimal.ZERO);
    if (new SscInputs(inputs(name)).whole("ur_metering_option", 0) != BUY_ALL_SELL_ALL) {
      return year(name, SscTariff.Meter.BOTH, load, withSystem ? made : nothing);
    }
    Year loads = year(name, SscTariff.Meter.LOAD, load, nothing);
    return withSystem ? loads.with(year(name, SscTariff.Meter.GENERATOR, load, made)) : loads;
  }

  private Year year(
      String name, SscTariff.Meter meter, List<BigDecimal> load, List<BigDecimal> made) {
    SscInputs inputs = new SscInputs(inputs(name));
    Tariff tariff = tariff(name, meter);
    ReferenceData data = ReferenceData.none();
    for (String series : List.of(SscTariff.BUY_SERIES, SscTariff.SELL_SERIES)) {
      if (tariff.document().indices().containsKey(series)) {
        data = data.withSeries(series, prices(inputs.series("ur_ts_" + series + "_rate")));
      }
    }
    List<BigDecimal> net = new ArrayList<>(load.size());
    for (int i = 0; i < load.size(); i++) {
      net.add(
          meter == SscTariff.Meter.GENERATOR
              ? made.get(i).negate()
              : load.get(i).subtract(made.get(i)));
    }
    Usage usage =
        new Usage(
            Map.of(
                "import",
                Loads.ofKilowatts(atLeastZero(net)),
                "import" + SscDemand.COUNTED,
                Loads.ofKilowatts(counted(inputs, atLeastZero(net))),
                "export",
                Loads.ofKilowatts(atLeastZero(negated(net))),
                "load",
                Loads.ofKilowatts(load),
                "load" + SscDemand.COUNTED,
                Loads.ofKilowatts(counted(inputs, load))));
    return Year.of(tariff, data, usage, context(tariff, inputs), LocalDate.of(Loads.YEAR, 1, 1));
  }

  /** The power in hours whose demand counts for the billing demand. */
  private static List<BigDecimal> counted(SscInputs inputs, List<BigDecimal> kilowatts) {
    List<List<Integer>> weekday = inputs.schedule("ur_dc_sched_weekday");
    List<List<Integer>> weekend = inputs.schedule("ur_dc_sched_weekend");
    if (weekday.isEmpty()) {
      return kilowatts;
    }
    List<Integer> counting =
        SscDemand.counting(
            inputs, inputs.periods(List.of(), "ur_dc_sched_weekday", "ur_dc_sched_weekend"));
    int perHour = Loads.perHour(kilowatts);
    List<BigDecimal> values = new ArrayList<>(kilowatts.size());
    for (int i = 0; i < kilowatts.size(); i++) {
      LocalDateTime at = LocalDateTime.of(Loads.YEAR, 1, 1, 0, 0).plusHours(i / perHour);
      boolean atWeekend = at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      int period = (atWeekend ? weekend : weekday).get(at.getMonthValue() - 1).get(at.getHour());
      values.add(counting.contains(period) ? kilowatts.get(i) : BigDecimal.ZERO);
    }
    return values;
  }

  private static List<BigDecimal> negated(List<BigDecimal> values) {
    return values.stream().map(BigDecimal::negate).toList();
  }

  private static List<BigDecimal> atLeastZero(List<BigDecimal> values) {
    return values.stream().map(value -> value.max(BigDecimal.ZERO)).toList();
  }

  /** The same power with more values an hour. */
  private static List<BigDecimal> held(List<BigDecimal> kilowatts, int perHour) {
    int times = perHour / Loads.perHour(kilowatts);
    if (times == 1) {
      return kilowatts;
    }
    List<BigDecimal> all = new ArrayList<>(kilowatts.size() * times);
    kilowatts.forEach(value -> all.addAll(Collections.nCopies(times, value)));
    return all;
  }

  private static PriceSeries prices(List<BigDecimal> series) {
    long[] values = new long[series.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          series
              .get(i)
              .movePointRight(PRICE_DECIMALS)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();
    }
    return new PriceSeries(Loads.START, MINUTES / Loads.perHour(series), PRICE_DECIMALS, values);
  }

  /** The peaks of the year before, for every demand that looks back. */
  private static RatingContext context(Tariff tariff, SscInputs inputs) {
    List<BigDecimal> before = inputs.series("ur_yearzero_usage_peaks");
    List<CarriedPeak> peaks = new ArrayList<>();
    for (Component component : tariff.document().components()) {
      if (component instanceof Demand demand && demand.ratchet() != null) {
        for (int month = 1; month <= before.size(); month++) {
          LocalDate first = SscTariff.month(month).minusYears(1);
          peaks.add(
              new CarriedPeak(
                  component.id(),
                  "",
                  first,
                  first.plusMonths(1),
                  Exact.of(before.get(month - 1).max(BigDecimal.ZERO))));
        }
      }
    }
    return RatingContext.empty()
        .withCarryOver(new CarryOver(peaks, List.of(), List.of(), List.of()));
  }

  /**
   * The energy charge of a month without the generator, worked out on another way: each period's
   * share of the month, priced by that period's own tiers a day.
   */
  BigDecimal byHand(String name, int month) {
    SscInputs inputs = new SscInputs(inputs(name));
    List<List<Integer>> weekday = inputs.schedule("ur_ec_sched_weekday");
    List<List<Integer>> weekend = inputs.schedule("ur_ec_sched_weekend");
    Map<Integer, BigDecimal> kwh = new LinkedHashMap<>();
    List<BigDecimal> load = kilowatts(name, "load");
    for (int hour = 0; hour < load.size(); hour++) {
      LocalDateTime at = LocalDateTime.of(Loads.YEAR, 1, 1, 0, 0).plusHours(hour);
      boolean atWeekend = at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      if (at.getMonthValue() == month) {
        kwh.merge(
            (atWeekend ? weekend : weekday).get(month - 1).get(at.getHour()),
            load.get(hour),
            BigDecimal::add);
      }
    }
    BigDecimal total = kwh.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal days = BigDecimal.valueOf(SscTariff.month(month).lengthOfMonth());
    BigDecimal charge = BigDecimal.ZERO;
    for (Map.Entry<Integer, BigDecimal> share : kwh.entrySet()) {
      BigDecimal from = BigDecimal.ZERO;
      BigDecimal whole = BigDecimal.ZERO;
      for (SscInputs.Row row : SscInputs.of(inputs.energyRows(), share.getKey())) {
        BigDecimal end = row.isBounded() ? row.max().multiply(days).min(total) : total;
        whole = whole.add(end.subtract(from).max(BigDecimal.ZERO).multiply(row.buy()));
        from = end;
      }
      charge = charge.add(whole.multiply(share.getValue()).divide(total, MathContext.DECIMAL64));
    }
    return charge;
  }

  /** Everything that SSC says of the first year beside ours. */
  Agreement compare(String name) {
    JsonNode expected = node(name).get("expected_year1");
    Precision precision =
        new Precision(kilowatts(name, "load"), tariff(name, SscTariff.Meter.BOTH).document(), SAME);
    JsonNode kwh = expected.path("year1_monthly_load");
    JsonNode peak = expected.path("year1_monthly_peak_wo_system");
    IntFunction<Precision.Slack> slack =
        month ->
            kwh.isEmpty()
                ? Precision.Slack.NONE
                : precision.slack(
                    month, kwh.get(month - 1).decimalValue(), peak.get(month - 1).decimalValue());
    List<Compared> compared = new ArrayList<>();
    for (boolean withSystem : new boolean[] {false, true}) {
      Year year = year(name, withSystem);
      String suffix = withSystem ? "_with_system" : "_without_system";
      PARTS.forEach(
          (part, components) -> {
            JsonNode theirs = expected.path("year1_monthly_" + part + suffix);
            months(
                compared,
                month -> slack.apply(month).of(part, theirs.get(month - 1).decimalValue()),
                part + suffix,
                theirs,
                month -> year.month(month, components));
          });
      months(
          compared,
          month -> slack.apply(month).of("bill", BigDecimal.ZERO),
          "bill" + suffix,
          expected.path("year1_monthly_utility_bill_" + (withSystem ? "w_sys" : "wo_sys")),
          year::total);
      if (withSystem) {
        months(
            compared,
            month -> slack.apply(month).of("true-up", BigDecimal.ZERO),
            "true-up",
            expected.path("year1_true_up_credits"),
            month -> year.settled(month).negated());
      }
    }
    return Agreement.of(name, compared);
  }

  private static void months(
      List<Compared> compared,
      IntFunction<BigDecimal> slack,
      String part,
      JsonNode theirs,
      IntFunction<Exact> ours) {
    for (int month = 1; month <= theirs.size(); month++) {
      compared.add(
          Compared.within(
              part + " of month " + month,
              theirs.get(month - 1).decimalValue(),
              ours.apply(month),
              Compared.HALF_A_CENT.add(slack.apply(month))));
    }
  }
}
