package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.urdb.UrdbNote.Fate;
import org.wattline.rating.urdb.UrdbRate.Charge;
import org.wattline.rating.urdb.UrdbRate.Limits;
import org.wattline.rating.urdb.UrdbRate.Per;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a tariff document of a rate: fixed charges, minimums and limits; the rest in its two
 * helpers' hands.
 */
final class UrdbTariff {
  /** The first day of prices when nobody names one. */
  static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

  private static final int MAX_REMARKS = 4000;
  private static final int MAX_NAME = 200;
  private static final int MAX_ID = 64;

  private final UrdbRate rate;
  private final UrdbFields fields;
  private final UrdbOptions options;
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final List<String> monthly = new ArrayList<>();

  UrdbTariff(UrdbRate rate, UrdbFields fields, UrdbOptions options) {
    this.rate = rate;
    this.fields = fields;
    this.options = options;
  }

  ObjectNode document() {
    root.put("format", TariffDocument.FORMAT);
    root.put("id", identifier(rate.label()));
    String name = rate.utility().isEmpty() ? rate.name() : rate.utility() + ": " + rate.name();
    root.put("name", name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME));
    String remarks = "Imported from the Utility Rate Database, rate " + rate.label() + ".";
    root.put("remarks", remarks.length() <= MAX_REMARKS ? remarks : "");
    root.put("currency", options.currency().getCurrencyCode());
    root.put("zone", options.zone().getId());
    root.put("basis", "unrounded");
    validity();
    limits();
    root.putObject("calendars");
    root.putArray("components");
    UrdbDemand demand = new UrdbDemand(this, rate, fields, options);
    demand.add();
    new UrdbEnergy(this, rate, fields, options, demand.determinant()).add();
    fixed();
    minimums();
    return root;
  }

  /** Adds a component that monthly minimums count, with its heading. */
  ObjectNode component(String kind, String id, String name, String group) {
    ObjectNode component = components().addObject();
    component.put("kind", kind);
    component.put("id", id);
    component.put("name", name);
    component.put("group", group);
    return component;
  }

  /** Lets the minimums count the component. */
  void countsForMinimum(String id) {
    monthly.add(id);
  }

  private ArrayNode components() {
    return (ArrayNode) root.get("components");
  }

  ObjectNode calendars() {
    return (ObjectNode) root.get("calendars");
  }

  /** Adds the channel of all that is consumed, whoever made it. */
  void load() {
    ObjectNode load = root.putObject("channels").putObject("load");
    load.putArray("plus").add("import").add("generation");
    load.putArray("minus").add("export");
  }

  /** Adds a price version from the tariff's first day on, and answers it. */
  ObjectNode price(ObjectNode component) {
    return component.putArray("prices").addObject().put("from", firstDay().toString());
  }

  private LocalDate firstDay() {
    return options.validFrom().or(rate::validFrom).orElse(ALWAYS);
  }

  static String decimal(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private static String identifier(String label) {
    String id = label.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return id.isEmpty() ? "urdb-rate" : id.substring(0, Math.min(id.length(), MAX_ID));
  }

  private void validity() {
    if (options.validFrom().isPresent()) {
      root.put("from", firstDay().toString());
      for (String name : List.of("startdate", "enddate")) {
        if (fields.has(name)) {
          fields.condition(
              name, "is set aside: the tariff is taken to hold from " + firstDay() + " on.");
        }
      }
      return;
    }
    rate.validFrom()
        .ifPresent(
            from -> {
              root.put("from", from.toString());
              fields.represented("startdate", "is the first day of the tariff, " + from + ".");
            });
    Optional<LocalDate> to = rate.validTo().map(last -> last.plusDays(1));
    if (to.isPresent() && !to.get().isAfter(firstDay())) {
      fields.invalid(fields.pointer("enddate"), "is before the start date");
    } else {
      to.ifPresent(
          end -> {
            root.put("to", end.toString());
            fields.condition(
                "enddate", "is read as the last day of the tariff, " + end.minusDays(1) + ".");
          });
    }
  }

  private void limits() {
    Limits limits = rate.limits();
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    limit(
        all,
        "peak-kw",
        limits.demandMinimumKw(),
        limits.demandMaximumKw(),
        "peakkwcapacitymin",
        "peakkwcapacitymax");
    limit(
        all,
        "cycle-kwh",
        limits.usageMinimumKwh(),
        limits.usageMaximumKwh(),
        "peakkwhusagemin",
        "peakkwhusagemax");
    if (!all.isEmpty()) {
      root.set("limits", all);
    }
    rate.sector()
        .ifPresent(
            sector ->
                fields.condition(
                    "sector",
                    "names the customer class '" + sector + "'; classes are yours to enforce."));
  }

  private void limit(
      ArrayNode all,
      String of,
      Optional<BigDecimal> min,
      Optional<BigDecimal> max,
      String minField,
      String maxField) {
    if (min.isEmpty() && max.isEmpty()) {
      return;
    }
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      fields.invalid(fields.pointer(minField), "is above " + fields.pointer(maxField));
      return;
    }
    if (options.enforceLimits()) {
      ObjectNode limit = all.addObject().put("of", of);
      min.ifPresent(value -> limit.put("min", decimal(value)));
      max.ifPresent(value -> limit.put("max", decimal(value)));
    }
    String what =
        options.enforceLimits()
            ? "limits who may have the rate, and an account outside it is refused."
            : "limits who may have the rate; at your wish it is not enforced.";
    min.ifPresent(value -> fields.note(fate(), fields.pointer(minField), what));
    max.ifPresent(value -> fields.note(fate(), fields.pointer(maxField), what));
  }

  private Fate fate() {
    return options.enforceLimits() ? Fate.REPRESENTED : Fate.CONDITION;
  }

  private void fixed() {
    rate.fixed()
        .filter(charge -> charge.amount().signum() != 0)
        .ifPresent(
            charge -> {
              fixed("fixed", "Fixed charge", charge.amount(), charge.per(), null);
              explain(charge);
            });
    rate.fixedPerFurtherMeter()
        .ifPresent(
            amount -> {
              Per per = rate.fixed().map(Charge::per).orElse(Per.MONTH);
              fixed("further-meters", "Further meters", amount, per, "furtherMeters");
              fields.condition(
                  "fixedchargeeaaddl",
                  "is charged for each further meter: the account needs the attribute"
                      + " 'furtherMeters'.");
            });
  }

  private void fixed(
      String id, String name, BigDecimal amount, Per per, @Nullable String quantity) {
    ObjectNode component = component("fixed", id, name, "service");
    if (amount.signum() < 0) {
      component.put("direction", "credit");
    }
    timed(component, per);
    if (quantity != null) {
      component.put("quantity", quantity);
    }
    price(component).put("price", decimal(amount.abs()));
    countsForMinimum(id);
  }

  private void timed(ObjectNode component, Per per) {
    switch (per) {
      case MONTH -> component.put("per", "month");
      case YEAR -> component.put("per", "year").put("proration", "twelfths");
      case DAY -> {
        component.put("per", "day");
        if (options.dailyFixedCharge() == UrdbOptions.DailyFixedCharge.TWELFTH_OF_YEAR) {
          component.put("proration", "twelfths");
        }
      }
    }
  }

  private void explain(Charge charge) {
    if (charge.per() == Per.DAY) {
      fields.note(
          Fate.CONDITION,
          charge.pointer(),
          options.dailyFixedCharge() == UrdbOptions.DailyFixedCharge.TWELFTH_OF_YEAR
              ? "is money per day and charged as 365/12 days every month."
              : "is money per day and charged for the days of each bill.");
    } else if (!fields.noted(charge.pointer(), "is read as money per month")) {
      fields.note(
          Fate.REPRESENTED,
          charge.pointer(),
          "is charged per "
              + (charge.per() == Per.YEAR ? "year, in twelve equal parts." : "month."));
    }
  }

  private void minimums() {
    if (monthly.isEmpty()
        && (rate.minimumMonthly().isPresent() || rate.minimumYearly().isPresent())) {
      fields.invalid(
          fields.pointer("mincharge"), "is a minimum of a rate that charges nothing else");
      return;
    }
    rate.minimumMonthly()
        .ifPresent(
            charge -> {
              BigDecimal amount = charge.amount();
              if (charge.per() == Per.DAY) {
                amount =
                    amount
                        .multiply(BigDecimal.valueOf(365))
                        .divide(BigDecimal.valueOf(12), 12, RoundingMode.HALF_UP);
              }
              minimum("minimum", "Minimum charge", "month", amount);
              fields.note(
                  charge.per() == Per.DAY ? Fate.CONDITION : Fate.REPRESENTED,
                  charge.pointer(),
                  "is the least that a month's charges come to"
                      + (charge.per() == Per.DAY ? ", as 365/12 days every month." : "."));
            });
    rate.minimumYearly()
        .ifPresent(
            charge -> {
              minimum("annual-minimum", "Annual minimum charge", "year", charge.amount());
              fields.note(
                  Fate.CONDITION,
                  charge.pointer(),
                  "is the least that a year's charges come to; the year is read as January to"
                      + " December and the difference is charged with December.");
            });
  }

  private void minimum(String id, String name, String per, BigDecimal amount) {
    ObjectNode component = component("bound", id, name, "service");
    component.put("bound", "minimum").put("per", per);
    ArrayNode of = component.putArray("of");
    monthly.forEach(of::add);
    price(component).put("price", decimal(amount));
  }
}
