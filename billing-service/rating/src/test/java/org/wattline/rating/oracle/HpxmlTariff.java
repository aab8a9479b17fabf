package org.wattline.rating.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.urdb.UrdbOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a rate and the options of OpenStudio-HPXML as a tariff of ours. The rate goes through the
 * importer; what HPXML adds to it (panels, hourly prices) is added here.
 *
 * <p>HPXML nets load and panels over a month without a floor, keeps a credit in money, and at the
 * end of the year pays the credit (retail) or drops it and pays for the year's surplus in kWh.
 */
final class HpxmlTariff {
  static final String HOURLY = "hourly";
  private static final String ALWAYS = "2000-01-01";
  private static final String HOURLY_FIELD = "realtimepricing";
  private static final String EXCESS_RATE = "pv_net_metering_annual_excess_sellback_rate";
  private static final String FEED_IN = "pv_feed_in_tariff_rate";
  private static final String DEFAULT_EXCESS_RATE = "0.03";

  private final ObjectNode imported;
  private final List<BigDecimal> hourlyPrices = new ArrayList<>();
  private final String panels;
  private final JsonNode options;

  HpxmlTariff(String rate, String panels, JsonNode options) {
    this.panels = panels;
    this.options = options;
    ObjectNode root = (ObjectNode) Fixtures.parse(rate);
    ObjectNode only = root.has("items") ? (ObjectNode) root.get("items").get(0) : root;
    if (only.has(HOURLY_FIELD)) {
      only.get(HOURLY_FIELD).forEach(price -> hourlyPrices.add(price.decimalValue()));
      only.remove(HOURLY_FIELD);
    }
    this.imported =
        (ObjectNode)
            Fixtures.parse(
                TariffJson.write(
                    UrdbRates.imported(
                        root.toString(),
                        UrdbOptions.strict(ZoneOffset.UTC)
                            .withOmitted(UrdbRates.LOST_BY_PEERS)
                            .withTiers(UrdbOptions.Tiers.PRO_RATA)
                            .withShorterTables(UrdbOptions.ShorterTables.FREE)
                            .withEnforceLimits(false)
                            .withValidFrom(LocalDate.parse(ALWAYS)))));
  }

  List<BigDecimal> hourlyPrices() {
    return hourlyPrices;
  }

  String withoutPanels() {
    return new Writer("load").json();
  }

  String withPanels() {
    boolean feedIn = options.has(FEED_IN);
    Writer writer = new Writer(feedIn ? "load" : "net");
    writer.gridConnection();
    if (feedIn) {
      writer.feedIn(options.get(FEED_IN).stringValue());
    } else {
      writer.netMetering();
    }
    return writer.json();
  }

  /** What is paid for the year's surplus in kWh, as a tariff whose cycle is the year. */
  Optional<String> surplusOfTheYear() {
    if (options.has(FEED_IN) || paysRetail()) {
      return Optional.empty();
    }
    ObjectNode root = imported.deepCopy();
    root.putObject("cycle").put("months", 12);
    ArrayNode components = root.putArray("components");
    ObjectNode credit = components.addObject().put("kind", "energy").put("id", "excess");
    credit.put("name", "excess").put("direction", "credit").put("channel", "panels");
    credit.putObject("netting").put("against", "load");
    String price = options.path(EXCESS_RATE).asString(DEFAULT_EXCESS_RATE);
    credit.putArray("prices").addObject().put("from", ALWAYS).put("price", price);
    return Optional.of(root.toString());
  }

  private boolean paysRetail() {
    return options.path(EXCESS_RATE + "_type").asString("").contains("Retail");
  }

  /** One tariff in the making. */
  private final class Writer {
    private final ObjectNode root = imported.deepCopy();
    private final ArrayNode components = (ArrayNode) root.get("components");
    private final Optional<ObjectNode> monthly = taken("minimum");
    private final Optional<ObjectNode> yearly = taken("annual-minimum");
    private final List<String> counted = new ArrayList<>();

    Writer(String channel) {
      ObjectNode net = root.putObject("channels").putObject("net");
      net.putArray("plus").add("load");
      net.putArray("minus").add("panels");
      if (!hourlyPrices.isEmpty()) {
        root.putObject("indices").putObject(HOURLY).put("name", HOURLY).put("unit", "kwh");
        ObjectNode energy = component("energy", "energy");
        price(energy).putObject("index").put("id", HOURLY);
      }
      components.forEach(
          component -> {
            counted.add(component.get("id").stringValue());
            if (component.get("kind").stringValue().equals("energy")) {
              ((ObjectNode) component).put("channel", channel);
            }
          });
    }

    private Optional<ObjectNode> taken(String id) {
      for (int i = 0; i < components.size(); i++) {
        if (components.get(i).get("id").stringValue().equals(id)) {
          return Optional.of((ObjectNode) components.remove(i));
        }
      }
      return Optional.empty();
    }

    private ObjectNode component(String kind, String id) {
      return components.addObject().put("kind", kind).put("id", id).put("name", id);
    }

    private static ObjectNode price(ObjectNode component) {
      return component.putArray("prices").addObject().put("from", ALWAYS);
    }

    void gridConnection() {
      BigDecimal kilowatts = new BigDecimal(panels.replace("kw", ""));
      String fee = "pv_monthly_grid_connection_fee_dollars";
      BigDecimal amount =
          new BigDecimal(options.path(fee).asString("0"))
              .add(new BigDecimal(options.path(fee + "_per_kw").asString("0")).multiply(kilowatts));
      if (amount.signum() != 0) {
        price(component("fixed", "grid-connection")).put("price", amount.toPlainString());
        counted.add("grid-connection");
      }
    }

    void feedIn(String rate) {
      ObjectNode credit = component("energy", "feed-in");
      credit.put("direction", "credit").put("channel", "panels");
      price(credit).put("price", rate);
    }

    void netMetering() {
      if (yearly.isPresent()) {
        floorOfTheYear();
      } else {
        ObjectNode wallet = component("wallet", "wallet");
        wallet.putArray("earnedBy").add("energy");
        wallet.putArray("spentOn").add("energy");
        wallet.put("trueUpMonth", 12).put("settlement", paysRetail() ? "pay" : "forfeit");
        counted.add("wallet");
      }
    }

    /** With a yearly minimum HPXML settles the energy of the year in one go. */
    private void floorOfTheYear() {
      ObjectNode floor = component("bound", "surplus").put("bound", "minimum").put("per", "year");
      floor.putArray("of").add("energy");
      floor.put("negativeIsZero", false);
      price(floor).put("price", "0");
      counted.add("surplus");
    }

    String json() {
      monthly.ifPresent(bound -> bound(bound, true));
      yearly.ifPresent(bound -> bound(bound, false));
      if (counted.contains("surplus") && paysRetail()) {
        ObjectNode paid = component("percentage", "surplus-paid");
        paid.putArray("of").add("surplus");
        price(paid).put("price", "-100");
      }
      return root.toString();
    }

    private void bound(ObjectNode bound, boolean negativeIsZero) {
      ArrayNode of = bound.putArray("of");
      counted.forEach(of::add);
      bound.put("negativeIsZero", negativeIsZero);
      components.add(bound);
    }
  }
}
