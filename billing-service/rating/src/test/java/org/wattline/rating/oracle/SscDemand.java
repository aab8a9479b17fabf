package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.wattline.rating.oracle.SscInputs.Row;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes SSC's demand charges and its billing demand with the months that it looks back. */
final class SscDemand {
  /** The component whose kW thresholds per kW use. */
  static final String BILLING = "demand";

  /** The same of the load, which sizes the tiers of a generator's own meter too. */
  static final String OF_LOAD = "demand-of-load";

  /**
   * The import in the hours whose demand counts, and nothing in others: what a register of those
   * hours sees.
   */
  static final String COUNTED = "-counted";

  private static final int MONTHS = 12;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String WEEKDAY = "ur_dc_sched_weekday";
  private static final String WEEKEND = "ur_dc_sched_weekend";

  private final SscTariff tariff;
  private final SscInputs inputs;
  private final SscTariff.Meter meter;
  private final int minutes;

  SscDemand(SscTariff tariff, SscInputs inputs, SscTariff.Meter meter, int minutes) {
    this.tariff = tariff;
    this.inputs = inputs;
    this.meter = meter;
    this.minutes = minutes;
  }

  void add() {
    boolean charged = inputs.is("ur_dc_enable");
    boolean perKw = inputs.energyRows().stream().anyMatch(Row::perKw);
    if (!charged && !perKw) {
      return;
    }
    List<Row> byPeriod = charged ? inputs.demandRows("ur_dc_tou_mat") : List.of();
    List<Integer> periods = charged ? inputs.periods(byPeriod, WEEKDAY, WEEKEND) : List.of();
    if (charged) {
      tariff.calendar("demand", periods, WEEKDAY, WEEKEND);
    }
    flat(BILLING, "import", charged ? inputs.demandRows("ur_dc_flat_mat") : List.of(), periods);
    if (perKw && meter == SscTariff.Meter.GENERATOR) {
      flat(OF_LOAD, "load", List.of(), periods);
    }
    byPeriod(byPeriod, periods);
  }

  private boolean looksBack() {
    return inputs.is("ur_enable_billing_demand");
  }

  private List<Integer> counting(List<Integer> periods) {
    return counting(inputs, periods);
  }

  /** Periods whose peaks make the billing demand. */
  static List<Integer> counting(SscInputs inputs, List<Integer> periods) {
    List<BigDecimal> named = inputs.column("ur_dc_billing_demand_periods", 0);
    List<BigDecimal> flags = inputs.column("ur_dc_billing_demand_periods", 1);
    List<Integer> counting = new ArrayList<>();
    for (int period : periods) {
      int at = named.stream().map(BigDecimal::intValueExact).toList().indexOf(period);
      if (at >= 0 && flags.get(at).signum() != 0) {
        counting.add(period);
      }
    }
    return counting;
  }

  private ObjectNode component(String id, String channel) {
    ObjectNode component = tariff.component("demand", id);
    return component.put("channel", channel).put("window", minutes).put("coarser", "accept");
  }

  private void flat(String id, String channel, List<Row> rows, List<Integer> periods) {
    boolean some = looksBack() && !counting(periods).containsAll(periods);
    ObjectNode component = component(id, some ? channel + COUNTED : channel);
    if (looksBack()) {
      ratchet(component, List.of());
    }
    if (rows.isEmpty()) {
      SscTariff.price(component).put("price", "0");
      return;
    }
    ArrayNode prices = component.putArray("prices");
    for (int month = 1; month <= MONTHS; month++) {
      ObjectNode price = prices.addObject().put("from", SscTariff.month(month).toString());
      table(price, SscInputs.of(rows, month - 1));
    }
  }

  private void byPeriod(List<Row> rows, List<Integer> periods) {
    if (rows.stream().allMatch(row -> row.buy().signum() == 0)) {
      return;
    }
    List<Integer> counting = looksBack() ? counting(periods) : List.of();
    ObjectNode own = component("demand-tou", "import").put("calendar", "demand");
    if (inputs.is("TOU_demand_single_peak")) {
      own.put("highestPeriodOnly", true);
    }
    prices(own, rows, periods, periods.stream().filter(p -> !counting.contains(p)).toList());
    if (!counting.isEmpty()) {
      ObjectNode shared = component("demand-tou-billing", "import").put("calendar", "demand");
      ratchet(shared, counting);
      prices(shared, rows, periods, counting);
    }
  }

  private static void prices(
      ObjectNode component, List<Row> rows, List<Integer> periods, List<Integer> charged) {
    ObjectNode by = SscTariff.price(component).putObject("periods");
    for (int period : periods) {
      ObjectNode form = by.putObject(String.valueOf(period));
      if (charged.contains(period)) {
        table(form, SscInputs.of(rows, period));
      } else {
        form.put("price", "0");
      }
    }
  }

  private void ratchet(ObjectNode component, List<Integer> counting) {
    component.put("minimum", SscTariff.decimal(inputs.number("ur_billing_demand_minimum")));
    ObjectNode ratchet = component.putObject("ratchet");
    ArrayNode percent = ratchet.putArray("percent");
    ArrayNode current = ratchet.putArray("current");
    ArrayNode months = ratchet.putArray("months");
    List<BigDecimal> shares = inputs.column("ur_billing_demand_lookback_percentages", 0);
    List<BigDecimal> whole = inputs.column("ur_billing_demand_lookback_percentages", 1);
    int back = inputs.whole("ur_billing_demand_lookback_period", 0);
    for (int month = 0; month < MONTHS; month++) {
      percent.add(SscTariff.decimal(shares.get(month)));
      boolean full = whole.get(month).signum() != 0;
      current.add(SscTariff.decimal(full ? shares.get(month).max(HUNDRED) : shares.get(month)));
      months.add(month > back ? back : back + 1);
    }
    if (!counting.isEmpty()) {
      ratchet.put("scope", "all");
      ArrayNode names = ratchet.putArray("periods");
      counting.forEach(period -> names.add(String.valueOf(period)));
    }
  }

  private static void table(ObjectNode into, List<Row> rows) {
    if (rows.size() <= 1) {
      into.put("price", rows.isEmpty() ? "0" : SscTariff.decimal(rows.getFirst().buy()));
      return;
    }
    ArrayNode tiers = into.putArray("tiers");
    for (int i = 0; i < rows.size(); i++) {
      ObjectNode tier = tiers.addObject();
      if (i < rows.size() - 1) {
        tier.put("upTo", SscTariff.decimal(rows.get(i).max()));
      }
      tier.put("price", SscTariff.decimal(rows.get(i).buy()));
    }
  }
}
