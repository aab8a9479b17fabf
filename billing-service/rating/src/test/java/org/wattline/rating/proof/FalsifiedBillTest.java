package org.wattline.rating.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wattline.kernel.Exact;
import org.wattline.rating.Tariff;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.torture.TortureVector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Over the whole torture set: a bill that somebody has falsified with care does not pass. */
class FalsifiedBillTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** A bill with one thing falsified, or nothing where a line has no such thing. */
  private interface Falsified {
    @Nullable ObjectNode of(ObjectNode bill, int line);
  }

  @Test
  void aLineThatIsLeftOutIsFound() {
    everyLine(
        400,
        (bill, line) -> {
          add(bill, amount(lines(bill).get(line)).negated());
          lines(bill).remove(line);
          return bill;
        });
  }

  @Test
  void aLineThatStandsTwiceIsFound() {
    everyLine(
        400,
        (bill, line) -> {
          add(bill, amount(lines(bill).get(line)));
          lines(bill).insert(line, lines(bill).get(line).deepCopy());
          return bill;
        });
  }

  @Test
  void aLineOfOtherDaysIsFound() {
    everyLine(
        400,
        (bill, line) -> {
          ObjectNode own = (ObjectNode) lines(bill).get(line);
          LocalDate to = LocalDate.parse(own.path("to").asString()).plusDays(1);
          own.put("to", to.toString());
          return bill;
        });
  }

  @Test
  void aLineRoundedToAnotherCentIsFound() {
    everyLine(
        400,
        (bill, line) -> {
          ObjectNode own = (ObjectNode) lines(bill).get(line);
          Exact step = Exact.parse(own.path("step").asString());
          own.put("amount", amount(own).plus(step).toString());
          add(bill, step);
          return bill;
        });
  }

  @Test
  void anotherWayOfRoundingIsFound() {
    everyLine(
        400,
        (bill, line) -> {
          ObjectNode own = (ObjectNode) lines(bill).get(line);
          boolean ceiling = own.path("mode").asString("").equals("ceiling");
          own.put("mode", ceiling ? "floor" : "ceiling");
          return bill;
        });
  }

  @Test
  void anotherHashIsFound() {
    everyEvidence(
        150, each -> each.put("hash", each.path("hash").asString().replaceFirst("^.", "x")));
  }

  @Test
  void anotherCountOfIntervalsIsFound() {
    everyEvidence(150, each -> each.put("count", each.path("count").asInt() + 1));
  }

  @Test
  void anotherEstimateIsFound() {
    everyEvidence(
        2,
        each -> {
          if (!(each.path("estimates").path(0) instanceof ObjectNode first)) {
            return null;
          }
          Exact value = Exact.parse(first.path("value").asString());
          first.put("value", value.plus(Exact.ONE).toString());
          return each;
        });
  }

  @Test
  void anEstimateThatIsLeftOutIsFound() {
    everyEvidence(
        2,
        each -> {
          if (each.path("estimates").isEmpty()) {
            return null;
          }
          ((ArrayNode) each.path("estimates")).remove(0);
          return each;
        });
  }

  @Test
  void aTaxThatIsLeftOffALineIsFound() {
    everyLine(
        25,
        (bill, line) -> {
          ObjectNode own = (ObjectNode) lines(bill).get(line);
          return own.path("taxes").isEmpty() ? null : without(bill, own, "taxes");
        });
  }

  @Test
  void aTaxThatIsLeftOffTheBillIsFound() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      for (int tax = 0; tax < rated(vector).path("taxes").size(); tax++) {
        ObjectNode bill = rated(vector);
        ArrayNode taxes = (ArrayNode) bill.path("taxes");
        add(bill, amount(taxes.get(tax)).negated());
        taxes.remove(tax);
        tried++;
        if (problems(vector, bill).isEmpty()) {
          missed.add(vector.id() + " tax " + tax);
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(20);
  }

  @Test
  void anotherPeriodOfAMeasuredQuantityIsFound() {
    everyLeaf(
        "measured",
        60,
        leaf -> {
          ObjectNode measure = (ObjectNode) leaf.path("measure");
          boolean zero = leaf.path("value").asString().equals("0");
          return zero || !measure.has("period") ? null : measure.put("period", "no such period");
        });
  }

  @Test
  void otherDaysOfAMeasuredQuantityAreFound() {
    everyLeaf(
        "measured",
        300,
        leaf -> {
          ObjectNode measure = (ObjectNode) leaf.path("measure");
          LocalDate to = LocalDate.parse(measure.path("to").asString()).plusDays(400);
          return measure.put("to", to.toString());
        });
  }

  @Test
  void aPriceOfAnotherComponentIsFound() {
    everyLeaf("price", 300, leaf -> leaf.put("component", "no-such-component"));
  }

  @Test
  void anotherPeakThatWasCarriedInIsFound() {
    everyLeaf(
        "carried",
        10,
        leaf -> {
          boolean peak = leaf.path("what").asString().equals("peak");
          return peak ? leaf.put("since", "1999-01-01") : null;
        });
  }

  @Test
  void anotherAmountOfEnergyThatIsCarriedOnIsFound() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      ObjectNode bill = rated(vector);
      if (bill.path("carryOver").path("energy").path(0) instanceof ObjectNode first) {
        Exact quantity = Exact.parse(first.path("quantity").asString());
        first.put("quantity", quantity.plus(Exact.ONE).toString());
        tried++;
        if (problems(vector, bill).isEmpty()) {
          missed.add(vector.id());
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isPositive();
  }

  @Test
  void twoFactorsThatAreFalsifiedTogetherAreFound() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      for (int line = 0; line < lines(rated(vector)).size(); line++) {
        ObjectNode bill = rated(vector);
        for (JsonNode product : products(lines(bill).get(line).path("formula"))) {
          ObjectNode one = (ObjectNode) product.path("of").path(0);
          ObjectNode other = (ObjectNode) product.path("of").path(1);
          Exact first = Exact.parse(one.path("value").asString());
          Exact second = Exact.parse(other.path("value").asString());
          if (!first.isZero() && !second.isZero()) {
            one.put("value", first.times(2).toString());
            other.put("value", second.dividedBy(2).toString());
            tried++;
            if (problems(vector, bill).isEmpty()) {
              missed.add(vector.id() + " line " + line);
            }
            one.put("value", first.toString());
            other.put("value", second.toString());
          }
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(200);
  }

  @Test
  void aPriceThatTheTariffDoesNotHaveIsReportedByName() {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      ObjectNode tariff = (ObjectNode) MAPPER.readTree(TariffJson.write(vector.tariff()));
      JsonNode component = tariff.path("components").path(0);
      boolean derived =
          Stream.of("energy", "fixed").noneMatch(component.path("kind").asString()::equals);
      ObjectNode bill = rated(vector);
      boolean billed =
          lines(bill).valueStream().anyMatch(l -> l.path("component").equals(component.path("id")));
      if (derived || !billed || !vector.context().overrides().isEmpty()) {
        continue;
      }
      ArrayNode versions = (ArrayNode) component.path("prices");
      while (versions.size() > 1) {
        versions.remove(1);
      }
      ((ObjectNode) versions.get(0)).put("from", vector.period().to().toString()).remove("to");
      tried++;
      Tariff later = Tariff.read(tariff.toString());
      List<String> problems =
          Verified.problems(later, vector.reference(), vector.usage(), bill.toString());
      if (problems.stream()
          .noneMatch(each -> each.contains("has no price on") || each.contains("not in force"))) {
        missed.add(vector.id() + " " + problems);
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThan(100);
  }

  private static Stream<JsonNode> steps(JsonNode formula) {
    return Stream.concat(
        Stream.of(formula),
        formula.valueStream().filter(JsonNode::isContainer).flatMap(FalsifiedBillTest::steps));
  }

  /** The products of two leaves, of which the one can hide the other. */
  private static List<JsonNode> products(JsonNode formula) {
    return steps(formula)
        .filter(step -> step.path("kind").asString("").equals("product"))
        .filter(step -> step.path("of").size() == 2)
        .filter(step -> step.path("of").valueStream().noneMatch(part -> part.has("of")))
        .filter(step -> step.path("of").valueStream().noneMatch(part -> part.has("parts")))
        .toList();
  }

  private static void everyLine(int least, Falsified falsified) {
    List<String> missed = new ArrayList<>();
    int tried = 0;
    for (TortureVector vector : TortureVector.all()) {
      for (int line = 0; line < lines(rated(vector)).size(); line++) {
        ObjectNode bill = falsified.of(rated(vector), line);
        if (bill != null) {
          tried++;
          if (problems(vector, bill).isEmpty()) {
            missed.add(vector.id() + " line " + line);
          }
        }
      }
    }

    assertThat(missed).isEmpty();
    assertThat(tried).isGreaterThanOrEqualTo(least);
  }

  private static void everyEvidence(int least, Function<ObjectNode, @Nullable ObjectNode> change) {
    everyLine(
        least,
        (bill, line) -> {
          boolean changed = false;
          for (JsonNode each : lines(bill).get(line).path("evidence")) {
            boolean intervals = !each.path("source").asString("").equals("registers");
            changed |= intervals && change.apply((ObjectNode) each) != null;
          }
          return changed ? bill : null;
        });
  }

  private static void everyLeaf(
      String kind, int least, Function<ObjectNode, @Nullable ObjectNode> change) {
    everyLine(
        least,
        (bill, line) -> {
          boolean changed = false;
          for (JsonNode step : steps(lines(bill).get(line).path("formula")).toList()) {
            boolean meant = step.path("kind").asString("").equals(kind);
            changed |= meant && change.apply((ObjectNode) step) != null;
          }
          return changed ? bill : null;
        });
  }

  private static ObjectNode without(ObjectNode bill, ObjectNode owner, String field) {
    owner.remove(field);
    return bill;
  }

  private static ArrayNode lines(ObjectNode bill) {
    return (ArrayNode) bill.path("lines");
  }

  private static Exact amount(JsonNode line) {
    return Exact.parse(line.path("amount").asString());
  }

  private static void add(ObjectNode bill, Exact amount) {
    bill.put("total", Exact.parse(bill.path("total").asString()).plus(amount).toString());
  }

  private static ObjectNode rated(TortureVector vector) {
    return (ObjectNode)
        MAPPER.readTree(
            RatedJson.write(
                Tariff.of(vector.tariff())
                    .resolve(vector.reference(), vector.period())
                    .rate(vector.usage(), vector.context())));
  }

  private static List<String> problems(TortureVector vector, ObjectNode bill) {
    return Verified.problems(
        Tariff.of(vector.tariff()), vector.reference(), vector.usage(), bill.toString());
  }
}
