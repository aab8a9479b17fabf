package org.wattline.rating.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists, and maps whose keys are texts. */
final class Collections {
  private Collections() {}

  record ListShape(Shape element) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      if (!node.isArray()) {
        problems.add(pointer, "Expected a list");
        return null;
      }
      List<Object> values = new ArrayList<>(node.size());
      boolean whole = true;
      for (int i = 0; i < node.size(); i++) {
        Object value = element.read(node.get(i), pointer + "/" + i, problems);
        if (value == null) {
          whole = false;
        } else {
          values.add(value);
        }
      }
      return whole ? List.copyOf(values) : null;
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeStartArray();
      for (Object each : (List<?>) value) {
        element.write(each, to);
      }
      to.writeEndArray();
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
      schema.set("items", element.schema(definitions));
      return schema;
    }

    @Override
    public String described() {
      return "list of " + element.described();
    }
  }

  record MapShape(Shape element) implements Shape {
    @Override
    public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
      if (!node.isObject()) {
        problems.add(pointer, "Expected an object");
        return null;
      }
      Map<String, Object> values = new LinkedHashMap<>();
      boolean whole = true;
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        Object value =
            element.read(entry.getValue(), Problems.at(pointer, entry.getKey()), problems);
        if (value == null) {
          whole = false;
        } else {
          values.put(entry.getKey(), value);
        }
      }
      return whole ? java.util.Collections.unmodifiableMap(values) : null;
    }

    @Override
    public void write(Object value, JsonGenerator to) {
      to.writeStartObject();
      ((Map<?, ?>) value)
          .forEach(
              (key, each) -> {
                to.writeName(key.toString());
                element.write(each, to);
              });
      to.writeEndObject();
    }

    @Override
    public ObjectNode schema(ObjectNode definitions) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
      schema.set("additionalProperties", element.schema(definitions));
      return schema;
    }

    @Override
    public String described() {
      return "map of " + element.described();
    }
  }
}
