package org.wattline.verifier;

import static org.wattline.verifier.Json.*;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out the formula of one line anew: what was measured, priced and carried, and each step. */
final class Proof {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}([./][0-9]{1,15})?");
  private static final Set<String> WHOLE = Set.of("days", "days-of", "count");

  private final Terms terms;
  private final Readings readings;
  private final JsonNode rated;
  private final JsonNode component;
  private final Consumer<String> problem;
  private final Set<Exact> named;

  /** Every step worked out so far, leaves first. */
  final List<JsonNode> steps = new ArrayList<>();

  Proof(
      Terms terms,
      Readings readings,
      JsonNode rated,
      JsonNode component,
      Set<Exact> named,
      Consumer<String> problem) {
    this.terms = terms;
    this.readings = readings;
    this.rated = rated;
    this.component = component;
    this.problem = problem;
    this.named = named;
  }

  /** Every number that tariff, base lists or account give. */
  static Set<Exact> named(Terms terms) {
    Set<Exact> named = new HashSet<>(Set.of(Exact.ZERO, Exact.ONE));
    terms.components.values().forEach(each -> name(each, named));
    name(terms.context(), named);
    name(terms.tariff().path("base"), named);
    name(terms.reference().path("tariffs"), named);
    return named;
  }

  private static void name(JsonNode node, Set<Exact> into) {
    node.forEach(each -> name(each, into));
    String text = node.asString("");
    if (node.isValueNode() && NUMBER.matcher(text).matches()) {
      into.add(Exact.parse(text));
    }
  }

  void check(String what, Exact found, JsonNode node, String field) {
    if (!found.equals(number(node, field, "0"))) {
      problem.accept(what + " is " + text(node, field) + " and comes to " + found);
    }
  }

  /** The value of a formula; each step that says otherwise is a problem. */
  Exact value(JsonNode formula) {
    JsonNode parts = formula.path("of");
    List<Exact> of = parts.isArray() ? parts.valueStream().map(this::value).toList() : List.of();
    Exact value =
        switch (text(formula, "kind")) {
          case "sum" -> sum(of.stream());
          case "product" -> priced(formula, of.stream().reduce(Exact.ONE, Exact::times));
          case "least" -> Collections.min(of);
          case "greatest" -> Collections.max(of);
          case "difference" -> value(formula.path("from")).minus(value(formula.path("less")));
          case "quotient" -> divided(value(formula.path("over")), value(formula.path("by")));
          case "rounded" -> stepped(formula, value(parts));
          case "measured" -> measured(formula.path("measure"), text(formula, "unit"));
          case "price" -> price(formula, terms.from(), terms.to(), false);
          case "tiered" -> tiered(formula);
          case "line" -> amount(formula);
          case "carried" -> carried(formula);
          case "fact" -> fact(formula);
          default -> throw new IllegalArgumentException("no formula is " + formula.path("kind"));
        };
    steps.add(formula);
    check(text(formula, "kind"), value, formula, "value");
    return value;
  }

  /** A quantity is rounded as a component says, an instalment as money. */
  private Exact stepped(JsonNode formula, Exact value) {
    Exact step = number(formula, "step", "");
    String mode = formula.path("mode").asString("half-up");
    if (!is(component, "kind", "instalments")
        && terms.components.values().stream()
            .map(each -> each.path("quantityRounding"))
            .noneMatch(
                rule ->
                    number(rule, "step", "1").equals(step)
                        && rule.path("mode").asString("half-up").equals(mode))) {
      problem.accept("is rounded to " + step + " as nothing says");
    }
    return rounded(value, step, mode);
  }

  private static Exact divided(Exact over, Exact by) {
    return over.isZero() ? over : over.dividedBy(by);
  }

  /** A price that multiplies energy must have been in force on every day of that energy. */
  private Exact priced(JsonNode product, Exact value) {
    Stream<JsonNode> inside = product.findValues("measure").stream();
    List<String> ranges = inside.map(m -> text(m, "from") + text(m, "to")).distinct().toList();
    JsonNode measure = product.findPath("measure");
    for (JsonNode part : product.path("of")) {
      if (is(part, "kind", "price") && ranges.size() == 1 && is(component, "kind", "energy")) {
        price(part, date(measure, "from"), date(measure, "to"), true);
      }
    }
    return value;
  }

  private Exact price(JsonNode leaf, LocalDate from, LocalDate to, boolean always) {
    JsonNode priced = terms.components.getOrDefault(text(leaf, "component"), NONE);
    Exact says = number(leaf, "value", "");
    List<LocalDate> days = days(from, to).stream().filter(d -> terms.applies(priced, d)).toList();
    List<List<LocalDate>> held = always ? days.stream().map(List::of).toList() : List.of(days);
    for (List<LocalDate> any : held) {
      price(priced, text(leaf, "period"), leaf.path("tier").asInt(0), says, any);
    }
    return says;
  }

  /** A price must have been in force on one of some days. */
  private void price(JsonNode priced, String period, int tier, Exact says, List<LocalDate> days) {
    Stream<JsonNode> settled = priced.path("netting").path("settlement").valueStream();
    if (days.stream()
            .noneMatch(
                day -> terms.price(priced, period, tier, day).filter(says::equals).isPresent())
        && settled.noneMatch(each -> number(each, "price", "").equals(says))) {
      problem.accept("has a price that was not in force: " + says + " for " + text(priced, "id"));
    }
  }

  private Exact tiered(JsonNode step) {
    JsonNode priced = terms.components.getOrDefault(text(step, "component"), NONE);
    Exact quantity = value(step.path("quantity"));
    Exact scale = value(step.path("scale"));
    Exact perKw = step.has("perKw") ? value(step.path("perKw")) : Exact.ZERO;
    Exact says = number(step, "value", "");
    String period = text(step, "period");
    List<LocalDate> days = terms.days();
    Predicate<LocalDate> own = day -> is(terms.version(priced, day), "from", text(step, "from"));
    for (LocalDate day : days.stream().anyMatch(own) ? days.stream().filter(own).toList() : days) {
      if (!terms.tiers(priced, period, day).isEmpty()
          && terms.climbed(priced, period, day, quantity, scale, perKw).equals(says)) {
        parts(step, priced, day, scale, perKw);
        return says;
      }
    }
    problem.accept("climbs tiers that were not in force: " + step.path("parts"));
    return says;
  }

  /**
   * What each tier took: its range, its price and its amount; all of them together the quantity.
   */
  private void parts(JsonNode step, JsonNode priced, LocalDate day, Exact scale, Exact perKw) {
    JsonNode tiers = terms.tiers(priced, text(step, "period"), day);
    Exact quantity = Exact.ZERO;
    JsonNode parts = step.path("parts");
    int left = parts.size();
    JsonNode slab = tiers.path(parts.path(left - 1).path("tier").asInt(1) - 1).path("tiers");
    for (JsonNode part : parts) {
      int tier = part.path("tier").asInt(1);
      boolean inner = --left > 0 && !slab.isEmpty();
      JsonNode own = inner ? slab : tiers;
      quantity = quantity.plus(number(part, "quantity", "0"));
      Exact units = number(part, part.has("blocks") ? "blocks" : "quantity", "0");
      Exact amount = units.times(number(part, "price", "0")).plus(number(part, "flat", "0"));
      check("tier " + tier, amount, part, "amount");
      Exact from = Exact.ZERO;
      for (int i = 0; i < tier - 1; i++) {
        from = from.max(Objects.requireNonNull(Terms.end(own.path(i), scale, perKw)));
      }
      Exact end = Terms.end(own.path(tier - 1), scale, perKw);
      check("start of tier " + tier, from, part, "from");
      check("end of tier " + tier, end == null ? Exact.ZERO : end, part, "upTo");
      if (!inner) {
        price(priced, text(step, "period"), tier, number(part, "price", "0"), terms.days());
      }
    }
    check("quantity in tiers", quantity, step.path("quantity"), "value");
  }

  private Exact amount(JsonNode leaf) {
    boolean rounded = leaf.path("rounded").asBoolean(false);
    if (rounded != terms.tariff().path("basis").asString("rounded").equals("rounded")) {
      problem.accept("is computed from the wrong amount of " + text(leaf, "line"));
    }
    return Stream.concat(rated.path("lines").valueStream(), rated.path("taxes").valueStream())
        .filter(line -> is(line, "id", text(leaf, "line")))
        .map(
            line -> number(rounded ? line : line.path("formula"), rounded ? "amount" : "value", ""))
        .findFirst()
        .orElseThrow();
  }

  private Exact fact(JsonNode leaf) {
    Exact says = number(leaf, "value", "");
    String what = text(leaf, "what");
    String name = text(leaf, "name");
    boolean known =
        switch (what) {
          case "attribute" ->
              terms.days().stream()
                  .anyMatch(
                      day ->
                          terms.attribute(name, day).equals(says.toString())
                              || Exact.parse(terms.attribute(name, day)).equals(says));
          case "unit" -> says.equals(Exact.ofScaled(1, 2));
          case "sign" -> says.equals(Exact.of(-1));
          case "percent" ->
              named.contains(says) || is(component, "kind", "percentage") || component.has("rates");
          default ->
              WHOLE.contains(what)
                  ? says.equals(
                      Exact.of(Math.clamp(says.rounded(0, RoundingMode.DOWN).longValue(), 0, 3660)))
                  : named.contains(says) || !name.isEmpty() && scaled(says);
        };
    if (!known) {
      problem.accept("rests on a number that nothing gives: " + leaf);
    }
    return says;
  }

  /** An index price's factor may itself be multiplied by a list or the account. */
  private boolean scaled(Exact says) {
    return named.stream()
        .filter(each -> !each.isZero())
        .anyMatch(each -> named.contains(says.dividedBy(each)));
  }

  private Exact carried(JsonNode leaf) {
    JsonNode opening = terms.context().path("carryOver");
    Exact says = number(leaf, "value", "");
    boolean known =
        switch (text(leaf, "what")) {
          case "peak" ->
              opening
                      .path("peaks")
                      .valueStream()
                      .filter(peak -> is(peak, "from", text(leaf, "since")))
                      .anyMatch(peak -> number(peak, "kw", "").equals(says))
                  || billed(leaf, says);
          default -> true;
        };
    if (!known) {
      problem.accept("rests on something that was never carried: " + leaf);
    }
    return says;
  }

  /** Whether a peak was that of an earlier cycle of this bill. */
  private boolean billed(JsonNode leaf, Exact kw) {
    LocalDate[] cycle = terms.unit("cycle", date(leaf, "since"));
    List<LocalDate> days =
        days(cycle[0], cycle[1]).stream()
            .filter(day -> terms.days().contains(day) && terms.applies(component, day))
            .toList();
    return !days.isEmpty()
        && rated.path("lines").findValues("measure").stream()
            .filter(measure -> text(measure, "what").endsWith("peak"))
            .map(measure -> ((ObjectNode) measure.deepCopy()).put("period", text(leaf, "period")))
            .map(measure -> readings.peak(measure, days.getFirst(), days.getLast().plusDays(1)))
            .anyMatch(peak -> peak.getValue().equals(kw));
  }

  private Exact measured(JsonNode measure, String unit) {
    LocalDate from = date(measure, "from");
    LocalDate to = date(measure, "to");
    String channel = text(measure, "channel");
    Exact power = Terms.power(unit.equals("mwh") ? -3 : 0);
    if (from.isBefore(terms.from()) || to.isAfter(terms.to())) {
      problem.accept("measures days that are not billed: " + measure);
    }
    return switch (text(measure, "what")) {
      case "energy" ->
          readings
              .energy(channel, from, to, text(measure, "calendar"), text(measure, "period"))
              .times(power);
      case "energy-in-tier" ->
          new ChronologicalTiers(terms, readings, component).inTier(measure, from, to);
      case "index-weighted" -> readings.weighted(measure, from, to);
      case "power-factor" -> {
        Exact active = Readings.square(readings.energy(channel, from, to, "", ""));
        Exact reactive =
            Readings.square(readings.energy(text(measure, "reactive"), from, to, "", ""));
        JsonNode rule = component.has("powerFactor") ? component.path("powerFactor") : component;
        Exact both = active.plus(reactive);
        yield both.isZero()
            ? Exact.ONE
            : Readings.root(active.dividedBy(both), rule.path("decimals").asInt(4));
      }
      case "daily-peaks" ->
          sum(
              days(from, to).stream()
                  .map(day -> readings.peak(measure, day, day.plusDays(1)).getValue()));
      default -> {
        Map.Entry<Long, Exact> peak = readings.peak(measure, from, to);
        String at = measure.path("at").asString(Instant.EPOCH.toString());
        if (Instant.parse(at).getEpochSecond() != peak.getKey()) {
          problem.accept("has its peak not at " + at);
        }
        yield peak.getValue();
      }
    };
  }
}
