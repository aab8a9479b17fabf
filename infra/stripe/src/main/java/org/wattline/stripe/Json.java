package org.wattline.stripe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes and reads JSON. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** An object of names and values, in turn. */
  static ObjectNode object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return MAPPER.valueToTree(map);
  }

  /** A list as Stripe answers it. */
  static ObjectNode list(String url, List<? extends JsonNode> data, boolean more) {
    return object("object", "list", "data", data, "has_more", more, "url", url);
  }

  static ObjectNode parse(String text) {
    return (ObjectNode) MAPPER.readTree(text);
  }

  /** A field's text, or null. */
  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  /** A field's text, which must be there. */
  static String need(JsonNode object, String field) {
    String text = text(object, field);
    if (text == null) {
      throw new IllegalStateException(field + " is missing in " + object);
    }
    return text;
  }
}
