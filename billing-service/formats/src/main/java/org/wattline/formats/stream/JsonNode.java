package org.wattline.formats.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small piece of JSON: what a reader asks of it is empty rather than absent. */
public final class JsonNode {

  private static final JsonNode NOTHING = new JsonNode(null, null, null);

  private final @Nullable Map<String, JsonNode> fields;
  private final @Nullable List<JsonNode> items;
  private final @Nullable String scalar;

  private JsonNode(
      @Nullable Map<String, JsonNode> fields,
      @Nullable List<JsonNode> items,
      @Nullable String scalar) {
    this.fields = fields;
    this.items = items;
    this.scalar = scalar;
  }

  static JsonNode object() {
    return new JsonNode(new LinkedHashMap<>(), null, null);
  }

  static JsonNode array() {
    return new JsonNode(null, new ArrayList<>(), null);
  }

  static JsonNode scalar(@Nullable String text) {
    return text == null ? NOTHING : new JsonNode(null, null, text);
  }

  void put(String name, JsonNode value) {
    if (fields != null) {
      fields.put(name, value);
    }
  }

  void add(JsonNode value) {
    if (items != null) {
      items.add(value);
    }
  }

  /** A field of an object; nothing where it has none. */
  public JsonNode get(String name) {
    JsonNode value = fields == null ? null : fields.get(name);
    return value == null ? NOTHING : value;
  }

  /** Whether an object has a field, be it null. */
  public boolean has(String name) {
    return fields != null && fields.containsKey(name);
  }

  /** The fields of an object. */
  public Map<String, JsonNode> fields() {
    return fields == null ? Map.of() : Collections.unmodifiableMap(fields);
  }

  /** The items of an array. */
  public List<JsonNode> items() {
    return items == null ? List.of() : Collections.unmodifiableList(items);
  }

  /** A scalar's text, numbers as written; empty for null and for what is no scalar. */
  public String text() {
    return scalar == null ? "" : scalar;
  }

  /** The text of a field. */
  public String text(String name) {
    return get(name).text();
  }

  /** True for null, and for what is not there. */
  public boolean isNothing() {
    return this == NOTHING;
  }
}
