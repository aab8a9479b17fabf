package org.wattline.bench.rating;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wattline.rating.Tariff;

/**
 * A tariff to measure, described by what drives its cost. Its prices are made up.
 *
 * @param periods time-of-use periods of the energy price; 1 for none
 * @param tiers tiers of the energy price; 1 for none
 * @param reading how tiers and periods combine: {@code pro-rata}, {@code chronological} or {@code
 *     per-period}
 * @param window minutes of the demand charge's window; 0 for no demand charge
 * @param ratchet whether the demand charge looks back over eleven months
 * @param network how many further energy components of the network and the state there are
 * @param taxes how many taxes, each also on the ones before
 * @param hourly whether the energy price follows an hourly index, in place of periods and tiers
 * @param variant from 0, moves every price
 */
record TariffShape(
    int periods,
    int tiers,
    String reading,
    int window,
    boolean ratchet,
    int network,
    int taxes,
    boolean hourly,
    int variant) {
  /** The name of the price series of hourly tariffs. */
  static final String INDEX = "day-ahead";

  private static final int[] PERIOD_STARTS = {0, 7, 11, 14, 17, 20, 22, 23};

  /** One energy price and nothing else. */
  static TariffShape flat() {
    return new TariffShape(1, 1, "pro-rata", 0, false, 0, 0, false, 0);
  }

  /** Time of use, tiers, demand with a ratchet, network fees, levies and taxes. */
  static TariffShape full() {
    return new TariffShape(3, 3, "pro-rata", 15, true, 2, 2, false, 0);
  }

  TariffShape withPeriods(int count) {
    return new TariffShape(count, tiers, reading, window, ratchet, network, taxes, hourly, variant);
  }

  TariffShape withTiers(int count, String how) {
    return new TariffShape(periods, count, how, window, ratchet, network, taxes, hourly, variant);
  }

  TariffShape withDemand(int minutes, boolean looksBack) {
    return new TariffShape(
        periods, tiers, reading, minutes, looksBack, network, taxes, hourly, variant);
  }

  TariffShape withNetwork(int components) {
    return new TariffShape(
        periods, tiers, reading, window, ratchet, components, taxes, hourly, variant);
  }

  TariffShape withTaxes(int count) {
    return new TariffShape(
        periods, tiers, reading, window, ratchet, network, count, hourly, variant);
  }

  TariffShape withHourlyPrices() {
    return new TariffShape(1, 1, reading, window, ratchet, network, taxes, true, variant);
  }

  TariffShape withVariant(int number) {
    return new TariffShape(
        periods, tiers, reading, window, ratchet, network, taxes, hourly, number);
  }

  Tariff tariff() {
    return Tariff.read(json());
  }

  /** The document, as a supplier would publish it. */
  String json() {
    List<String> parts = new ArrayList<>();
    parts.add("'format':'wattline-tariff/1','id':'bench-" + variant + "','name':'Bench'");
    parts.add("'currency':'EUR','zone':'Europe/Brussels'");
    parts.add("'calendars':{'tou':" + calendar() + "}");
    if (hourly) {
      parts.add("'indices':{'" + INDEX + "':{'name':'Day-ahead','unit':'mwh'}}");
    }
    parts.add("'taxes':[" + taxList() + "]");
    parts.add("'components':[" + String.join(",", components()) + "]");
    return ("{" + String.join(",", parts) + "}").replace('\'', '"');
  }

  private List<String> components() {
    List<String> all = new ArrayList<>();
    all.add(
        "{'kind':'fixed','id':'standing','name':'Standing charge','per':'month',"
            + "'prices':[{'from':'2020-01-01','price':'4.95'}]}");
    all.add(energy());
    if (window > 0) {
      all.add(
          "{'kind':'demand','id':'peak','name':'Demand','group':'network','window':"
              + window
              + (ratchet ? ",'ratchet':{'percent':['80'],'months':[11]}" : "")
              + ",'prices':[{'from':'2020-01-01','price':'3.64'}]}");
    }
    for (int i = 0; i < network; i++) {
      all.add(
          "{'kind':'energy','id':'network-"
              + i
              + "','name':'Network "
              + i
              + "','group':'network','prices':[{'from':'2020-01-01','price':'"
              + cents(1.7 + 0.31 * i)
              + "'}]}");
    }
    return all;
  }

  private String energy() {
    String head = "{'kind':'energy','id':'supply','name':'Energy'";
    if (hourly) {
      return head
          + ",'prices':[{'from':'2020-01-01','index':{'id':'"
          + INDEX
          + "','factor':'1.05','add':'0.012'}}]}";
    }
    if (periods == 1) {
      return head + tiering() + ",'prices':[{'from':'2020-01-01'," + form(0) + "}]}";
    }
    List<String> forms = new ArrayList<>();
    for (int i = 0; i < periods; i++) {
      forms.add("'p" + i + "':{" + form(i) + "}");
    }
    return head
        + ",'calendar':'tou'"
        + tiering()
        + ",'prices':[{'from':'2020-01-01','periods':{"
        + String.join(",", forms)
        + "}}]}";
  }

  private String tiering() {
    return tiers == 1 ? "" : ",'tiering':{'reading':'" + reading + "'}";
  }

  private String form(int period) {
    if (tiers == 1) {
      return "'price':'" + cents(12 + 1.3 * period) + "'";
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < tiers; i++) {
      String price = "'price':'" + cents(12 + 1.3 * period + 0.9 * i) + "'}";
      all.add((i == tiers - 1 ? "{" : "{'upTo':'" + 400 * (i + 1) / tiers + "',") + price);
    }
    return "'tiers':[" + String.join(",", all) + "]";
  }

  private String calendar() {
    List<String> names = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    int count = Math.max(periods, 2);
    for (int i = 0; i < count; i++) {
      names.add("'p" + i + "'");
      if (i > 0) {
        int to = i + 1 < count ? PERIOD_STARTS[i + 1] : 24;
        rules.add(
            String.format(
                Locale.ROOT,
                "{'period':'p%d','days':['weekday'],'times':['%02d:00-%02d:00']%s}",
                i,
                PERIOD_STARTS[i],
                to,
                i == 2 ? ",'seasons':['winter']" : ""));
      }
    }
    return "{'periods':["
        + String.join(",", names)
        + "],'otherwise':'p0','holidays':{'country':'BE'},'seasons':{'winter':['10-01/03-31']},"
        + "'rules':["
        + String.join(",", rules)
        + "]}";
  }

  private String taxList() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < taxes; i++) {
      all.add(
          "{'id':'tax-"
              + i
              + "','name':'Tax "
              + i
              + "'"
              + (i == 0 ? "" : ",'onTaxes':['tax-" + (i - 1) + "']")
              + ",'rates':[{'from':'2015-01-01','percent':'"
              + (i == 0 ? "5.1127" : "21")
              + "'}]}");
    }
    return String.join(",", all);
  }

  /** A price for each kWh in EUR, of cents. */
  private String cents(double cents) {
    return String.format(Locale.ROOT, "%.6f", (cents + 0.07 * variant) / 100);
  }
}
