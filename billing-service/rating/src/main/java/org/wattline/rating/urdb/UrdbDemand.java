package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.urdb.UrdbRate.DemandUnit;
import org.wattline.rating.urdb.UrdbRate.Lookback;
import org.wattline.rating.urdb.UrdbRate.Scheduled;
import org.wattline.rating.urdb.UrdbRate.Tier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Demand charges: flat, by period, coincident and reactive, with their ratchet. */
final class UrdbDemand {
  /** Watts of a mechanical horsepower: 550 foot-pounds a second. */
  static final BigDecimal HORSEPOWER_KW = new BigDecimal("0.745699872");

  private static final int MONTHS = 12;
  private static final int HOURS = 24;
  private static final int DEFAULT_WINDOW = 15;
  private static final int PRICE_SCALE = 12;
  private static final String FLAT = "demand";
  private static final String BILLING = "billing-demand";

  private final UrdbTariff tariff;
  private final UrdbRate rate;
  private final UrdbFields fields;
  private final UrdbOptions options;
  private @Nullable String determinant;

  UrdbDemand(UrdbTariff tariff, UrdbRate rate, UrdbFields fields, UrdbOptions options) {
    this.tariff = tariff;
    this.rate = rate;
    this.fields = fields;
    this.options = options;
  }

  /** The component whose billed kW thresholds per kW use; null where no threshold does. */
  @Nullable String determinant() {
    return determinant;
  }

  void add() {
    window();
    boolean flat = flat();
    if (flat && !rate.flatDemandUnit().daily()) {
      determinant = FLAT;
    } else if (perKwTiers()) {
      billingDemand();
      determinant = BILLING;
    }
    byPeriod();
    coincident();
    reactive();
  }

  private void window() {
    if (rate.demandWindowMinutes().isPresent()) {
      fields.condition(
          "demandwindow",
          "is the time over which demand is averaged; where the usage has longer intervals their"
              + " mean is taken.");
    }
  }

  private boolean ratcheted() {
    return !rate.ratchetPercentByMonth().isEmpty() || rate.lookback().isPresent();
  }

  private boolean perKwTiers() {
    return rate.energy().stream()
        .flatMap(energy -> energy.periods().stream())
        .flatMap(List::stream)
        .anyMatch(tier -> tier.unit().perKw());
  }

  /** Whether there is a component of the month's peak afterwards. */
  private boolean flat() {
    List<List<Tier>> tables = rate.flatDemand();
    if (tables.isEmpty()) {
      return false;
    }
    ObjectNode component =
        demand(
            FLAT, "Demand charge", rate.flatDemandUnit(), "flatdemandunit", "flatdemandstructure");
    List<Integer> months = rate.flatDemandMonths();
    boolean same = months.stream().distinct().count() == 1;
    if (!same) {
      component.put("calendar", "demand-months");
      ObjectNode calendar = tariff.calendars().putObject("demand-months");
      ArrayNode periods = calendar.putArray("periods");
      IntStream.range(0, tables.size()).forEach(t -> periods.add(period(t)));
      ObjectNode matrix = calendar.putObject("matrix");
      for (String side : List.of("weekday", "weekend")) {
        ArrayNode rows = matrix.putArray(side);
        for (int m = 0; m < MONTHS; m++) {
          ArrayNode row = rows.addArray();
          for (int h = 0; h < HOURS; h++) {
            row.add(months.get(m).intValue());
          }
        }
      }
    }
    ratchet(component, rate.flatDemandUnit(), !same);
    ObjectNode price = tariff.price(component);
    if (same) {
      table(price, tables.get(months.getFirst()), rate.flatDemandUnit());
    } else {
      ObjectNode byPeriod = price.putObject("periods");
      for (int t = 0; t < tables.size(); t++) {
        table(byPeriod.putObject(period(t)), tables.get(t), rate.flatDemandUnit());
      }
    }
    fields.represented("flatdemandstructure", "is charged on the highest demand of each month.");
    if (fields.has("flatdemandmonths")) {
      fields.represented("flatdemandmonths", "chooses the table of each month.");
    }
    return true;
  }

  /** A demand without a price, for thresholds per kW of a rate that charges no month's peak. */
  private void billingDemand() {
    ObjectNode component = demand(BILLING, "Billing demand", DemandUnit.KW, "", "");
    ratchet(component, DemandUnit.KW, false);
    tariff.price(component).put("price", "0");
  }

  private void byPeriod() {
    Optional<Scheduled> demand = rate.demand();
    if (demand.isEmpty()) {
      return;
    }
    ObjectNode component =
        demand(
            "demand-tou",
            "Demand charge by period",
            rate.demandUnit(),
            "demandrateunit",
            "demandratestructure");
    component.put("calendar", "demand-periods");
    schedule("demand-periods", demand.get());
    ratchet(component, rate.demandUnit(), true);
    periods(tariff.price(component), demand.get().periods(), rate.demandUnit());
    if (ratcheted() && demand.get().periods().size() > 1) {
      fields.condition(
          "demandratestructure",
          "has a ratchet, and URDB does not say whose peaks it keeps: each period is charged for its"
              + " own highest demand of the month, and at least for the share of the highest that any"
              + " period had in the months looked back at.");
    }
    fields.represented(
        "demandratestructure", "is charged on the highest demand of each period in each month.");
    for (String name : List.of("demandweekdayschedule", "demandweekendschedule")) {
      if (fields.has(name)) {
        fields.represented(name, "chooses the period of each month and hour.");
      }
    }
  }

  private void coincident() {
    Optional<Scheduled> coincident = rate.coincident();
    if (coincident.isEmpty()) {
      return;
    }
    ObjectNode component =
        demand(
            "demand-coincident",
            "Coincident demand charge",
            rate.coincidentUnit(),
            "coincidentrateunit",
            "coincidentratestructure");
    component.put("events", "coincident-peak");
    List<List<Tier>> periods = coincident.get().periods();
    ObjectNode price = tariff.price(component);
    if (periods.size() == 1) {
      table(price, periods.getFirst(), rate.coincidentUnit());
    } else {
      periods(price, periods, rate.coincidentUnit());
    }
    fields.condition(
        "coincidentratestructure",
        "is charged on the demand at the system's peak: the reference data needs the events"
            + " 'coincident-peak'"
            + (periods.size() == 1
                ? "."
                : ", each in the set " + period(0) + ", " + period(1) + " … of its period."));
    if (fields.has("coincidentrateschedule")) {
      fields.condition(
          "coincidentrateschedule",
          "says when the system's peak can be; the events that you give are what counts.");
    }
  }

  private void reactive() {
    rate.reactiveCharge()
        .ifPresent(
            charge -> {
              ObjectNode component =
                  demand("demand-reactive", "Reactive demand charge", DemandUnit.KW, "", "");
              component.put("channel", "reactive");
              component.put("quantity", "kvar");
              tariff.price(component).put("price", UrdbTariff.decimal(charge));
              fields.condition(
                  "demandreactivepowercharge",
                  "is charged on the highest kvar of the month: the usage needs the channel"
                      + " 'reactive'. A tariff that leaves some kvar free is not told by URDB.");
            });
  }

  private ObjectNode demand(
      String id, String name, DemandUnit unit, String unitField, String structure) {
    ObjectNode component = tariff.component("demand", id, name, "network");
    component.put("window", rate.demandWindowMinutes().orElse(DEFAULT_WINDOW).intValue());
    component.put("coarser", "accept");
    if (unit.apparent()) {
      component.put("quantity", "kva");
      fields.condition(
          unitField, "is kVA: the usage needs the channel 'reactive' beside the active energy.");
    } else if (unit.horsepower()) {
      fields.condition(
          unitField, "is horsepower: one is read as " + HORSEPOWER_KW.toPlainString() + " kW.");
    } else if (fields.has(unitField)) {
      fields.represented(unitField, "is the unit of the demand.");
    }
    if (unit.daily()) {
      component.put("assess", "day");
      fields.condition(
          structure.isEmpty() ? unitField : structure,
          "is charged on the highest demand of every day, added up.");
    }
    tariff.countsForMinimum(id);
    return component;
  }

  private void ratchet(ObjectNode component, DemandUnit unit, boolean periods) {
    if (!ratcheted()) {
      return;
    }
    if (unit.daily()) {
      fields.notRepresented(
          rate.lookback().isPresent() ? "lookbackpercent" : "demandratchetpercentage",
          "looks back at peaks of months, and this demand is assessed by the day.");
      return;
    }
    ObjectNode ratchet = component.putObject("ratchet");
    ArrayNode percent = ratchet.putArray("percent");
    if (rate.lookback().isPresent()) {
      Lookback lookback = rate.lookback().get();
      for (int m = 0; m < MONTHS; m++) {
        boolean counts = lookback.calendarMonths().get(m);
        percent.add(counts ? UrdbTariff.decimal(lookback.share().movePointRight(2)) : "0");
      }
      ratchet.putArray("months").add(lookback.months());
    } else {
      rate.ratchetPercentByMonth()
          .forEach(share -> percent.add(UrdbTariff.decimal(share.movePointRight(2))));
      ratchet.putArray("months").add(MONTHS - 1);
    }
    if (periods) {
      ratchet.put("scope", "all-earlier");
    }
  }

  /** Writes a schedule as a calendar of the tariff. */
  void schedule(String name, Scheduled scheduled) {
    ObjectNode calendar = tariff.calendars().putObject(name);
    ArrayNode periods = calendar.putArray("periods");
    IntStream.range(0, scheduled.periods().size()).forEach(p -> periods.add(period(p)));
    ObjectNode matrix = calendar.putObject("matrix");
    rows(matrix.putArray("weekday"), scheduled.weekday());
    rows(matrix.putArray("weekend"), scheduled.weekend());
  }

  private static void rows(ArrayNode into, List<List<Integer>> months) {
    for (List<Integer> month : months) {
      ArrayNode row = into.addArray();
      month.forEach(hour -> row.add(hour.intValue()));
    }
  }

  /** What a period is called: by its place from 0, as URDB counts. */
  static String period(int place) {
    return "p" + place;
  }

  private void periods(ObjectNode price, List<List<Tier>> periods, DemandUnit unit) {
    ObjectNode byPeriod = price.putObject("periods");
    for (int p = 0; p < periods.size(); p++) {
      table(byPeriod.putObject(period(p)), periods.get(p), unit);
    }
  }

  private void table(ObjectNode into, List<Tier> tiers, DemandUnit unit) {
    if (tiers.size() == 1) {
      into.put("price", UrdbTariff.decimal(perKw(tiers.getFirst().price(), unit)));
      return;
    }
    ArrayNode list = into.putArray("tiers");
    for (int t = 0; t < tiers.size(); t++) {
      ObjectNode tier = list.addObject();
      Optional<BigDecimal> bound = tiers.get(t).bound();
      if (t < tiers.size() - 1 && bound.isPresent()) {
        BigDecimal kw = unit.horsepower() ? bound.get().multiply(HORSEPOWER_KW) : bound.get();
        tier.put("upTo", UrdbTariff.decimal(kw));
      }
      tier.put("price", UrdbTariff.decimal(perKw(tiers.get(t).price(), unit)));
    }
  }

  private static BigDecimal perKw(BigDecimal price, DemandUnit unit) {
    return unit.horsepower()
        ? price.divide(HORSEPOWER_KW, PRICE_SCALE, RoundingMode.HALF_UP)
        : price;
  }
}
