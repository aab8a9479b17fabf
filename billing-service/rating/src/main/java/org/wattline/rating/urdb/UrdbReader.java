package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.wattline.rating.urdb.UrdbNote.Fate;
import org.wattline.rating.urdb.UrdbRate.Charge;
import org.wattline.rating.urdb.UrdbRate.DemandUnit;
import org.wattline.rating.urdb.UrdbRate.GenerationRule;
import org.wattline.rating.urdb.UrdbRate.Limits;
import org.wattline.rating.urdb.UrdbRate.Per;
import org.wattline.rating.urdb.UrdbRate.Scheduled;
import org.wattline.rating.urdb.UrdbRate.Tier;
import tools.jackson.databind.JsonNode;

/** Reads one rate object into a {@link UrdbRate} and says of every field what became of it. */
final class UrdbReader {
  static final int MAX_SCALE = 30;
  private static final int MONTHS = 12;
  private static final int MAX_TEXT = 200;
  private static final List<String> DESCRIPTIVE =
      List.of(
          "uri",
          "eiaid",
          "servicetype",
          "description",
          "source",
          "sourceparent",
          "basicinformationcomments",
          "energycomments",
          "demandcomments",
          "revisions",
          "approved",
          "is_default",
          "supersedes",
          "energytoulabels",
          "demandtoulabels",
          "demandlabels");

  private final UrdbFields fields;
  private final UrdbStructures structures;
  private final UrdbPeaks peaks;
  private final UrdbOptions options;

  private UrdbReader(UrdbFields fields, UrdbOptions options) {
    this.fields = fields;
    this.structures = new UrdbStructures(fields);
    this.peaks = new UrdbPeaks(fields);
    this.options = options;
  }

  /** Reads the rate; what was not asked for is reported. */
  static UrdbRate read(UrdbFields fields, UrdbOptions options) {
    UrdbRate rate = new UrdbReader(fields, options).rate();
    fields.reportTheRest();
    return rate;
  }

  private UrdbRate rate() {
    DESCRIPTIVE.forEach(fields::information);
    String name = shortened(fields.text("name").orElse("URDB rate"));
    String label = shortened(fields.text("label").orElse(name));
    conditions();
    attributes();
    Optional<Scheduled> energy =
        structures.scheduled(
            "energyratestructure", "energyweekdayschedule", "energyweekendschedule", true);
    Optional<Scheduled> demand =
        structures.scheduled(
            "demandratestructure", "demandweekdayschedule", "demandweekendschedule", false);
    List<List<Tier>> flat = structures.tables("flatdemandstructure", false);
    return new UrdbRate(
        label,
        name,
        shortened(fields.text("utility").orElse("")),
        fields.text("sector"),
        date("startdate"),
        date("enddate"),
        fixed(),
        furtherMeters(),
        minimum(Per.MONTH),
        minimum(Per.YEAR),
        energy,
        demand,
        unit("demandrateunit"),
        flat,
        peaks.flatMonths(flat.size()),
        unit("flatdemandunit"),
        coincident(),
        unit("coincidentrateunit"),
        fuel(),
        peaks.window(),
        fields.number("demandreactivepowercharge").filter(n -> n.signum() != 0),
        peaks.ratchet(),
        peaks.lookback(),
        generation(),
        limits());
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** What limits who may have the rate and an engine cannot check from usage. */
  private void conditions() {
    for (String name :
        List.of("voltageminimum", "voltagemaximum", "voltagecategory", "phasewiring")) {
      if (fields.get(name).isPresent()) {
        fields.condition(
            name, "limits who may have the rate; whether the connection fits is for you to check.");
      }
    }
    fields
        .text("country")
        .ifPresent(
            country -> {
              if (country.equalsIgnoreCase("USA")) {
                fields.information("country");
              } else {
                fields.condition(
                    "country",
                    "is not the USA: amounts are read as "
                        + options.currency().getCurrencyCode()
                        + ".");
              }
            });
    for (String name : List.of("peakkwcapacityhistory", "peakkwhusagehistory")) {
      fields
          .number(name)
          .ifPresent(
              months ->
                  fields.condition(
                      name,
                      "says that the limit looks back "
                          + months.toPlainString()
                          + " months; here it is checked on the billed period."));
    }
    fields
        .get("usenetmetering")
        .ifPresent(
            value ->
                fields.note(
                    Fate.INFORMATION,
                    fields.pointer("usenetmetering"),
                    "is the older form of dgrules and is read when that is absent."));
  }

  /** Name and value pairs in free text: prices of options that nobody can compute from here. */
  private void attributes() {
    for (String name : List.of("fixedattrs", "energyattrs", "demandattrs")) {
      Optional<JsonNode> value = fields.get(name);
      if (value.isPresent() && !value.get().isEmpty()) {
        fields.notRepresented(
            name,
            "states options and adjustments in free text, which change no amount here: "
                + shortened(value.get().toString()));
      }
    }
  }

  private Optional<Charge> fixed() {
    Optional<BigDecimal> monthly = fields.number("fixedmonthlycharge");
    Optional<BigDecimal> first = fields.number("fixedchargefirstmeter");
    Optional<Charge> charge =
        first.map(
            amount ->
                new Charge(
                    amount,
                    per("fixedchargeunits", "fixedchargefirstmeter"),
                    fields.pointer("fixedchargefirstmeter")));
    if (charge.isPresent() && monthly.isPresent()) {
      if (charge.get().per() != Per.MONTH || charge.get().amount().compareTo(monthly.get()) != 0) {
        fields.invalid(
            fields.pointer("fixedmonthlycharge"),
            "differs from fixedchargefirstmeter: two fixed charges that cannot both be meant");
      }
      return charge;
    }
    return charge.or(
        () ->
            monthly.map(
                amount -> new Charge(amount, Per.MONTH, fields.pointer("fixedmonthlycharge"))));
  }

  private Optional<BigDecimal> furtherMeters() {
    return fields.number("fixedchargeeaaddl").filter(amount -> amount.signum() != 0);
  }

  private Optional<Charge> minimum(Per per) {
    String older = per == Per.MONTH ? "minmonthlycharge" : "annualmincharge";
    Optional<Charge> from =
        fields
            .number("mincharge")
            .filter(amount -> amount.signum() != 0)
            .map(
                amount ->
                    new Charge(
                        amount, per("minchargeunits", "mincharge"), fields.pointer("mincharge")))
            .filter(charge -> (charge.per() == Per.YEAR) == (per == Per.YEAR));
    Optional<Charge> olderCharge =
        fields
            .number(older)
            .filter(amount -> amount.signum() != 0)
            .map(amount -> new Charge(amount, per, fields.pointer(older)));
    if (from.isPresent()
        && olderCharge.isPresent()
        && (from.get().per() != per
            || from.get().amount().compareTo(olderCharge.get().amount()) != 0)) {
      fields.invalid(
          fields.pointer(older), "differs from mincharge: two minimums that cannot both be meant");
    }
    return from.or(() -> olderCharge);
  }

  private Per per(String unitField, String amountField) {
    Optional<String> unit = fields.text(unitField);
    if (unit.isEmpty()) {
      if (!already(amountField, "is read as money per month")) {
        fields.condition(
            amountField, "has no " + unitField + " beside it: it is read as money per month.");
      }
      return Per.MONTH;
    }
    return switch (unit.get().toLowerCase(Locale.ROOT).replace(" ", "")) {
      case "$/day" -> Per.DAY;
      case "$/month" -> Per.MONTH;
      case "$/year" -> Per.YEAR;
      default -> {
        fields.invalid(fields.pointer(unitField), "is none of $/day, $/month and $/year");
        yield Per.MONTH;
      }
    };
  }

  private boolean already(String name, String part) {
    return fields.noted(fields.pointer(name), part);
  }

  private DemandUnit unit(String name) {
    String fallback = fields.text("demandunits").orElse("kW");
    String text = fields.text(name).orElse(name.startsWith("coincident") ? "kW" : fallback);
    for (DemandUnit unit : DemandUnit.values()) {
      if (unit.text.equalsIgnoreCase(text)) {
        return unit;
      }
    }
    fields.invalid(fields.pointer(name), "is none of kW, hp, kVA and these with 'daily'");
    return DemandUnit.KW;
  }

  private Optional<Scheduled> coincident() {
    List<List<Tier>> periods = structures.tables("coincidentratestructure", false);
    Optional<JsonNode> schedule = fields.get("coincidentrateschedule");
    boolean priced =
        periods.stream().flatMap(List::stream).anyMatch(tier -> tier.price().signum() != 0);
    if (!priced) {
      if (schedule.isPresent() || !periods.isEmpty()) {
        fields.note(
            Fate.INFORMATION,
            fields.pointer(
                periods.isEmpty() ? "coincidentrateschedule" : "coincidentratestructure"),
            "has no price other than 0 and changes no amount.");
      }
      return Optional.empty();
    }
    return structures.scheduled(
        "coincidentratestructure", "coincidentrateschedule", "coincidentrateschedule", false);
  }

  private List<BigDecimal> fuel() {
    List<BigDecimal> months = fields.numbers("fueladjustmentsmonthly", MONTHS);
    return months.stream().allMatch(month -> month.signum() == 0) ? List.of() : months;
  }

  private GenerationRule generation() {
    Optional<String> rule = fields.text("dgrules");
    if (rule.isEmpty()) {
      return fields.get("usenetmetering").map(UrdbReader::truth).orElse(false)
          ? GenerationRule.NET_METERING
          : GenerationRule.NONE;
    }
    return switch (rule.get().toLowerCase(Locale.ROOT)) {
      case "net metering" -> GenerationRule.NET_METERING;
      case "net billing instantaneous" -> GenerationRule.NET_BILLING_INSTANTANEOUS;
      case "net billing hourly" -> GenerationRule.NET_BILLING_HOURLY;
      case "buy all sell all" -> GenerationRule.BUY_ALL_SELL_ALL;
      case "", "none" -> GenerationRule.NONE;
      default -> {
        fields.notRepresented(
            "dgrules", "is a rule for generation that is not known: exports earn nothing here.");
        yield GenerationRule.NONE;
      }
    };
  }

  private static boolean truth(JsonNode value) {
    return value.isBoolean()
        ? value.booleanValue()
        : value.isString() && value.stringValue().equalsIgnoreCase("true");
  }

  private Limits limits() {
    return new Limits(
        fields.number("peakkwcapacitymin").filter(n -> n.signum() > 0),
        fields.number("peakkwcapacitymax").filter(n -> n.signum() > 0),
        fields.number("peakkwhusagemin").filter(n -> n.signum() > 0),
        fields.number("peakkwhusagemax").filter(n -> n.signum() > 0));
  }

  /** Seconds since 1970, ISO text or a wrapped date; read as the local midnight nearest to it. */
  private Optional<LocalDate> date(String name) {
    Optional<JsonNode> value = fields.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    JsonNode node = value.get();
    if (node.isObject() && node.get("$date") != null) {
      node = Objects.requireNonNull(node.get("$date"));
    }
    try {
      if (node.isNumber()) {
        return Optional.of(nearestMidnight(Instant.ofEpochSecond(node.decimalValue().longValue())));
      }
      String text = node.isString() ? node.stringValue().strip() : "";
      return Optional.of(
          text.length() <= 10
              ? LocalDate.parse(text)
              : nearestMidnight(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException | ArithmeticException unreadable) {
      fields.invalid(fields.pointer(name), "is no date");
      return Optional.empty();
    }
  }

  /**
   * URDB stores local midnights of several zones, some as UTC: at most half a day from the date
   * meant.
   */
  private LocalDate nearestMidnight(Instant instant) {
    ZonedDateTime local = instant.atZone(options.zone());
    return local.toLocalTime().isBefore(LocalTime.NOON)
        ? local.toLocalDate()
        : local.toLocalDate().plusDays(1);
  }
}
