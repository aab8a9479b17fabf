package org.wattline.billing.metering.internal.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wattline.rating.json.InvalidJsonException;

/** What is wrong with a mapping is said with its place and with what would be right. */
@Tag("UC-036")
class MappingJsonTest {
  private static final String TIME = "\"time\":[{\"name\":\"t\",\"pattern\":\"yyyy-MM-dd HH:mm\"}]";
  private static final String VALUES = "\"values\":[{\"name\":\"kwh\",\"unit\":\"kWh\"}]";
  private static final String WIDE =
      "\"wide\":{\"name\":\"q1\",\"labels\":\"elapsed\",\"interval\":\"PT15M\",\"unit\":\"kWh\"}";

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("not JSON", "[1", "/", "not JSON"),
        Arguments.of("no time", "{" + VALUES + "}", "/time", "missing"),
        Arguments.of("neither form", "{" + TIME + "}", "/", "either values or wide"),
        Arguments.of(
            "both forms", "{" + TIME + "," + VALUES + "," + WIDE + "}", "/", "either values"),
        Arguments.of(
            "an unknown field", "{" + TIME + "," + VALUES + ",\"zon\":\"UTC\"}", "/zon", "zone"),
        Arguments.of(
            "an unknown zone",
            "{" + TIME + "," + VALUES + ",\"zone\":\"Europe/Brussel\"}",
            "/zone",
            "Europe/Brussel"),
        Arguments.of(
            "an unknown unit",
            "{" + TIME + ",\"values\":[{\"name\":\"a\",\"unit\":\"kwu\"}]}",
            "/values/0/unit",
            "kWh"),
        Arguments.of(
            "no unit",
            "{" + TIME + ",\"values\":[{\"name\":\"a\"}]}",
            "/values/0",
            "unit, unitCodes or a unitColumn"),
        Arguments.of(
            "an open pattern",
            "{\"time\":[{\"name\":\"t\",\"pattern\":\"yyyy-'x\"}]," + VALUES + "}",
            "/time/0",
            "open quote"),
        Arguments.of(
            "a column without name and position",
            "{\"time\":[{\"pattern\":\"yyyy-MM-dd HH:mm\"}]," + VALUES + "}",
            "/time/0",
            "exactly one of name, names, position"),
        Arguments.of(
            "times without day",
            "{\"time\":[{\"name\":\"t\",\"pattern\":\"HH:mm\"}]," + VALUES + "}",
            "/",
            "no day"),
        Arguments.of(
            "quarter-hours of days",
            "{\"time\":[{\"name\":\"t\",\"pattern\":\"yyyy-MM-dd\"}]," + VALUES + "}",
            "/",
            "only the day"),
        Arguments.of(
            "names without a header",
            "{\"header\":false," + TIME + "," + VALUES + "}",
            "/",
            "by position"),
        Arguments.of(
            "a day that is no whole number of steps",
            "{"
                + TIME
                + ",\"wide\":{\"name\":\"a\",\"labels\":\"elapsed\",\"interval\":\"PT7M\",\"unit\":\"kWh\"}}",
            "/wide",
            "whole number"),
        Arguments.of(
            "labels without a form",
            "{"
                + TIME
                + ",\"wide\":{\"name\":\"a\",\"labels\":\"end\",\"interval\":\"PT15M\",\"unit\":\"kWh\"}}",
            "/wide",
            "pattern"),
        Arguments.of(
            "an interval of nothing",
            "{" + TIME + "," + VALUES + ",\"interval\":\"PT0S\"}",
            "/interval",
            "within a day"),
        Arguments.of(
            "the decimal mark between thousands",
            "{" + TIME + "," + VALUES + ",\"thousands\":\".\"}",
            "/",
            "decimal mark"),
        Arguments.of(
            "a quality column without codes",
            "{" + TIME + "," + VALUES + ",\"quality\":{\"column\":{\"name\":\"q\"}}}",
            "/quality",
            "codes"),
        Arguments.of(
            "an unknown quality",
            "{"
                + TIME
                + ","
                + VALUES
                + ",\"quality\":{\"column\":{\"name\":\"q\"},\"codes\":{\"A\":\"good\"}}}",
            "/quality/codes/A",
            "validated"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void isRefusedWithItsPlaceAndWhatWouldBeRight(
      String what, String json, String pointer, String sentence) {
    assertThatThrownBy(() -> MappingJson.read("m", json))
        .isInstanceOfSatisfying(
            InvalidJsonException.class,
            e ->
                assertThat(e.problems())
                    .anySatisfy(
                        problem -> {
                          assertThat(problem.toString()).startsWith(pointer + ": ");
                          assertThat(problem.sentence()).contains(sentence);
                        }));
  }

  @Test
  void aFileWithoutHeaderIsNeverChosenByItsHeader() {
    String positions =
        "{\"header\":false,\"time\":[{\"position\":1,\"pattern\":\"yyyy-MM-dd HH:mm\"}],"
            + "\"values\":[{\"position\":2,\"unit\":\"kWh\"}]}";

    assertThat(MappingJson.read("m", positions).detect()).isFalse();
    assertThat(MappingJson.read("m", "{" + TIME + "," + VALUES + "}").detect()).isTrue();
    assertThat(MappingJson.read("m", "{\"detect\":false," + TIME + "," + VALUES + "}").detect())
        .isFalse();
  }
}
