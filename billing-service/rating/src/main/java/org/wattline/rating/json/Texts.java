package org.wattline.rating.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shapes that are one JSON value: texts with a meaning, numbers, truth values, enum constants.
 */
final class Texts {
  /**
   * The most digits a decimal may have: prices have 18 at the very most, and arithmetic stays fast.
   */
  static final int MAX_DIGITS = 30;

  private static final int MAX_TEXT = 4000;
  private static final String FRACTION = "-?[0-9]{1,2000}(\\.[0-9]{1,2000})?(/[0-9]{1,2000})?";
  private static final String DECIMAL = "-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,12})?";

  private Texts() {}

  static Map<Class<?>, Shape> basic(boolean fractions) {
    Map<Class<?>, Shape> shapes = new LinkedHashMap<>();
    shapes.put(String.class, new Text("text", "[\\s\\S]{0," + MAX_TEXT + "}", text -> text));
    shapes.put(
        LocalDate.class,
        new Text("date (2025-01-31)", "[0-9]{4}-[0-9]{2}-[0-9]{2}", LocalDate::parse));
    shapes.put(
        Instant.class,
        new Text(
            "instant (2025-01-31T23:00:00Z)",
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                + "(Z|[+-][0-9]{2}:[0-9]{2})",
            text -> java.time.OffsetDateTime.parse(text).toInstant()));
    shapes.put(LocalTime.class, new Text("time (07:30)", "[0-9]{2}:[0-9]{2}", LocalTime::parse));
    shapes.put(
        MonthDay.class,
        new Text(
            "day of the year (06-21)", "[0-9]{2}-[0-9]{2}", text -> MonthDay.parse("--" + text)) {
          @Override
          public void write(Object value, JsonGenerator to) {
            to.writeString(value.toString().substring(2));
          }
        });
    shapes.put(
        ZoneId.class,
        new Text("time zone (Europe/Brussels, UTC, -07:00)", "[A-Za-z0-9_+:/-]{1,50}", ZoneId::of));
    shapes.put(
        Currency.class, new Text("ISO 4217 currency (EUR)", "[A-Z]{3}", Currency::getInstance));
    shapes.put(
        Exact.class,
        fractions
            ? new Text(
                "number (a decimal, or a fraction like 14/29)", FRACTION, Exact::parseTrusted)
            : new DecimalShape());
    shapes.put(Boolean.class, new BooleanShape());
    shapes.put(Integer.class, new IntegerShape());
    return shapes;
  }

  static Shape ofEnum(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    Map<Object, SerializedString> written = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      String name = kebab(((Enum<?>) constant).name());
      constants.put(name, constant);
      written.put(constant, new SerializedString(name));
    }
    return new EnumShape(constants, written);
  }

  static String kebab(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String shown(JsonNode node) {
    String text = node.isString() ? node.stringValue() : node.toString();
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }

  /** A JSON string that a function turns into a value; {@code toString} turns it back. */
  static class Text implements Shape {
    private final String description;
    private final Pattern pattern;
    private final Function<String, Object> parse;

    Text(String description, String pattern, Function<String, Object> parse) {
      this.description = description;
      this.pattern = Pattern.compile(pattern);
      this.parse = parse;
    }

    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      if (node.isString()
          && node.stringValue().length() <= MAX_TEXT
          && pattern.matcher(node.stringValue()).matches()) {
        try {
          return parse.apply(node.stringValue());
        } catch (DateTimeException | IllegalArgumentException invalid) {
          problems.add(
              pointer, shown(node) + " is not a " + description + ": " + invalid.getMessage());
          return null;
        }
      }
      problems.add(
          pointer,
          "Expected "
              + (description.startsWith("ISO") ? "an " : "a ")
              + description
              + ", not "
              + shown(node));
      return null;
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeString(value.toString());
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
      schema.put("description", description);
      return schema.put("pattern", "^(" + pattern.pattern() + ")$");
    }

    @Override
    public String described() {
      return description;
    }
  }

  private static final class DecimalShape implements Shape {
    private final Pattern pattern = Pattern.compile(DECIMAL);

    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      String text = node.isString() ? node.stringValue() : node.isNumber() ? plain(node) : "";
      if (text.length() <= MAX_DIGITS + 2 && pattern.matcher(text).matches()) {
        return Exact.parse(text);
      }
      problems.add(
          pointer,
          "Expected a decimal like \"0.2567\" (at most 18 digits before the point and 12 after), not "
              + shown(node));
      return null;
    }

    /** A JSON number without its useless zeros; empty where it has too many digits. */
    private static String plain(JsonNode node) {
      BigDecimal value = node.decimalValue();
      boolean small = value.precision() <= MAX_DIGITS && Math.abs(value.scale()) <= MAX_DIGITS;
      BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      return small ? shortest.toPlainString() : "";
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeString(value.toString());
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode();
      schema.put("description", described());
      ObjectNode text = schema.putArray("oneOf").addObject();
      text.put("type", "string").put("pattern", "^(" + DECIMAL + ")$");
      ObjectNode number = schema.withArray("oneOf").addObject();
      number.put("type", "number");
      number.put("exclusiveMinimum", -1_000_000_000_000_000_000L);
      number.put("exclusiveMaximum", 1_000_000_000_000_000_000L);
      number.put("multipleOf", new BigDecimal("0.000000000001"));
      return schema;
    }

    @Override
    public String described() {
      return "decimal";
    }
  }

  private static final class BooleanShape implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      if (node.isBoolean()) {
        return node.booleanValue();
      }
      problems.add(pointer, "Expected true or false, not " + shown(node));
      return null;
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeBoolean((Boolean) value);
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      return JsonNodeFactory.instance.objectNode().put("type", "boolean");
    }

    @Override
    public String described() {
      return "true or false";
    }
  }

  private static final class IntegerShape implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      if (node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToInt()) {
        return node.decimalValue().intValueExact();
      }
      problems.add(pointer, "Expected a whole number, not " + shown(node));
      return null;
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeNumber((Integer) value);
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "integer");
      return schema.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
    }

    @Override
    public String described() {
      return "whole number";
    }
  }

  private record EnumShape(Map<String, Object> constants, Map<Object, SerializedString> written)
      implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      Object constant = node.isString() ? constants.get(node.stringValue()) : null;
      if (constant == null) {
        problems.add(
            pointer,
            "Expected one of " + String.join(", ", constants.keySet()) + ", not " + shown(node));
      }
      return constant;
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeString(written.get(value));
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
      constants.keySet().forEach(schema.putArray("enum")::add);
      return schema;
    }

    @Override
    public String described() {
      return String.join(" | ", constants.keySet().stream().map(key -> "`" + key + "`").toList());
    }
  }
}
