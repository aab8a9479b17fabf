package org.wattline.rating.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.torture.TortureVector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and reference page are those of the code, and say what the reader does. */
class PublishedTariffFormatTest {
  private static final Path PAGES = Path.of("../../docs/reference");
  private static final List<String> INTRODUCTION =
      List.of(
          "Every field of a tariff document (`wattline-tariff/1`). The same as a JSON Schema:",
          "[tariff.schema.json](tariff.schema.json). What the words mean and how they work"
              + " together:",
          "[the tariff model](../concepts/tariff-model.md).",
          "",
          "Decimals are texts (`\"0.2567\"`); numbers are read too. A field that is absent has the"
              + " value",
          "given here. Unknown fields are refused. This page is made from the code.");

  /** What no schema of single fields can say; each is a sentence of the reader. */
  private static final Pattern BEYOND_FIELDS =
      Pattern.compile(
          String.join(
              "|",
              "There is no (calendar|index) .*",
              "Channel .* is made of others itself",
              "No .* stands before this one",
              ".* is not a .*: .*",
              "The calendar has no period .*",
              "Another .*",
              "A rule names no .*",
              "'otherwise' names no .*",
              "A period is listed twice",
              "The matrix names .*",
              "A row has .*",
              "The last tier .*",
              "Tier \\d+ .*",
              "A tier that has tiers .*",
              "Tiers within a tier .*",
              "A block must be positive",
              "A rounding step must be positive",
              "A window must divide .*",
              "A demand has a calendar or events, not both",
              "Demand assessed daily .*",
              "A ratchet looks .*",
              ".* has one value, or twelve .*",
              "A cycle has 1, 2, .*",
              "A tariff without a base .*",
              "Volume tiers .*",
              "Tiers within a tier .*",
              "Expected 0 to 1, not .*",
              "Netted energy .*",
              "Component '.*' makes one line .*",
              "A bound .*",
              "This component has a plain price only",
              "Only energy can follow an index",
              "Every band but the last has a limit",
              "Hours are 0 to 23",
              ".*(before|after) .*",
              "A holiday counts .*",
              "nth is .*",
              "weekday is .*",
              "Days after Easter .*",
              "A span of no time.*",
              "A limit needs .*",
              "'attribute' goes with .*"));

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TariffJson.schema());

  @ParameterizedTest
  @ValueSource(strings = {"tariff.schema.json", "tariff.md"})
  void thePublishedPageIsTheOneThatTheCodeMakes(String name) throws IOException {
    String made = name.endsWith(".json") ? TariffJson.schema() : TariffJson.reference(INTRODUCTION);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve(name), made);

    assertThat(PAGES.resolve(name))
        .as("copy billing-service/rating/target/%s to docs/reference/%s", name, name)
        .hasContent(made);
  }

  @Test
  void theSchemaTakesEveryTariffOfTheTortureSet() {
    assertThat(TortureVector.all())
        .allSatisfy(vector -> assertThat(SCHEMA.validate(vector.json().path("tariff"))).isEmpty());
  }

  /**
   * Every field of a third of the set's tariffs is taken away, and put in its place what is not
   * one.
   */
  @Test
  void theReaderRefusesAllThatTheSchemaRefusesAndForAReasonOfItsOwnWhatElse() {
    List<String> disagreements = new ArrayList<>();
    int tried = 0;
    List<TortureVector> all = TortureVector.all();
    for (int i = 0; i < all.size(); i += 3) {
      JsonNode tariff = all.get(i).json().path("tariff");
      List<JsonNode> variants = new ArrayList<>();
      vary(tariff, tariff, "", variants);
      for (JsonNode variant : variants) {
        tried++;
        List<Error> errors = SCHEMA.validate(variant);
        List<JsonProblem> problems = problems(variant);
        boolean agreed =
            errors.isEmpty()
                ? problems.stream().allMatch(PublishedTariffFormatTest::isBeyondFields)
                : !problems.isEmpty();
        if (!agreed && disagreements.size() < 50) {
          disagreements.add(all.get(i).id() + ": schema " + errors + ", reader " + problems);
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(tried).isGreaterThan(10_000);
  }

  private static boolean isBeyondFields(JsonProblem problem) {
    return BEYOND_FIELDS.matcher(problem.sentence()).matches();
  }

  private static List<JsonProblem> problems(JsonNode tariff) {
    try {
      TariffJson.read(tariff.toString());
      return List.of();
    } catch (InvalidJsonException invalid) {
      return invalid.problems();
    }
  }

  private static final List<JsonNode> OTHERS =
      Stream.of(
              "null",
              "true",
              "1",
              "1.0",
              "-1",
              "1.5",
              "0.10000000000000",
              "0.0000000000001",
              "1e17",
              "3000000000",
              "\"\"",
              "\"x\"",
              "\"1.50\"",
              "\"-0.0000000000001\"",
              "\"2025-02-30\"",
              "[]",
              "{}",
              "[1]")
          .map(MAPPER::readTree)
          .toList();

  private static void vary(JsonNode root, JsonNode node, String pointer, List<JsonNode> into) {
    for (int i = 0; node.isArray() && i < Math.min(2, node.size()); i++) {
      vary(root, node.get(i), pointer + "/" + i, into);
      JsonNode copy = root.deepCopy();
      ((ArrayNode) copy.at(pointer)).set(i, OTHERS.get((i + into.size()) % OTHERS.size()));
      into.add(copy);
    }
    if (node.isObject()) {
      JsonNode more = root.deepCopy();
      ((ObjectNode) more.at(pointer)).put("colour", 1);
      into.add(more);
    }
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      JsonNode less = root.deepCopy();
      ((ObjectNode) less.at(pointer)).remove(each.getKey());
      into.add(less);
      for (JsonNode other : OTHERS) {
        JsonNode changed = root.deepCopy();
        ((ObjectNode) changed.at(pointer)).set(each.getKey(), other);
        into.add(changed);
      }
      vary(root, each.getValue(), pointer + "/" + each.getKey(), into);
    }
  }
}
