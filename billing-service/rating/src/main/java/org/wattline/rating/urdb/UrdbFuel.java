package org.wattline.rating.urdb;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wattline.rating.urdb.UrdbRate.GenerationRule;
import org.wattline.rating.urdb.UrdbRate.Scheduled;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fuel adjustments: a price of each month on the energy that is charged, netted as that is. */
final class UrdbFuel {
  private static final int MONTHS = 12;
  private static final int HOURS = 24;
  private static final int MAX_PERIODS = 64;

  private final UrdbTariff tariff;
  private final UrdbRate rate;
  private final UrdbFields fields;
  private final List<String> periods = new ArrayList<>();

  UrdbFuel(UrdbTariff tariff, UrdbRate rate, UrdbFields fields) {
    this.tariff = tariff;
    this.rate = rate;
    this.fields = fields;
  }

  void add(GenerationRule rule) {
    boolean netted = rule == GenerationRule.NET_METERING && rate.energy().isPresent();
    if (netted && places(rate.energy().orElseThrow()) > MAX_PERIODS) {
      fields.notRepresented(
          "fueladjustmentsmonthly",
          "is on netted energy of more than " + MAX_PERIODS + " periods and months together.");
      return;
    }
    ObjectNode component = tariff.component("energy", "fuel", "Fuel adjustment", "energy");
    if (rule == GenerationRule.BUY_ALL_SELL_ALL && rate.energy().isPresent()) {
      component.put("channel", "load");
    }
    component.put("calendar", "months");
    if (netted) {
      UrdbEnergy.net(component);
    }
    ObjectNode calendar = tariff.calendars().putObject("months");
    ArrayNode names = calendar.putArray("periods");
    ObjectNode matrix = calendar.putObject("matrix");
    rows(matrix.putArray("weekday"), netted, true);
    rows(matrix.putArray("weekend"), netted, false);
    periods.forEach(names::add);
    ObjectNode prices = tariff.price(component).putObject("periods");
    for (String period : periods) {
      int month = Integer.parseInt(period.substring(1).replaceFirst("-.*", "")) - 1;
      prices.putObject(period).put("price", UrdbTariff.decimal(rate.fuelAdjustments().get(month)));
    }
    tariff.countsForMinimum("fuel");
    fields.represented("fueladjustmentsmonthly", "is added to the energy of each month.");
  }

  private static long places(Scheduled energy) {
    return IntStream.range(0, MONTHS)
        .mapToObj(
            m ->
                Stream.concat(energy.weekday().get(m).stream(), energy.weekend().get(m).stream())
                    .collect(Collectors.toSet()))
        .mapToInt(java.util.Set::size)
        .sum();
  }

  private void rows(ArrayNode into, boolean netted, boolean weekday) {
    for (int m = 0; m < MONTHS; m++) {
      ArrayNode row = into.addArray();
      for (int h = 0; h < HOURS; h++) {
        row.add(place("m" + (m + 1) + (netted ? "-" + energyPeriod(m, h, weekday) : "")));
      }
    }
  }

  private String energyPeriod(int month, int hour, boolean weekday) {
    Scheduled energy = rate.energy().orElseThrow();
    return UrdbDemand.period((weekday ? energy.weekday() : energy.weekend()).get(month).get(hour));
  }

  private int place(String period) {
    if (!periods.contains(period)) {
      periods.add(period);
    }
    return periods.indexOf(period);
  }
}
