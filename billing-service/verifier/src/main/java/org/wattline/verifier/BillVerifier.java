package org.wattline.verifier;

import static org.wattline.verifier.Json.*;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import tools.jackson.databind.JsonNode;

/**
 * Recomputes every line and tax of a rated bill and says where the bill says otherwise. What a
 * proof measured is measured again from the usage, its prices are looked up in the tariff, its
 * steps and tiers are worked out anew; what a component charges for must be all that was used, and
 * every day on which it applies must be billed once.
 */
public final class BillVerifier {
  private static final Set<String> EVERY_DAY = Set.of("fixed", "energy", "demand", "reactive");

  private final Terms terms;
  private final Readings readings;
  private final JsonNode rated;
  private final Set<Exact> named;
  private final List<String> problems = new ArrayList<>();
  private String place = "bill";

  private BillVerifier(Terms terms, JsonNode usage, JsonNode rated) {
    this.terms = terms;
    this.readings = new Readings(terms, usage);
    this.rated = rated;
    this.named = Proof.named(terms);
  }

  /**
   * What is wrong with a bill; nothing when all of it was found again.
   *
   * @param tariff the tariff as published
   * @param reference base lists in {@code tariffs}; index values in {@code series} and {@code
   *     dated}; {@code events}; {@code knownAt}; in {@code holidays} the dates of each calendar
   * @param usage what was used, as published
   * @param rated the bill with its proofs and what rating was told of the account
   */
  public static List<String> verify(
      JsonNode tariff, JsonNode reference, JsonNode usage, JsonNode rated) {
    Terms terms =
        new Terms(tariff, reference, rated.path("context"), date(rated, "from"), date(rated, "to"));
    BillVerifier verifier = new BillVerifier(terms, usage, rated);
    try {
      verifier.verify();
    } catch (RuntimeException unreadable) {
      verifier.problem("cannot be recomputed: " + unreadable);
    }
    return List.copyOf(verifier.problems);
  }

  private void problem(String what) {
    problems.add(place + " " + what);
  }

  private void verify() {
    for (JsonNode line : rated.path("lines")) {
      place = text(line, "id");
      line.path("evidence").forEach(this::estimates);
    }
    Exact total = Exact.ZERO;
    for (JsonNode line : rated.path("lines")) {
      place = text(line, "id");
      total = total.plus(line(line));
    }
    for (JsonNode tax : rated.path("taxes")) {
      place = text(tax, "id");
      total = total.plus(tax(tax));
    }
    place = "bill";
    everyDayOnce();
    proof(NONE).check("total", total, rated, "total");
  }

  private Proof proof(JsonNode component) {
    return new Proof(terms, readings, rated, component, named, this::problem);
  }

  private void estimates(JsonNode evidence) {
    for (JsonNode each : evidence.path("estimates")) {
      long value = number(each, "value", "").rounded(0, RoundingMode.DOWN).longValue();
      boolean allowed = !terms.tariff().path("missing").asString("refuse").equals("refuse");
      if (!allowed
          || !readings.estimated(
              text(evidence, "channel"), Instant.parse(text(each, "at")), value)) {
        problem("estimates what was read, or must be read: " + each);
      }
    }
  }

  private Exact line(JsonNode line) {
    JsonNode component = terms.components.getOrDefault(text(line, "component"), NONE);
    Proof proof = proof(component);
    Exact unrounded = proof.value(line.path("formula"));
    scratch(line, component, proof)
        .filter(found -> !found.equals(unrounded))
        .ifPresent(found -> problem("comes to " + found + " from scratch, not to " + unrounded));
    if (is(component, "kind", "energy") && !text(line, "id").endsWith("/settlement")) {
      allEnergy(line, component, proof);
    }
    for (JsonNode each : line.path("evidence")) {
      String hash = each.path("count").asInt() + " " + text(each, "hash");
      if (!is(each, "source", "registers")
          && !readings
              .hash(text(each, "channel"), date(each, "from"), date(each, "to"))
              .equals(hash)) {
        problem("rests on intervals that are not those of the usage: " + each);
      }
    }
    if (line.has("quantity")) {
      quantity(line, component, proof);
    }
    taxed(line, component.path("taxCategory").asString("standard"));
    return amount(line, component, unrounded, proof);
  }

  /** The one rounding of a line. */
  private Exact amount(JsonNode line, JsonNode rule, Exact unrounded, Proof proof) {
    JsonNode own = rule.has("rounding") ? rule.path("rounding") : terms.tariff().path("rounding");
    int digits = Currency.getInstance(text(terms.tariff(), "currency")).getDefaultFractionDigits();
    Exact step = number(own, "step", Terms.power(-digits).toString());
    String mode = own.path("mode").asString("half-up");
    proof.check("step", step, line, "step");
    proof.check("amount", rounded(unrounded, step, mode), line, "amount");
    if (!line.path("mode").asString("half-up").equals(mode)) {
      problem("is rounded " + text(line, "mode"));
    }
    return number(line, "amount", "");
  }

  /** What a line must come to, where neither steps nor history decide; nothing where they do. */
  private Optional<Exact> scratch(JsonNode line, JsonNode component, Proof proof) {
    Exact sign = Exact.of(is(component, "direction", "credit") ? -1 : 1);
    return switch (text(component, "kind")) {
      case "fixed" ->
          Optional.of(
              sum(own(line, component)
                      .map(day -> terms.share(component, day).times(fixed(component, day))))
                  .times(sign));
      case "one-off" -> Optional.of(number(component, "amount", ""));
      case "percentage" -> Optional.of(derived(line, component, proof));
      case "bound" ->
          is(component, "per", "year")
              ? Optional.empty()
              : Optional.of(derived(line, component, proof));
      default -> Optional.empty();
    };
  }

  /** The days of a line on which its component applies. */
  private Stream<LocalDate> own(JsonNode line, JsonNode component) {
    return days(date(line, "from"), date(line, "to")).stream()
        .filter(day -> terms.applies(component, day));
  }

  private Exact fixed(JsonNode component, LocalDate day) {
    Exact quantity = terms.quantity(component, day);
    return terms.tiers(component, "", day).isEmpty()
        ? terms.price(component, "", 0, day).orElseThrow().times(quantity)
        : terms.climbed(component, "", day, quantity, Exact.ONE, Exact.ZERO);
  }

  /** A percentage or bound of a cycle, and the line's share of it by days. */
  private Exact derived(JsonNode line, JsonNode component, Proof proof) {
    LocalDate[] cycle = terms.unit("cycle", date(line, "from"));
    boolean byPeriod = is(component, "lines", "period");
    LocalDate first = byPeriod || cycle[0].isBefore(terms.from()) ? terms.from() : cycle[0];
    LocalDate end = byPeriod || cycle[1].isAfter(terms.to()) ? terms.to() : cycle[1];
    List<LocalDate> own =
        days(first, end).stream().filter(d -> terms.applies(component, d)).toList();
    Exact base =
        sum(
            proof.steps.stream()
                .filter(leaf -> is(leaf, "kind", "line"))
                .distinct()
                .map(leaf -> number(leaf, "value", "")));
    Exact amount;
    if (is(component, "kind", "percentage")) {
      amount =
          sum(own.stream().map(d -> base.times(terms.price(component, "", 0, d).orElseThrow())));
      amount = amount.dividedBy(100 * count(first, end));
      amount = component.has("least") ? amount.max(number(component, "least", "")) : amount;
      amount = component.has("most") ? amount.min(number(component, "most", "")) : amount;
    } else {
      Exact limit =
          sum(own.stream().map(d -> terms.share(component, d).times(fixed(component, d))));
      boolean zero = component.path("negativeIsZero").asBoolean(true);
      Exact lacking = limit.minus(zero ? base.max(Exact.ZERO) : base);
      amount =
          is(component, "bound", "minimum") ? lacking.max(Exact.ZERO) : lacking.min(Exact.ZERO);
    }
    long whole = count(own.getFirst(), own.getLast()) + 1;
    return amount.times(Exact.ratio(count(date(line, "from"), date(line, "to")), whole));
  }

  /** The quantity printed is all that was used; or one of the formula, where that is not it. */
  private void quantity(JsonNode line, JsonNode component, Proof proof) {
    Exact says = number(line, "quantity", "");
    boolean plain = is(component, "kind", "energy") && !component.has("netting");
    if (plain && !component.has("quantityRounding")) {
      Exact used =
          sum(
              own(line, component)
                  .map(day -> used(component, day, day.plusDays(1)).times(factor(component, day))));
      proof.check("quantity", used, line, "quantity");
      return;
    }
    Stream<JsonNode> priced =
        proof.steps.stream()
            .filter(step -> is(step, "kind", "product"))
            .filter(step -> step.path("of").valueStream().anyMatch(p -> is(p, "kind", "price")))
            .map(step -> step.path("of").path(0));
    Stream<JsonNode> climbed =
        proof.steps.stream()
            .filter(step -> is(step, "kind", "tiered"))
            .map(step -> step.path("quantity"));
    Stream<JsonNode> rounded =
        proof.steps.stream()
            .filter(step -> is(step, "kind", "rounded"))
            .filter(step -> step.findValues("measure").stream().allMatch(m -> within(m, line)))
            .distinct();
    boolean shared = component.has("tiering") || line.has("taxes");
    boolean netted = component.has("netting") && says.signum() >= 0 && shared;
    Exact most = netted ? used(component, date(line, "from"), date(line, "to")) : Exact.ZERO;
    Exact all = sum(Stream.concat(priced, climbed).map(step -> number(step, "value", "")));
    if (!all.equals(says)
        && !(netted && says.compareTo(most) <= 0)
        && proof.steps.stream().noneMatch(step -> number(step, "value", "").equals(says))
        && !measuredIn(proof).equals(says)
        && !sum(rounded.map(step -> number(step, "value", ""))).equals(says)) {
      problem("has a quantity that nothing comes to: " + says);
    }
  }

  private Exact factor(JsonNode component, LocalDate day) {
    return number(terms.newest(component.path("factors").valueStream(), day), "factor", "1");
  }

  private static boolean within(JsonNode measure, JsonNode line) {
    return text(measure, "from").compareTo(text(line, "from")) >= 0
        && text(measure, "to").compareTo(text(line, "to")) <= 0;
  }

  private static Exact measuredIn(Proof proof) {
    return sum(
        proof.steps.stream()
            .filter(
                leaf -> leaf.has("measure") && !is(leaf.path("measure"), "what", "index-weighted"))
            .distinct()
            .map(leaf -> number(leaf, "value", "")));
  }

  /** All energy of the days that a line measured is in it, whatever its period. */
  private void allEnergy(JsonNode line, JsonNode component, Proof proof) {
    String channel = component.path("channel").asString("import");
    Exact unit = Terms.fromKilo(component);
    Set<List<String>> seen = new HashSet<>();
    Exact found = Exact.ZERO;
    for (JsonNode leaf : proof.steps) {
      JsonNode measure = leaf.path("measure");
      boolean own = is(measure, "channel", channel) && !text(measure, "what").contains("peak");
      if (own
          && !is(measure, "what", "power-factor")
          && within(measure, line)
          && seen.add(
              List.of(
                  text(measure, "from"),
                  text(measure, "period"),
                  measure.path("tier").asString("")))) {
        LocalDate from = date(measure, "from");
        LocalDate to = date(measure, "to");
        found =
            found.plus(
                is(measure, "what", "energy-in-tier")
                    ? number(leaf, "value", "")
                    : readings
                        .energy(
                            channel, from, to, text(measure, "calendar"), text(measure, "period"))
                        .times(unit));
      }
    }
    Exact used = sum(own(line, component).map(day -> used(component, day, day.plusDays(1))));
    if (!used.equals(found)) {
      problem("is for " + found + " and " + used + " were used");
    }
  }

  /** All energy of some days, in the component's unit. */
  private Exact used(JsonNode component, LocalDate from, LocalDate to) {
    String channel = component.path("channel").asString("import");
    return readings.energy(channel, from, to, "", "").times(Terms.fromKilo(component));
  }

  /** Every tax that is on the line is stated at its rate, and its tax line holds the line. */
  private void taxed(JsonNode line, String category) {
    for (JsonNode tax : terms.all("taxes", terms.tariff()).values()) {
      boolean last = is(tax, "onChange", "period-end");
      LocalDate day = last ? date(line, "to").minusDays(1) : date(line, "from");
      String percent = terms.percent(tax, category, day);
      List<JsonNode> shares =
          line.path("taxes").valueStream().filter(s -> is(s, "tax", text(tax, "id"))).toList();
      String says = shares.isEmpty() ? "" : shares.getFirst().path("percent").asString("exempt");
      if (!says.equals(percent)) {
        problem("is under " + text(tax, "id") + " at " + says + " and should be at " + percent);
      }
      for (JsonNode share : shares) {
        boolean held =
            rated
                .path("taxes")
                .valueStream()
                .filter(held(share))
                .anyMatch(t -> t.findValuesAsString("line").contains(text(line, "id")));
        if (!held) {
          problem("is not in the base of " + text(share, "line") + " at its rate");
        }
      }
    }
  }

  /** A tax line that a share names, at the rate that it names. */
  private static Predicate<JsonNode> held(JsonNode share) {
    return tax ->
        is(tax, "id", text(share, "line"))
            && tax.path("percent").asString("").equals(share.path("percent").asString(""));
  }

  private Exact tax(JsonNode line) {
    JsonNode tax = terms.all("taxes", terms.tariff()).getOrDefault(text(line, "tax"), NONE);
    Proof proof = proof(tax);
    Exact amount = proof.value(line.path("formula"));
    List<JsonNode> base = proof.steps.stream().filter(leaf -> is(leaf, "kind", "line")).toList();
    proof.check("base", sum(base.stream().map(leaf -> number(leaf, "value", ""))), line, "base");
    Exact percent = number(line, "percent", "0");
    proof.check(
        "tax",
        number(line, "base", "").times(percent).dividedBy(100),
        line.path("formula"),
        "value");
    return amount(line, tax, amount, proof);
  }

  /** A component is billed on every day on which it applies, and on none twice. */
  private void everyDayOnce() {
    for (Map.Entry<String, JsonNode> each : terms.components.entrySet()) {
      JsonNode component = each.getValue();
      boolean refused =
          rated
              .path("refusals")
              .valueStream()
              .anyMatch(r -> is(r, "component", each.getKey()) || is(r, "component", ""));
      List<JsonNode> lines =
          rated
              .path("lines")
              .valueStream()
              .filter(l -> is(l, "component", each.getKey()))
              .filter(l -> !text(l, "id").endsWith("/settlement"))
              .toList();
      for (LocalDate day : terms.days()) {
        long billed = lines.stream().filter(line -> covers(line, day)).count();
        boolean wanted =
            EVERY_DAY.contains(text(component, "kind")) && terms.applies(component, day);
        if (billed > 1 || wanted && billed < 1 && !refused) {
          problem("bills " + each.getKey() + " " + billed + " times on " + day);
          break;
        }
      }
    }
  }
}
