package org.wattline.rating.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record: an object with the record's fields and no others. */
final class RecordShape implements Shape {
  private static final SerializedString KIND = new SerializedString(ChoiceShape.KIND);

  private final Class<?> type;
  private final @Nullable String kind;
  private final List<RecordField> fields = new ArrayList<>();
  private @Nullable MethodHandle constructor;

  RecordShape(Class<?> type) {
    this.type = type;
    Kind declared = type.getAnnotation(Kind.class);
    this.kind = declared == null ? null : declared.value();
  }

  void build(Shapes shapes) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var lookup = Shapes.lookup(type);
      for (RecordComponent component : components) {
        fields.add(new RecordField(component, shapes, lookup.unreflect(component.getAccessor())));
      }
      constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types));
    } catch (NoSuchMethodException | IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  Class<?> type() {
    return type;
  }

  @Nullable String kind() {
    return kind;
  }

  String name() {
    return type.getSimpleName();
  }

  String doc() {
    Doc doc = type.getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  List<String> exactlyOne() {
    ExactlyOne rule = type.getAnnotation(ExactlyOne.class);
    return rule == null ? List.of() : List.of(rule.value());
  }

  /** The fields of the object, those of flattened records among them. */
  List<RecordField> visibleFields() {
    return fields.stream()
        .flatMap(
            field ->
                field.isFlat()
                    ? ((RecordShape) field.shape()).visibleFields().stream()
                    : Stream.of(field))
        .toList();
  }

  @Override
  public @Nullable Object read(JsonNode node, String pointer, Problems problems) {
    if (!node.isObject()) {
      problems.add(pointer, "Expected an object with the fields of a " + name());
      return null;
    }
    Set<String> allowed = new HashSet<>();
    visibleFields().forEach(field -> allowed.add(field.name()));
    if (kind != null) {
      allowed.add(ChoiceShape.KIND);
    }
    boolean known = true;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        known = false;
        problems.add(
            Problems.at(pointer, entry.getKey()),
            "There is no such field; a "
                + name()
                + " has "
                + String.join(", ", new java.util.TreeSet<>(allowed)));
      }
    }
    Object value = readFields(node, pointer, problems);
    return known ? value : null;
  }

  private @Nullable Object readFields(JsonNode node, String pointer, Problems problems) {
    @Nullable Object[] values = new Object[fields.size()];
    boolean whole = true;
    List<String> choice = exactlyOne();
    if (!choice.isEmpty()) {
      List<String> present = choice.stream().filter(node::has).toList();
      if (present.size() != 1) {
        whole = false;
        problems.add(
            pointer,
            "Expected exactly one of "
                + String.join(", ", choice)
                + (present.isEmpty() ? ", found none" : ", found " + String.join(", ", present)));
      }
    }
    for (int i = 0; i < values.length; i++) {
      RecordField field = fields.get(i);
      if (field.isFlat()) {
        values[i] = ((RecordShape) field.shape()).readFields(node, pointer, problems);
        whole &= values[i] != null;
        continue;
      }
      JsonNode json = node.get(field.name());
      if (json == null) {
        values[i] = field.absentValue();
        if (field.isRequired()) {
          whole = false;
          problems.add(Problems.at(pointer, field.name()), "This field is missing: " + field.doc());
        }
      } else {
        values[i] = field.read(json, Problems.at(pointer, field.name()), problems);
        whole &= values[i] != null;
      }
    }
    return whole ? construct(values, pointer, problems) : null;
  }

  private @Nullable Object construct(@Nullable Object[] values, String pointer, Problems problems) {
    MethodHandle made = constructor;
    if (made == null) {
      throw new IllegalStateException(type + " is not built");
    }
    try {
      return made.invokeWithArguments(Arrays.asList(values));
    } catch (IllegalArgumentException invalid) {
      problems.add(pointer, String.valueOf(invalid.getMessage()));
      return null;
    } catch (RuntimeException | Error bug) {
      throw bug;
    } catch (Throwable bug) {
      throw new IllegalStateException(bug);
    }
  }

  @Override
  public void write(Object value, JsonGenerator to) {
    to.writeStartObject();
    if (kind != null) {
      to.writeName(KIND);
      to.writeString(kind);
    }
    writeFields(value, to);
    to.writeEndObject();
  }

  private void writeFields(Object value, JsonGenerator to) {
    for (RecordField field : fields) {
      Object content = field.get(value);
      if (content == null || content.equals(field.absentValue())) {
        continue;
      }
      if (field.isFlat()) {
        ((RecordShape) field.shape()).writeFields(content, to);
      } else {
        to.writeName(field.writtenName());
        field.shape().write(content, to);
      }
    }
  }

  @Override
  public ObjectNode schema(ObjectNode definitions) {
    if (!definitions.has(name())) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode();
      definitions.set(name(), schema);
      if (!doc().isEmpty()) {
        schema.put("description", doc());
      }
      schema.put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      ArrayNode required = JsonNodeFactory.instance.arrayNode();
      if (kind != null) {
        properties.putObject(ChoiceShape.KIND).put("const", kind);
        required.add(ChoiceShape.KIND);
      }
      for (RecordField field : visibleFields()) {
        properties.set(field.name(), field.schema(definitions));
        if (field.isRequired()) {
          required.add(field.name());
        }
      }
      if (!required.isEmpty()) {
        schema.set("required", required);
      }
      addChoice(schema);
      schema.put("additionalProperties", false);
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name());
  }

  private void addChoice(ObjectNode schema) {
    List<String> choice = new ArrayList<>(exactlyOne());
    fields.stream()
        .filter(RecordField::isFlat)
        .forEach(field -> choice.addAll(((RecordShape) field.shape()).exactlyOne()));
    if (!choice.isEmpty()) {
      ArrayNode forms = schema.putArray("oneOf");
      choice.forEach(name -> forms.addObject().putArray("required").add(name));
    }
  }

  @Override
  public String described() {
    return "[" + name() + "](#" + Reference.anchor(name()) + ")";
  }
}
