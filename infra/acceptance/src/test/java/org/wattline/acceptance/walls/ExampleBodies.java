package org.wattline.acceptance.walls;

import com.github.curiousoddman.rgxgen.RgxGen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes bodies that fit a document's schemas. Rules that a schema cannot say are learnt from the
 * service: a field that it refuses gets the next thing that might do.
 */
final class ExampleBodies {
  /** An id that belongs to nobody. */
  static final String UNKNOWN = "00000000-0000-7000-8000-00000000feed";

  /** Stands before the kind where the body names something that is there already. */
  static final String REFERENCE = "@id:";

  private static final int MAX_DEPTH = 8;
  private static final int SEED = 2;
  private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

  private final JsonNode document;

  ExampleBodies(JsonNode document) {
    this.document = document;
  }

  /** A body in the making: what was refused so far, by JSON pointer. */
  final class Draft {
    private final JsonNode schema;
    private final boolean all;
    private final Map<String, Integer> refused = new HashMap<>();
    private final Set<String> exhausted = new LinkedHashSet<>();

    /**
     * @param all whether fields are filled that may be left out
     */
    Draft(JsonNode schema, boolean all) {
      this.schema = schema;
      this.all = all;
    }

    JsonNode body() {
      exhausted.clear();
      JsonNode made = value(schema, "", "", true, 0);
      return made == null ? NODES.nullNode() : made;
    }

    void refuse(String pointer) {
      refused.merge(pointer, 1, Integer::sum);
    }

    private @Nullable JsonNode value(
        JsonNode given, String name, String pointer, boolean needed, int depth) {
      JsonNode wanted = resolved(given);
      List<JsonNode> choices = choices(wanted, name, pointer, depth);
      if (!needed) {
        if (all) {
          choices.add(null);
        } else {
          choices.addFirst(null);
        }
      }
      return choices.get(refused.getOrDefault(pointer, 0) % choices.size());
    }

    private List<@Nullable JsonNode> choices(
        JsonNode schema, String name, String pointer, int depth) {
      List<@Nullable JsonNode> choices = new ArrayList<>();
      if (depth > MAX_DEPTH) {
        choices.add(null);
        return choices;
      }
      if (schema.has("example")) {
        choices.add(schema.path("example"));
      }
      if (schema.has("const")) {
        choices.add(schema.path("const"));
      }
      schema.path("enum").forEach(choices::add);
      for (String combination : new String[] {"oneOf", "anyOf"}) {
        for (JsonNode one : schema.path(combination)) {
          if (!type(resolved(one)).equals("null")) {
            choices.addAll(choices(resolved(one), name, pointer, depth + 1));
          }
        }
      }
      if (choices.isEmpty()) {
        switch (type(schema)) {
          case "object" -> choices.add(object(schema, pointer, depth));
          case "array" -> {
            choices.add(array(schema, name, pointer, depth));
            choices.add(NODES.arrayNode());
          }
          case "integer", "number" -> numbers(schema).forEach(choices::add);
          case "boolean" -> {
            choices.add(NODES.booleanNode(false));
            choices.add(NODES.booleanNode(true));
          }
          default -> texts(schema, name).forEach(text -> choices.add(NODES.stringNode(text)));
        }
      }
      return choices;
    }

    private ObjectNode object(JsonNode given, String pointer, int depth) {
      ObjectNode object = NODES.objectNode();
      List<JsonNode> parts = new ArrayList<>(List.of(given));
      given.path("allOf").forEach(part -> parts.add(resolved(part)));
      for (JsonNode schema : parts) {
        Set<String> needed = new LinkedHashSet<>();
        schema.path("required").forEach(name -> needed.add(name.asString()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
          String name = property.getKey();
          JsonNode made =
              value(
                  property.getValue(),
                  name,
                  pointer + "/" + name,
                  needed.contains(name),
                  depth + 1);
          if (made != null) {
            object.set(name, made);
          }
        }
      }
      return object;
    }

    private ArrayNode array(JsonNode schema, String name, String pointer, int depth) {
      ArrayNode array = NODES.arrayNode();
      int count = Math.max(1, schema.path("minItems").asInt(1));
      for (int i = 0; i < count; i++) {
        JsonNode item = value(schema.path("items"), name, pointer + "/" + i, true, depth + 1);
        if (item != null) {
          array.add(item);
        }
      }
      return array;
    }
  }

  private static List<JsonNode> numbers(JsonNode schema) {
    Set<JsonNode> numbers = new LinkedHashSet<>();
    for (String bound : new String[] {"minimum", "maximum"}) {
      if (schema.has(bound)) {
        numbers.add(NODES.numberNode(schema.path(bound).asLong()));
      }
    }
    for (int some : new int[] {1, 2, 10, 100, 0, -1}) {
      numbers.add(NODES.numberNode(some));
    }
    return new ArrayList<>(numbers);
  }

  /** Texts that might do for a field, the likeliest first. */
  static List<String> texts(JsonNode schema, String name) {
    Set<String> texts = new LinkedHashSet<>();
    switch (schema.path("format").asString("")) {
      case "uuid" -> texts.add(name.equals("id") ? UNKNOWN : REFERENCE + Seen.kind(name));
      case "date" -> texts.addAll(List.of("2026-01-31", "2030-01-01", "2020-01-01"));
      case "date-time" -> texts.addAll(List.of("2026-01-31T12:00:00Z", "2030-01-01T00:00:00Z"));
      case "email" -> texts.add("crawl@example.com");
      case "byte" -> texts.add("Y3Jhd2w=");
      default -> {
        String pattern = schema.path("pattern").asString("");
        if (!pattern.isEmpty()) {
          if ("en".matches(pattern)) {
            texts.add("en");
          }
          texts.add(RgxGen.parse(pattern).generate(new Random(SEED)));
        } else {
          String kind = Seen.kind(name);
          int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
          List.of(
                  "Crawl " + kind,
                  "crawl-" + kind,
                  "CRAWL",
                  "2026-01-31",
                  "12.34",
                  "Europe/Brussels",
                  "EUR",
                  "BE",
                  "en",
                  "import",
                  "OWN",
                  "+32 3 123 45 67",
                  "crawl@example.com",
                  "{}",
                  "1")
              .forEach(text -> texts.add(text.substring(0, Math.min(longest, text.length()))));
        }
      }
    }
    return new ArrayList<>(texts);
  }

  JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.startsWith("#/") ? resolved(document.at(reference.substring(1))) : schema;
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (!one.asString().equals("null")) {
          return one.asString();
        }
      }
    }
    return type.asString(schema.has("properties") || schema.has("allOf") ? "object" : "string");
  }
}
