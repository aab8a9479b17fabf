package org.wattline.verifier;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.wattline.kernel.Exact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads what documents say; a field that is absent has the default of the published schema. */
final class Json {
  static final JsonNode NONE = MissingNode.getInstance();

  private Json() {}

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  static LocalDate date(JsonNode node, String field) {
    return LocalDate.parse(text(node, field));
  }

  static Exact number(JsonNode node, String field, String otherwise) {
    return Exact.parseTrusted(node.path(field).asString(otherwise));
  }

  static boolean is(JsonNode node, String field, String value) {
    return text(node, field).equals(value);
  }

  /** How many whole steps a value has. */
  static Exact whole(Exact value, Exact step, RoundingMode mode) {
    return Exact.of(new BigDecimal(value.wholeSteps(step, mode)));
  }

  static Exact rounded(Exact value, Exact step, String mode) {
    RoundingMode way = RoundingMode.valueOf(mode.toUpperCase(Locale.ROOT).replace('-', '_'));
    return whole(value, step, way).times(step);
  }

  static Exact sum(Stream<Exact> values) {
    return values.reduce(Exact.ZERO, Exact::plus);
  }

  static List<LocalDate> days(LocalDate from, LocalDate to) {
    return from.isBefore(to) ? from.datesUntil(to).toList() : List.of();
  }

  static long count(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** Whether a list has one of the values; a list that is empty or absent has them all. */
  static boolean fits(JsonNode list, String... values) {
    return list.isEmpty()
        || list.valueStream().map(JsonNode::asString).anyMatch(List.of(values)::contains);
  }

  static boolean covers(JsonNode dated, LocalDate day) {
    return text(dated, "from").compareTo(day.toString()) <= 0
        && dated.path("to").asString("~").compareTo(day.toString()) > 0;
  }
}
