package org.wattline.verifier;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.recount.Admission;
import org.wattline.recount.Charges;
import org.wattline.recount.Energies;
import org.wattline.recount.Readings;
import org.wattline.recount.TaxOnTax;
import org.wattline.recount.Terms;
import tools.jackson.databind.JsonNode;

/**
 * Recomputes every line and tax of a rated bill and says where the bill says otherwise. What a line
 * must come to is counted a second time from tariff and usage, without looking at its proof; the
 * proof must lead there by steps that are right and rest on what was measured, priced and carried.
 * Every day on which a component applies must be billed once, and every tax be on what it is on.
 */
public final class BillVerifier {
  private static final Set<String> BY_DAY = Set.of("fixed", "energy", "demand", "reactive");
  private static final Set<String> ON_DAYS = Set.of("one-off", "instalments");

  final Terms terms;
  final Readings readings;
  final JsonNode rated;
  final Map<String, JsonNode> components;
  private final Map<String, Energies> energies = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private String place = "bill";

  private BillVerifier(Terms terms, JsonNode usage, JsonNode rated) {
    this.terms = terms;
    this.readings = new Readings(terms, usage);
    this.rated = rated;
    this.components = terms.every("components");
  }

  /**
   * What is wrong with a bill; nothing when all of it was found again.
   *
   * @param tariff the tariff as published
   * @param reference what it names and does not hold, as {@link Terms} reads it
   * @param usage what was used, as published
   * @param rated the bill with its proofs and what rating was told of the account
   */
  public static List<String> verify(
      JsonNode tariff, JsonNode reference, JsonNode usage, JsonNode rated) {
    Terms terms = new Terms(tariff, reference, rated.path("context"), range(rated));
    BillVerifier bill = new BillVerifier(terms, usage, rated);
    Exact total = Exact.ZERO;
    for (JsonNode each : Stream.concat(all(rated, "lines"), all(rated, "taxes")).toList()) {
      bill.place = text(each, "id");
      bill.tried(each.has("tax") ? () -> bill.tax(each) : () -> bill.line(each));
      total = total.plus(number(each, "amount", ""));
    }
    bill.place = "bill";
    bill.check("total", total, rated);
    bill.components.forEach((id, each) -> bill.tried(() -> bill.component(id, each)));
    Set<String> refused = Set.copyOf(rated.path("refusals").findValuesAsString("component"));
    Admission admission = new Admission(terms, bill.readings);
    bill.tried(() -> admission.problems(refused).forEach(why -> bill.require(false, why)));
    return List.copyOf(bill.problems);
  }

  Energies energies(String id) {
    Energies known = energies.get(id);
    if (known == null) {
      known = new Energies(terms, readings, components.getOrDefault(id, NONE), this::energies);
      energies.put(id, known);
    }
    return known;
  }

  private void tried(Runnable check) {
    try {
      check.run();
    } catch (RuntimeException unreadable) {
      require(false, "cannot be recomputed: " + unreadable);
    }
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(place + " " + otherwise);
    }
  }

  void check(String field, Exact found, JsonNode node) {
    boolean same = found.equals(number(node, field, "0"));
    require(same, field + " is " + text(node, field) + " and comes to " + found);
  }

  private void line(JsonNode line) {
    JsonNode component = components.getOrDefault(text(line, "component"), NONE);
    Charges charges = new Charges(terms, readings, component);
    Proof proof = new Proof(this, component);
    Exact unrounded = proof.value(line.path("formula"));
    Optional<Exact> owed = charges.owed(line, rated.path("lines"));
    Optional<Exact> quantity = charges.quantity(line);
    boolean settlement = text(line, "id").endsWith("/settlement");
    if (is(component, "kind", "energy")) {
      Energies energies = energies(text(component, "id"));
      LocalDateRange days = range(line);
      owed = Optional.ofNullable(energies.amount(days));
      owed = settlement ? Optional.of(energies.settled(days.from())) : owed;
      require(owed.isPresent(), "cannot be priced: " + energies.refusals());
      quantity = Optional.of(energies.quantity(days));
    }
    require(owed.stream().allMatch(unrounded::equals), "comes from scratch to " + owed);
    require(stretch(charges, component, line), "is of other days than a line has");
    if (line.has("quantity")) {
      proof.quantity(line, quantity);
    }
    line.path("evidence").forEach(this::evidence);
    terms.every("taxes").values().forEach(tax -> taxed(line, tax, component));
    rounding(line, component, Exact.ZERO, unrounded);
  }

  /** Intervals are those of the usage; estimates are those that the tariff asks for. */
  private void evidence(JsonNode each) {
    Stream<String> estimates =
        all(each, "estimates").map(e -> text(e, "at") + "=" + text(e, "value"));
    String says = each.path("count").asInt() + " " + text(each, "hash") + " " + estimates.toList();
    require(
        is(each, "source", "registers")
            || readings.evidence(text(each, "channel"), range(each)).equals(says),
        "rests on intervals that are not those of the usage: " + each);
  }

  /** The one rounding of a line or tax, in a sum with what goes before it. */
  private void rounding(JsonNode line, JsonNode owner, Exact before, Exact unrounded) {
    JsonNode rule = terms.rounding(owner);
    check("step", number(rule, "step", terms.cent()), line);
    Exact upTo = rounded(before.plus(unrounded), rule, terms.cent());
    check("amount", upTo.minus(rounded(before, rule, terms.cent())), line);
    String mode = rule.path("mode").asString("half-up");
    require(line.path("mode").asString("half-up").equals(mode), "is rounded another way");
  }

  /** Whether a line has the days of its cycle (or of its whole bill) under the same taxes. */
  private boolean stretch(Charges charges, JsonNode component, JsonNode line) {
    LocalDateRange days = range(line);
    LocalDate last = days.to().minusDays(1);
    String kind = text(component, "kind");
    if (ON_DAYS.contains(kind)) {
      return charges.bills(days.from()) && charges.bills(last);
    }
    String assess = text(component.path("tiering"), "assess");
    boolean uncut = kind.equals("energy") && text(line, "id").endsWith("/settlement");
    boolean whole = is(component, "lines", "period") && !uncut;
    String unit = whole || assess.equals("period") ? "period" : "cycle";
    LocalDateRange all = terms.unit(unit, days.from()).intersection(terms.period()).orElseThrow();
    List<LocalDate> meant = terms.days(component, all);
    if (!BY_DAY.contains(kind)) {
      meant = LocalDateRange.of(meant.getFirst(), meant.getLast().plusDays(1)).dates();
    }
    boolean yearly = assess.equals("year") && !whole;
    long cut = terms.cutsUntil(component, days.from());
    List<LocalDate> same =
        meant.stream()
            .filter(day -> uncut || terms.cutsUntil(component, day) == cut)
            .filter(day -> !yearly || terms.unit("year", day).contains(last))
            .toList();
    return days.equals(LocalDateRange.of(same.getFirst(), same.getLast().plusDays(1)));
  }

  /** A tax that is on a line is stated at its rate, and its tax line holds the line. */
  private void taxed(JsonNode line, JsonNode tax, JsonNode component) {
    String category = component.path("taxCategory").asString("standard");
    boolean last = is(tax, "onChange", "period-end");
    LocalDate day = last ? range(line).to().minusDays(1) : range(line).from();
    String percent = terms.percent(tax, category, day);
    JsonNode share = find(all(line, "taxes"), "tax", text(tax, "id"));
    String says = share.isMissingNode() ? "" : share.path("percent").asString("exempt");
    require(
        says.equals(percent), "is under " + text(tax, "id") + " at " + says + ", not " + percent);
    JsonNode held = find(all(rated, "taxes"), "id", text(share, "line"));
    boolean in = held.findValuesAsString("line").contains(text(line, "id"));
    require(
        percent.isEmpty() || in && is(held, "percent", text(share, "percent")),
        "is not in the base of " + text(share, "line") + " at its rate");
  }

  private void tax(JsonNode line) {
    JsonNode tax = terms.every("taxes").getOrDefault(text(line, "tax"), NONE);
    Proof proof = new Proof(this, tax);
    Exact amount = proof.value(line.path("formula"));
    Map<String, Exact> base = new LinkedHashMap<>();
    proof.leaves("line").forEach(leaf -> base.put(text(leaf, "line"), number(leaf, "value", "")));
    for (String each : base.keySet()) {
      JsonNode on = find(all(rated, "lines"), "id", each);
      JsonNode under = find(all(rated, "taxes"), "id", each);
      boolean listed = fits(tax.path("onTaxes"), text(under, "tax")) && tax.has("onTaxes");
      boolean stated = find(all(on, "taxes"), "tax", text(tax, "id")).isObject();
      require(on.isObject() ? stated : listed, "is on " + each + ", which it is not on");
      TaxOnTax taxes = new TaxOnTax(terms, rated);
      taxes.otherwise(line, under).forEach(id -> require(false, "is not at the rate of " + id));
    }
    check("base", sum(base.values().stream()), line);
    require(proof.leaves("line").count() == base.size(), "is twice on one line");
    Exact percent = number(line, "percent", "0");
    check("value", sum(base.values().stream()).times(percent).dividedBy(100), line.path("formula"));
    boolean together = tax.path("roundTogether").asBoolean(false);
    require(line.path("together").asBoolean(false) == together, "is rounded with other lines");
    Stream<JsonNode> earlier = all(rated, "taxes").takeWhile(each -> !each.equals(line));
    Stream<JsonNode> same =
        earlier.filter(each -> together && each.path("tax").equals(line.path("tax")));
    rounding(line, tax, sum(same.map(each -> number(each.path("formula"), "value", ""))), amount);
  }

  private void component(String id, JsonNode component) {
    Stream<JsonNode> refusals = all(rated, "refusals");
    boolean refused = refusals.anyMatch(r -> is(r, "component", id) || is(r, "component", ""));
    Stream<JsonNode> all = all(rated, "lines").filter(line -> is(line, "component", id));
    Map<Boolean, List<JsonNode>> lines =
        all.collect(Collectors.partitioningBy(l -> text(l, "id").endsWith("/settlement")));
    Charges charges = new Charges(terms, readings, component);
    everyDayOnce(charges, id, lines.getOrDefault(false, List.of()), refused);
    if (!refused) {
      boolean energy = is(component, "kind", "energy");
      Exact owed = energy ? energies(id).paid() : charges.settled(rated.path("lines"));
      Stream<JsonNode> settled = lines.getOrDefault(true, List.of()).stream();
      Exact says = sum(settled.map(line -> number(line.path("formula"), "value", "")));
      require(says.equals(owed), "settles " + says + " of " + id + ", not " + owed);
      carriesOn(id, energy ? energies(id).left() : Map.of());
    }
  }

  /** A component is billed on every day on which it applies, and on none twice. */
  private void everyDayOnce(Charges charges, String id, List<JsonNode> lines, boolean refused) {
    for (LocalDate day : terms.period().dates()) {
      long billed = lines.stream().filter(line -> covers(line, day)).count();
      boolean right = billed <= 1 && (billed == 1 || refused || !charges.bills(day));
      require(right, "bills " + id + " " + billed + " times on " + day);
    }
  }

  /** What a bank of energy is said to hold for later bills is what netting left in it. */
  private void carriesOn(String id, Map<String, Exact> left) {
    Map<String, Exact> says = new TreeMap<>();
    all(rated.path("carryOver"), "energy")
        .filter(each -> is(each, "component", id))
        .forEach(e -> says.merge(text(e, "period"), number(e, "quantity", ""), Exact::plus));
    require(says.equals(left), "carries on " + says + " of " + id + ", not " + left);
  }
}
