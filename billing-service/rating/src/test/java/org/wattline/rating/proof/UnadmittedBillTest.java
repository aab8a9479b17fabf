package org.wattline.rating.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.ContextJson;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.torture.TortureVector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bills that are right in every line and should not have been made are found by the verifier. */
class UnadmittedBillTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TestFactory
  Stream<DynamicTest> aBillOfAnAccountThatMayNotHaveTheTariffIsFound() {
    return refused("applicability", "")
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.id(),
                    () -> {
                      ObjectNode bill =
                          bill(
                              vector,
                              vector.json().path("tariff"),
                              vector.context().withoutLimits());
                      bill.withObject("/context").put("enforceLimits", true);

                      assertThat(problems(vector, bill)).isNotEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aBillByTheListPriceWhereTheAccountsOwnFindsNoPlaceIsFound() {
    return refused("price-changes", "context")
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.id(),
                    () -> {
                      RatingContext context = vector.context().withOverrides(List.of());
                      ObjectNode bill = bill(vector, vector.json().path("tariff"), context);
                      bill.set("context", MAPPER.readTree(ContextJson.write(vector.context())));

                      assertThat(problems(vector, bill)).isNotEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aBillByTheBaseListWhereWhatItChangesIsNotThereIsFound() {
    return refused("price-changes", "reference")
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.id(),
                    () -> {
                      JsonNode plain = vector.json().path("tariff").deepCopy();
                      ObjectNode base = (ObjectNode) plain.path("base");
                      base.remove(List.of("omit", "adjust", "overrides"));
                      JsonNode list = vector.json().at("/reference/tariffs/0");
                      ((ObjectNode) plain).set("currency", list.path("currency"));
                      ObjectNode bill = bill(vector, plain, vector.context());

                      assertThat(bill.path("lines")).isNotEmpty();
                      assertThat(problems(vector, bill)).isNotEmpty();
                    }));
  }

  @Test
  void aTaxOnATaxAtTheRateOfOtherDaysIsFound() {
    TortureVector vector =
        TortureVector.all().stream()
            .filter(each -> each.id().equals("taxes/tax-on-tax-at-the-rates-of-its-lines"))
            .findFirst()
            .orElseThrow();
    ObjectNode bill = bill(vector, vector.json().path("tariff"), vector.context());
    JsonNode taxes = bill.path("taxes");
    String early = taxes.path(0).path("id").asString();
    String late = taxes.path(1).path("id").asString();
    ObjectNode swapped = bill.deepCopy();
    for (int i = 2; i < 4; i++) {
      ObjectNode vat = (ObjectNode) swapped.path("taxes").path(i);
      String formula = vat.path("formula").toString();
      vat.set(
          "formula",
          MAPPER.readTree(
              formula.replace(early, "-").replace(late, early).replace("\"-\"", '"' + late + '"')));
    }

    assertThat(problems(vector, bill)).isEmpty();
    assertThat(problems(vector, swapped)).anyMatch(each -> each.contains("is not at the rate of"));
  }

  /** Vectors of a category that have refusals, and a field. */
  private static Stream<TortureVector> refused(String category, String field) {
    List<TortureVector> all =
        TortureVector.all().stream()
            .filter(each -> each.category().equals(category))
            .filter(each -> !each.expected().path("refused").isEmpty())
            .filter(each -> field.isEmpty() || each.json().has(field))
            .toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    return all.stream();
  }

  private static ObjectNode bill(TortureVector vector, JsonNode tariff, RatingContext context) {
    return (ObjectNode)
        MAPPER.readTree(
            RatedJson.write(
                Tariff.read(tariff.toString())
                    .resolve(vector.reference(), vector.period())
                    .rate(vector.usage(), context)));
  }

  private static List<String> problems(TortureVector vector, ObjectNode bill) {
    return Verified.problems(
        Tariff.of(vector.tariff()), vector.reference(), vector.usage(), bill.toString());
  }
}
