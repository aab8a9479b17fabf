package org.wattline.rating.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One component of a record, with its limits. */
final class RecordField {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final RecordComponent component;
  private final Function<Object, @Nullable Object> accessor;
  private final SerializedString writtenName;
  private final boolean flat;
  private final Shape shape;
  private final boolean nullable;
  private final @Nullable JsonNode defaultJson;
  private final @Nullable Object defaultValue;
  private final @Nullable Size size;
  private final @Nullable Range range;
  private final java.util.regex.@Nullable Pattern pattern;

  RecordField(RecordComponent component, Shapes shapes, MethodHandle accessor) {
    this.component = component;
    this.accessor = called(accessor);
    this.writtenName = new SerializedString(component.getName());
    this.flat = component.isAnnotationPresent(Flat.class);
    this.shape = shapes.of(component.getGenericType());
    this.nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !flat;
    this.size = component.getAnnotation(Size.class);
    this.range = component.getAnnotation(Range.class);
    Pattern declared = component.getAnnotation(Pattern.class);
    this.pattern = declared == null ? null : java.util.regex.Pattern.compile(declared.value());
    Default absent = component.getAnnotation(Default.class);
    if (absent == null) {
      this.defaultJson = null;
      this.defaultValue = null;
    } else {
      Problems problems = new Problems();
      this.defaultJson = MAPPER.readTree(absent.value());
      this.defaultValue = shape.read(defaultJson, "/" + component.getName(), problems);
      problems.throwIfAny();
    }
  }

  String name() {
    return component.getName();
  }

  /** The same, ready to be written. */
  SerializedString writtenName() {
    return writtenName;
  }

  boolean isFlat() {
    return flat;
  }

  boolean isRequired() {
    return !nullable && defaultValue == null;
  }

  Shape shape() {
    return shape;
  }

  @Nullable JsonNode defaultJson() {
    return defaultJson;
  }

  @Nullable Object absentValue() {
    return defaultValue;
  }

  String doc() {
    Doc doc = component.getAnnotation(Doc.class);
    return doc == null ? "" : doc.value();
  }

  /** The limits in words, for the reference page. */
  String limits() {
    StringBuilder words = new StringBuilder();
    if (size != null) {
      words.append(size.min() == 0 ? "at most " : size.min() + " to ").append(size.max());
    }
    if (range != null) {
      words.append(range.min()).append(" to ").append(range.max());
    }
    if (pattern != null) {
      words.append(words.isEmpty() ? "" : "; ").append('`').append(pattern.pattern()).append('`');
    }
    return words.toString();
  }

  @Nullable Object get(Object record) {
    return accessor.apply(record);
  }

  /** Much faster than the handle itself, which nothing can see through when it is called. */
  @SuppressWarnings("unchecked")
  private static Function<Object, @Nullable Object> called(MethodHandle accessor) {
    return MethodHandleProxies.asInterfaceInstance(Function.class, accessor);
  }

  @Nullable Object read(JsonNode node, String pointer, Problems problems) {
    Object value = shape.read(node, pointer, problems);
    return value != null && withinLimits(value, pointer, problems) ? value : null;
  }

  private boolean withinLimits(Object value, String pointer, Problems problems) {
    int before = problems.found().size();
    if (size != null) {
      int count =
          switch (value) {
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            default -> value.toString().codePointCount(0, value.toString().length());
          };
      if (count < size.min() || count > size.max()) {
        problems.add(
            pointer,
            "Expected "
                + size.min()
                + " to "
                + size.max()
                + (value instanceof List || value instanceof Map ? " of them" : " characters")
                + ", not "
                + count);
      }
    }
    if (range != null) {
      Exact number = value instanceof Exact exact ? exact : Exact.parse(value.toString());
      if (number.compareTo(Exact.parse(range.min())) < 0
          || number.compareTo(Exact.parse(range.max())) > 0) {
        problems.add(pointer, "Expected " + range.min() + " to " + range.max() + ", not " + number);
      }
    }
    if (pattern != null) {
      for (Object text : matched(value)) {
        if (!pattern.matcher(text.toString()).matches()) {
          problems.add(pointer, "'" + text + "' does not have the form " + pattern.pattern());
        }
      }
    }
    return problems.found().size() == before;
  }

  private static Iterable<?> matched(Object value) {
    return value instanceof List<?> list
        ? list
        : value instanceof Map<?, ?> map ? map.keySet() : List.of(value);
  }

  ObjectNode schema(ObjectNode definitions) {
    ObjectNode schema = shape.schema(definitions);
    if (!doc().isEmpty()) {
      schema.put("description", doc());
    }
    if (defaultJson != null) {
      schema.set("default", defaultJson);
    }
    if (size != null) {
      boolean list = shape instanceof Collections.ListShape;
      boolean map = shape instanceof Collections.MapShape;
      schema.put(list ? "minItems" : map ? "minProperties" : "minLength", size.min());
      schema.put(list ? "maxItems" : map ? "maxProperties" : "maxLength", size.max());
    }
    if (range != null) {
      addRange(schema, range);
    }
    if (pattern != null) {
      String whole = "^(" + pattern.pattern() + ")$";
      if (shape instanceof Collections.ListShape) {
        ((ObjectNode) schema.get("items")).put("pattern", whole);
      } else if (shape instanceof Collections.MapShape) {
        schema.putObject("propertyNames").put("pattern", whole);
      } else {
        schema.put("pattern", whole);
      }
    }
    return schema;
  }

  private static void addRange(ObjectNode schema, Range range) {
    JsonNode least = MAPPER.readTree(range.min());
    JsonNode most = MAPPER.readTree(range.max());
    if (schema.get("oneOf") instanceof ArrayNode forms) {
      ObjectNode text = (ObjectNode) forms.get(0);
      if (range.min().equals("0")) {
        text.put("pattern", text.get("pattern").stringValue().replace("-?", ""));
      }
      ObjectNode number = (ObjectNode) forms.get(1);
      number.removeAll();
      number.put("type", "number");
      number.set("minimum", least);
      number.set("maximum", most);
    } else {
      schema.set("minimum", least);
      schema.set("maximum", most);
    }
  }
}
