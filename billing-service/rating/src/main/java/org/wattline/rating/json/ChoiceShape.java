package org.wattline.rating.json;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A sealed interface: an object whose {@code kind} says which of its records it is. */
final class ChoiceShape implements Shape {
  static final String KIND = "kind";

  private final Class<?> type;
  private final Map<String, RecordShape> byKind = new LinkedHashMap<>();
  private final Map<Class<?>, RecordShape> byType = new HashMap<>();

  ChoiceShape(Class<?> type) {
    this.type = type;
  }

  void build(Shapes shapes) {
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      Shape shape = shapes.of(permitted);
      if (shape instanceof ChoiceShape narrower) {
        byKind.putAll(narrower.choices());
      } else {
        RecordShape record = (RecordShape) shape;
        byKind.put(Objects.requireNonNull(record.kind(), permitted.getName()), record);
      }
    }
    byKind.values().forEach(record -> byType.put(record.type(), record));
  }

  Map<String, RecordShape> choices() {
    return byKind;
  }

  String name() {
    return type.getSimpleName();
  }

  Class<?> type() {
    return type;
  }

  @Override
  public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
    if (!node.isObject()) {
      problems.add(pointer, "Expected an object with a kind");
      return null;
    }
    JsonNode kind = node.get(KIND);
    RecordShape shape = kind != null && kind.isString() ? byKind.get(kind.stringValue()) : null;
    if (shape == null) {
      problems.add(
          Problems.at(pointer, KIND), "Expected one of " + String.join(", ", byKind.keySet()));
      return null;
    }
    return shape.read(node, pointer, problems);
  }

  @Override
  public void write(Object value, JsonGenerator to) {
    RecordShape shape = byType.get(value.getClass());
    if (shape == null) {
      throw new IllegalArgumentException(value.getClass() + " is not one of " + type);
    }
    shape.write(value, to);
  }

  @Override
  public ObjectNode schema(ObjectNode definitions) {
    if (!definitions.has(name())) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode();
      definitions.set(name(), schema);
      Doc doc = type.getAnnotation(Doc.class);
      if (doc != null) {
        schema.put("description", doc.value());
      }
      schema.put("type", "object");
      schema.putArray("required").add(KIND);
      ArrayNode choices = schema.putArray("oneOf");
      byKind.values().forEach(shape -> choices.add(shape.schema(definitions)));
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name());
  }

  @Override
  public String described() {
    return "[" + name() + "](#" + Reference.anchor(name()) + ")";
  }
}
