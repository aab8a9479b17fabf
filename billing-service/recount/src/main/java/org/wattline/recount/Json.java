package org.wattline.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Rounding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads what documents say; a field that is absent has the default of the published schema. */
public final class Json {
  /** What is not there. */
  public static final JsonNode NONE = MissingNode.getInstance();

  private Json() {}

  public static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  public static boolean is(JsonNode node, String field, String value) {
    return text(node, field).equals(value);
  }

  public static Stream<JsonNode> all(JsonNode node, String field) {
    return node.path(field).valueStream();
  }

  /** The first of some things that has a value in a field. */
  public static JsonNode find(Stream<JsonNode> things, String field, String value) {
    return things.filter(each -> is(each, field, value)).findFirst().orElse(NONE);
  }

  public static Exact number(JsonNode node, String field, String otherwise) {
    return Exact.parseTrusted(node.path(field).asString(otherwise));
  }

  public static LocalDateRange range(JsonNode node) {
    return LocalDateRange.parse(text(node, "from") + "/" + text(node, "to"));
  }

  public static Exact sum(Stream<Exact> values) {
    return values.reduce(Exact.ZERO, Exact::plus);
  }

  /** A value rounded by a rule, whose step is another where it names none. */
  public static Exact rounded(Exact value, JsonNode rule, String step) {
    String mode = rule.path("mode").asString("half-up").toUpperCase(Locale.ROOT).replace('-', '_');
    BigDecimal size = number(rule, "step", step).toBigDecimal();
    return Exact.of(new Rounding(size, RoundingMode.valueOf(mode)).round(value));
  }

  /** Whether a list has one of the values; a list that is empty or absent has them all. */
  public static boolean fits(JsonNode list, String... any) {
    return list.isEmpty() || list.valueStream().anyMatch(e -> List.of(any).contains(e.asString()));
  }

  public static boolean covers(JsonNode dated, LocalDate day) {
    String to = dated.path("to").asString("~");
    return text(dated, "from").compareTo(day.toString()) <= 0 && to.compareTo(day.toString()) > 0;
  }
}
