package org.wattline.verifier;

import static org.wattline.recount.Json.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.recount.Demands;
import org.wattline.recount.Terms;
import tools.jackson.databind.JsonNode;

/** Works out the formula of one line anew: what was measured, priced and carried, and each step. */
final class Proof {
  private static final List<String> PART =
      List.of("tier", "from", "upTo", "quantity", "blocks", "price", "flat", "amount");

  private final BillVerifier bill;
  private final Terms terms;
  private final JsonNode own;
  private final List<JsonNode> steps = new ArrayList<>();
  private final List<Exact> priced = new ArrayList<>();

  Proof(BillVerifier bill, JsonNode own) {
    this.bill = bill;
    this.terms = bill.terms;
    this.own = own;
  }

  /** The steps of a kind that were worked out so far. */
  Stream<JsonNode> leaves(String kind) {
    return steps.stream().filter(step -> is(step, "kind", kind));
  }

  /** The value of a formula; each step that says otherwise is a problem. */
  Exact value(JsonNode step) {
    List<Exact> of = new ArrayList<>();
    if (step.path("of").isArray()) {
      all(step, "of").forEach(part -> of.add(value(part)));
    }
    Exact value =
        switch (text(step, "kind")) {
          case "sum" -> sum(of.stream());
          case "product" -> product(step, of);
          case "least" -> Collections.min(of);
          case "greatest" -> Collections.max(of);
          case "difference" -> value(step.path("from")).minus(value(step.path("less")));
          case "quotient" -> divided(value(step.path("over")), value(step.path("by")));
          case "rounded" -> stepped(step);
          case "measured" -> measured(step.path("measure"), text(step, "unit"));
          case "price" -> price(step, terms.period().dates(), false);
          case "tiered" -> tiered(step);
          case "line" -> amount(step);
          case "carried" -> carried(step);
          case "fact" -> fact(step);
          default -> throw new IllegalArgumentException("no formula is " + step.path("kind"));
        };
    steps.add(step);
    bill.check("value", value, step);
    return value;
  }

  private static Exact divided(Exact over, Exact by) {
    return over.isZero() ? over : over.dividedBy(by);
  }

  /** A quantity is rounded as the component says, an instalment as its amounts. */
  private Exact stepped(JsonNode step) {
    boolean money = is(own, "kind", "instalments");
    JsonNode rule = money ? terms.rounding(own) : own.path("quantityRounding");
    bill.check("step", number(rule, "step", money ? terms.cent() : "1"), step);
    Exact value = value(step.path("of"));
    return rounded(value, rule, money ? terms.cent() : "1");
  }

  /** A price that multiplies energy must have been in force on every day of that energy. */
  private Exact product(JsonNode step, List<Exact> of) {
    List<JsonNode> measures = step.findValues("measure");
    boolean one = measures.stream().map(each -> range(each)).distinct().count() == 1;
    for (JsonNode part : step.path("of")) {
      if (is(part, "kind", "price")) {
        priced.add(of.getFirst());
        boolean its = part.path("component").equals(own.path("id"));
        if (one && its && is(own, "kind", "energy")) {
          price(part, range(measures.getFirst()).dates(), true);
        }
      }
    }
    return of.stream().reduce(Exact.ONE, Exact::times);
  }

  /** A price must have been in force on every one, or else on one, of some days. */
  private Exact price(JsonNode leaf, List<LocalDate> days, boolean every) {
    JsonNode of = bill.components.getOrDefault(text(leaf, "component"), NONE);
    int tier = leaf.path("tier").asInt(0);
    Exact says = number(leaf, "value", "");
    List<LocalDate> on = days.stream().filter(day -> terms.applies(of, day)).toList();
    long held =
        on.stream()
            .filter(d -> says.equals(terms.price(of, text(leaf, "period"), tier, d)))
            .count();
    Stream<JsonNode> settled = all(of.path("netting"), "settlement");
    bill.require(
        held > 0 && (held == on.size() || !every)
            || settled.anyMatch(each -> number(each, "price", "").equals(says)),
        "has a price that was not in force: " + leaf);
    return says;
  }

  /** Tiers that were in force on a day, and each part what its tier takes of the quantity. */
  private Exact tiered(JsonNode step) {
    JsonNode of = bill.components.getOrDefault(text(step, "component"), NONE);
    String period = text(step, "period");
    Exact quantity = value(step.path("quantity"));
    Exact scale = value(step.path("scale"));
    JsonNode by = bill.components.getOrDefault(text(of.path("tiering"), "demand"), own);
    boolean kw = step.has("perKw");
    Exact perKw = kw ? new Proof(bill, by).value(step.path("perKw")) : Exact.ZERO;
    priced.add(quantity);
    List<List<Exact>> parts =
        all(step, "parts")
            .map(part -> PART.stream().map(field -> number(part, field, "0")).toList())
            .toList();
    bill.require(
        terms.period().dates().stream()
            .filter(day -> terms.price(of, period, 1, day) != null)
            .anyMatch(day -> terms.climb(of, period, day, quantity, scale, perKw).equals(parts)),
        "climbs tiers that were not in force: " + step.path("parts"));
    return sum(parts.stream().map(List::getLast));
  }

  private Exact amount(JsonNode leaf) {
    boolean rounded = leaf.path("rounded").asBoolean(false);
    bill.require(
        rounded == terms.tariff().path("basis").asString("rounded").equals("rounded"),
        "is computed from the wrong amount of " + text(leaf, "line"));
    JsonNode line = find(all(bill.rated, "lines"), "id", text(leaf, "line"));
    JsonNode tax = find(all(bill.rated, "taxes"), "id", text(leaf, "line"));
    JsonNode found = line.isMissingNode() ? tax : line;
    return rounded ? number(found, "amount", "") : number(found.path("formula"), "value", "");
  }

  /** An earlier peak was carried in, or is that of an earlier cycle of the bill. */
  private Exact carried(JsonNode leaf) {
    Exact says = number(leaf, "value", "");
    if (is(leaf, "what", "peak")) {
      LocalDate since = LocalDate.parse(text(leaf, "since"));
      Demands demands = new Demands(terms, bill.readings, own);
      List<String> of = leaf.has("period") ? List.of(text(leaf, "period")) : demands.joint();
      Exact known = demands.peaks(of, since.plusDays(1)).get(since);
      bill.require(says.equals(known), "rests on a peak that never was: " + leaf);
    }
    return says;
  }

  /** A number that the component, the tax or the account gives, or that counts. */
  private Exact fact(JsonNode leaf) {
    Exact says = number(leaf, "value", "");
    String name = text(leaf, "name");
    List<LocalDate> days = terms.period().dates();
    boolean known =
        switch (text(leaf, "what")) {
          case "attribute" -> days.stream().anyMatch(day -> same(terms.attribute(name, day), says));
          case "unit" -> says.equals(Exact.ofScaled(1, 2));
          case "sign" -> says.equals(Exact.of(-1));
          case "days", "days-of", "count" -> says.toString().matches("[0-9]{1,4}");
          default ->
              says.isZero()
                  || gives(own, says)
                  || days.stream().anyMatch(day -> says.equals(terms.price(own, "", 0, day)))
                  || days.stream().anyMatch(day -> terms.weights(own, day).contains(says));
        };
    bill.require(known, "rests on a number that nothing gives: " + leaf);
    return says;
  }

  private static boolean same(String text, Exact value) {
    return text.matches("-?[0-9]+([.][0-9]+)?") && Exact.parse(text).equals(value);
  }

  private static boolean gives(JsonNode node, Exact value) {
    return same(node.asString(""), value) || node.valueStream().anyMatch(e -> gives(e, value));
  }

  private Exact energy(JsonNode measure, String unit) {
    String channel = text(measure, "channel");
    String period = text(measure, "period");
    Exact all = bill.readings.energy(channel, range(measure), text(measure, "calendar"), period);
    return unit.equals("mwh") ? all.dividedBy(1000) : all;
  }

  private Exact measured(JsonNode measure, String unit) {
    LocalDateRange days = range(measure);
    String period = text(measure, "period");
    bill.require(terms.period().contains(days), "measures days that are not billed: " + measure);
    return switch (text(measure, "what")) {
      case "energy" -> energy(measure, unit);
      case "energy-in-tier" ->
          bill.energies(text(own, "id")).inTier(days, period, measure.path("tier").asInt(1));
      case "blocks-in-tier" ->
          bill.energies(text(own, "id")).blocksInTier(days, period, measure.path("tier").asInt(1));
      case "index-weighted" -> bill.readings.weighted(own, text(measure, "index"), period, days);
      case "excess-root" -> bill.readings.excess(own, period, days, number(measure, "above", ""));
      case "power-factor" -> bill.readings.powerFactor(own, days);
      case "daily-peaks" -> bill.readings.dailyPeaks(own, period, days);
      default -> {
        Map.Entry<Long, Exact> peak = bill.readings.peak(own, period, days);
        Instant at = Instant.parse(measure.path("at").asString(Instant.EPOCH.toString()));
        bill.require(at.getEpochSecond() == peak.getKey(), "has its peak not at " + at);
        yield peak.getValue();
      }
    };
  }

  /** The quantity printed is all that was used; or one of the formula, where that is not it. */
  void quantity(JsonNode line, Optional<Exact> known) {
    Exact says = number(line, "quantity", "");
    boolean found =
        sum(priced.stream()).equals(says)
            || steps.stream().anyMatch(step -> number(step, "value", "").equals(says));
    boolean right = known.map(says::equals).orElse(found);
    bill.require(right, "has a quantity that nothing comes to: " + says);
  }
}
