package org.wattline.console.tariffs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value is found and changed at its place, and nothing else is touched. */
class JsonTextTest {
  private static final String TEXT =
      """
      { "a" : [ 1.50,"two" , {"b/c":null, "d~e" : true} ],
        "é \\" \\u0041": { }, "n": -2e3 }
      """;

  @Test
  void everyValueIsFoundWhereItIsWritten() {
    JsonText text = JsonText.of(TEXT);

    assertThat(written(text, "/a/0")).isEqualTo("1.50");
    assertThat(written(text, "/a/1")).isEqualTo("\"two\"");
    assertThat(written(text, "/a/2")).isEqualTo("{\"b/c\":null, \"d~e\" : true}");
    assertThat(written(text, "/a/2/b~1c")).isEqualTo("null");
    assertThat(written(text, "/a/2/d~0e")).isEqualTo("true");
    assertThat(written(text, "/é \" A")).isEqualTo("{ }");
    assertThat(written(text, "/n")).isEqualTo("-2e3");
    assertThat(written(text, "")).isEqualTo(TEXT.strip());
    assertThat(text.at("/a/3")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"california-tou-tiered", "flanders-dynamic", "flanders-day-night"})
  void everyValueOfTheExamplesIsFound(String name) throws Exception {
    String json = Files.readString(Path.of("../docs/examples/" + name + ".json"));
    JsonText text = JsonText.of(json);

    walk(text, "", JsonMapper.shared().readTree(json));
  }

  /** Also where the text is longer than a parser's buffer. */
  @Test
  void placesAreRightFarIntoALongText() {
    String long_ = "{\"fill\": \"" + "é".repeat(100_000) + "\", \"price\": \"0.10\"}";

    assertThat(JsonText.of(long_).withDecimal("/price", new BigDecimal("0.20")))
        .isEqualTo(long_.replace("0.10", "0.20"));
  }

  private static void walk(JsonText text, String pointer, JsonNode value) {
    assertThat(JsonMapper.shared().readTree(written(text, pointer))).isEqualTo(value);
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        walk(text, JsonText.member(pointer, member.getKey()), member.getValue());
      }
    }
    for (int index = 0; value.isArray() && index < value.size(); index++) {
      walk(text, pointer + "/" + index, value.path(index));
    }
  }

  @Test
  void whatIsMissingIsPlacedInWhatItWouldBeIn() {
    JsonText text = JsonText.of(TEXT);

    assertThat(text.nearest("/a/2/x/y")).isEqualTo(text.at("/a/2").orElseThrow());
    assertThat(text.nearest("/currency")).isEqualTo(text.at("").orElseThrow());
  }

  @Test
  void aNumberIsWrittenAsTheOneBeforeItWithAllItsDigits() {
    assertThat(JsonText.of("{\"a\": \"0.1\"}").withDecimal("/a", new BigDecimal("0.10000000012")))
        .isEqualTo("{\"a\": \"0.10000000012\"}");
    assertThat(JsonText.of("{\"a\":0.1 }").withDecimal("/a", new BigDecimal("1E-9")))
        .isEqualTo("{\"a\":0.000000001 }");
  }

  @Test
  void aMemberIsTakenOutWithItsComma() {
    String text = "{\"a\": 1, \"b\" : 2 , \"c\": 3}";

    assertThat(JsonText.of(text).without("/a")).isEqualTo("{\"b\" : 2 , \"c\": 3}");
    assertThat(JsonText.of(text).without("/b")).isEqualTo("{\"a\": 1, \"c\": 3}");
    assertThat(JsonText.of(text).without("/c")).isEqualTo("{\"a\": 1, \"b\" : 2 }");
    assertThat(JsonText.of("{\"a\": 1}").without("/a")).isEqualTo("{}");
    assertThat(JsonText.of(text).without("/d")).isEqualTo(text);
  }

  @Test
  void anElementIsSetApartAsTheOthersAre() {
    assertThat(JsonText.of("[1]").withElement("", 1, "2")).isEqualTo("[1, 2]");
    assertThat(JsonText.of("[1]").withElement("", 0, "2")).isEqualTo("[2, 1]");
    assertThat(JsonText.of("[\n  1\n]").withElement("", 1, "2")).isEqualTo("[\n  1,\n  2\n]");
    assertThat(JsonText.of("[1 ,\t3]").withElement("", 1, "2")).isEqualTo("[1 ,\t2 ,\t3]");
  }

  @Test
  void whatIsNoJsonIsPlacedWhereReadingStopped() {
    String broken = "{\n  \"a\": 1\n  \"b\": 2}";

    JacksonException stopped =
        catchThrowableOfType(JacksonException.class, () -> JsonText.of(broken));

    JsonText.Place place = JsonText.stopped(broken, stopped);
    assertThat(place).isNotNull();
    assertThat(JsonText.line(broken, place.from())).isEqualTo(3);
  }

  @Test
  void oneNameTwiceIsRefused() {
    assertThat(catchThrowableOfType(JacksonException.class, () -> JsonText.of("{\"a\":1,\"a\":2}")))
        .isNotNull();
  }

  private static String written(JsonText text, String pointer) {
    JsonText.Place place = text.at(pointer).orElseThrow();
    return text.toString().substring(place.from(), place.to());
  }
}
