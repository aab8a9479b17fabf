package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wattline.rating.oracle.SscInputs.Row;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the inputs of a case of SSC as a tariff of ours. */
final class SscTariff {
  static final String BUY_SERIES = "buy";
  static final String SELL_SERIES = "sell";
  private static final int NET_METERING = 0;
  private static final int NET_METERING_IN_MONEY = 1;
  private static final int NET_BILLING_CARRIED = 3;

  /** What a meter measures: a house with its generator, or with two meters one of them alone. */
  enum Meter {
    BOTH,
    LOAD,
    GENERATOR
  }

  private final SscInputs inputs;
  private final Meter meter;
  private final int metering;
  private final int minutes;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final List<String> counted = new ArrayList<>();

  /**
   * @param meter what is measured: the load's meter is charged alone where the generator has its
   *     own
   * @param minutes how long the intervals of the usage are: demand is measured over one
   */
  SscTariff(SscInputs inputs, Meter meter, int minutes) {
    this.inputs = inputs;
    this.meter = meter;
    this.metering = inputs.whole("ur_metering_option", 0);
    this.minutes = minutes;
  }

  String json() {
    root.put("format", "wattline-tariff/1").put("id", "ssc").put("name", "SSC");
    root.put("currency", "USD").put("zone", "UTC").put("basis", "unrounded");
    root.putObject("calendars");
    if (timed(BUY_SERIES) || timed(SELL_SERIES)) {
      ObjectNode indices = root.putObject("indices");
      for (String name : List.of(BUY_SERIES, SELL_SERIES)) {
        if (timed(name)) {
          indices.putObject(name).put("name", name).put("unit", "kwh");
        }
      }
    }
    root.putArray("components");
    new SscDemand(this, inputs, meter, minutes).add();
    energy();
    credit();
    wallet();
    if (meter != Meter.GENERATOR) {
      fixed();
      minimum("minimum", "month", "ur_monthly_min_charge");
      minimum("annual-minimum", "year", "ur_annual_min_charge");
    }
    return root.toString();
  }

  ObjectNode component(String kind, String id) {
    counted.add(id);
    return ((ArrayNode) root.get("components"))
        .addObject()
        .put("kind", kind)
        .put("id", id)
        .put("name", id);
  }

  /** Lets minimums not count a component. */
  void uncounted(String id) {
    counted.remove(id);
  }

  /** Writes the schedules as a calendar whose periods are called by their numbers. */
  void calendar(String name, List<Integer> periods, String weekday, String weekend) {
    ObjectNode calendar = ((ObjectNode) root.get("calendars")).putObject(name);
    ArrayNode names = calendar.putArray("periods");
    periods.forEach(period -> names.add(String.valueOf(period)));
    ObjectNode matrix = calendar.putObject("matrix");
    matrix("weekday", matrix, periods, inputs.schedule(weekday));
    matrix("weekend", matrix, periods, inputs.schedule(weekend));
  }

  private static void matrix(
      String side, ObjectNode into, List<Integer> periods, List<List<Integer>> schedule) {
    ArrayNode rows = into.putArray(side);
    for (List<Integer> month : schedule) {
      ArrayNode row = rows.addArray();
      month.forEach(period -> row.add(periods.indexOf(period)));
    }
  }

  ObjectNode calendars() {
    return (ObjectNode) root.get("calendars");
  }

  static ObjectNode price(ObjectNode component) {
    return component.putArray("prices").addObject().put("from", "2000-01-01");
  }

  static String decimal(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private boolean perInterval() {
    return metering > NET_METERING_IN_MONEY;
  }

  private boolean timed(String series) {
    return perInterval()
        && inputs.is(series.equals(BUY_SERIES) ? "ur_en_ts_buy_rate" : "ur_en_ts_sell_rate");
  }

  private void energy() {
    List<Row> rows = inputs.energyRows();
    calendar(
        "energy",
        inputs.periods(rows, "ur_ec_sched_weekday", "ur_ec_sched_weekend"),
        "ur_ec_sched_weekday",
        "ur_ec_sched_weekend");
    ObjectNode energy = component("energy", "energy");
    prices(energy, rows, BUY_SERIES);
    if (metering == NET_METERING) {
      ObjectNode netting = energy.putObject("netting").put("bank", "time-of-day");
      netting.putArray("hours").add(0).add(5).add(11).add(17);
      netting.put("trueUpMonth", inputs.whole("ur_nm_credit_month", 11) + 1);
      /* SSC settles export less import of all periods together */
      netting.put("settle", "running-total");
      netting
          .putArray("settlement")
          .addObject()
          .put("from", "2000-01-01")
          .put("price", decimal(inputs.number("ur_nm_yearend_sell_rate")));
    } else if (metering == NET_METERING_IN_MONEY) {
      energy.putObject("netting").put("bank", "none");
    }
  }

  private void credit() {
    if (metering == NET_METERING || meter == Meter.LOAD) {
      return;
    }
    ObjectNode credit = component("energy", "credit").put("direction", "credit");
    credit.put("channel", "export");
    prices(credit, inputs.energyRows(), SELL_SERIES);
    if (metering == NET_METERING_IN_MONEY) {
      credit.putObject("netting").put("against", "import").put("bank", "none");
    }
  }

  private void wallet() {
    boolean inMoney = metering == NET_METERING_IN_MONEY;
    boolean rolls = inputs.is("ur_nm_credit_rollover");
    if (rolls && metering == NET_METERING) {
      ObjectNode wallet = component("wallet", "wallet").put("settlements", true);
      wallet.putArray("earnedBy").add("energy");
      wallet.putArray("spentOn").add("energy");
      return;
    }
    if (!inMoney && metering != NET_BILLING_CARRIED) {
      return;
    }
    ObjectNode wallet = component("wallet", "wallet");
    wallet.putArray("earnedBy").add("credit");
    wallet.putArray("spentOn").add("energy");
    wallet.put("spendAtOnce", inMoney || inputs.is("ur_nb_apply_credit_current_month"));
    wallet.put("trueUpMonth", inputs.whole("ur_nm_credit_month", 11) + 1);
    boolean lapses = !inMoney && inputs.is("ur_nb_credit_expire");
    wallet.put("settlement", lapses ? "forfeit" : "pay");
  }

  private void prices(ObjectNode component, List<Row> rows, String side) {
    component.put("calendar", "energy");
    if (timed(side)) {
      price(component).putObject("index").put("id", side);
      return;
    }
    ObjectNode tiering = component.putObject("tiering");
    tiering.put("reading", perInterval() ? "chronological" : "pro-rata");
    if (rows.stream().anyMatch(Row::daily)) {
      tiering.put("thresholds", "day");
    }
    if (rows.stream().anyMatch(Row::perKw)) {
      tiering.put("demand", meter == Meter.GENERATOR ? SscDemand.OF_LOAD : SscDemand.BILLING);
    }
    ObjectNode periods = price(component).putObject("periods");
    for (int period : inputs.periods(rows)) {
      energyTable(
          periods.putObject(String.valueOf(period)),
          SscInputs.of(rows, period),
          side.equals(SELL_SERIES));
    }
  }

  /**
   * Steps in kWh that follow a tier per kW cut the block that this tier opens; the tier itself is
   * then only the block's name.
   */
  private static void energyTable(ObjectNode into, List<Row> rows, boolean sell) {
    ArrayNode tiers = JsonNodeFactory.instance.arrayNode();
    Row block = null;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean last = i == rows.size() - 1;
      if (row.perKw()) {
        block = row;
        if (!last && !rows.get(i + 1).perKw()) {
          continue;
        }
      }
      ObjectNode tier = tiers.addObject();
      if (!last && row.perKw() && row.isBounded()) {
        tier.put("upToPerKw", decimal(row.max()));
      } else if (!last && !row.perKw()) {
        if (row.isBounded()) {
          tier.put("upTo", decimal(row.max()));
        }
        if (block != null && block.isBounded()) {
          tier.put("upToPerKw", decimal(block.max()));
        }
      }
      tier.put("price", decimal(sell ? row.sell() : row.buy()));
    }
    if (tiers.size() == 1) {
      into.put("price", tiers.get(0).get("price").stringValue());
    } else {
      into.set("tiers", tiers);
    }
  }

  private void fixed() {
    BigDecimal amount = inputs.number("ur_monthly_fixed_charge");
    if (amount.signum() != 0) {
      ObjectNode fixed = component("fixed", "fixed");
      if (amount.signum() < 0) {
        fixed.put("direction", "credit");
      }
      price(fixed).put("price", decimal(amount.abs()));
    }
  }

  private void minimum(String id, String per, String input) {
    if (inputs.number(input).signum() <= 0) {
      return;
    }
    List<String> of = List.copyOf(counted);
    ObjectNode bound = component("bound", id).put("bound", "minimum").put("per", per);
    ArrayNode names = bound.putArray("of");
    of.forEach(names::add);
    counted.remove(id);
    price(bound).put("price", decimal(inputs.number(input)));
  }

  /** The first days of the months of the year that SSC counts. */
  static LocalDate month(int month) {
    return LocalDate.of(Loads.YEAR, month, 1);
  }
}
