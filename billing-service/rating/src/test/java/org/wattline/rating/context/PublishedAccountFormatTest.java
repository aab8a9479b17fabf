package org.wattline.rating.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.rating.torture.TortureVector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and page of an account are those of the code, and fit the torture set. */
class PublishedAccountFormatTest {
  private static final Path PAGES = Path.of("../../docs/reference");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ContextJson.schema());
  private static final List<String> INTRODUCTION =
      List.of(
          "What rating is told of one account beside the tariff and the usage: the `context` of a",
          "[torture vector](torture-set.md), and the file of `--account` of",
          "[infra/rate](rate-command.md). The same as a JSON Schema:",
          "[account.schema.json](account.schema.json). Components and prices of an account are"
              + " those of a",
          "[tariff](tariff.md).",
          "",
          "Every field may be absent: `{}` is an account of which nothing is known. Numbers are"
              + " texts,",
          "decimals (`\"2.5\"`) or fractions (`\"14/29\"`). What a bill answers as `carryOver` is"
              + " what the next one",
          "is told as `carryOver`, unchanged. Unknown fields are refused. This page is made from"
              + " the code.");

  @ParameterizedTest
  @ValueSource(strings = {"account.schema.json", "account.md"})
  void thePublishedPageIsTheOneThatTheCodeMakes(String name) throws IOException {
    String made =
        name.endsWith(".json") ? ContextJson.schema() : ContextJson.reference(INTRODUCTION);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve(name), made);

    assertThat(PAGES.resolve(name))
        .as("copy billing-service/rating/target/%s to docs/reference/%s", name, name)
        .hasContent(made);
  }

  @Test
  void theSchemaTakesEveryContextOfTheTortureSetAndNoFieldThatIsUnknown() {
    List<JsonNode> contexts =
        TortureVector.all().stream()
            .map(vector -> vector.json().path("context"))
            .filter(JsonNode::isObject)
            .toList();

    assertThat(contexts)
        .hasSizeGreaterThan(50)
        .allSatisfy(context -> assertThat(SCHEMA.validate(context)).isEmpty());
    assertThat(SCHEMA.validate(MAPPER.readTree("{\"colour\": 1}"))).isNotEmpty();
    assertThat(SCHEMA.validate(MAPPER.readTree("{\"attributes\": {\"kw\": 3}}"))).isNotEmpty();
  }
}
