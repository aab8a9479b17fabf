package org.wattline.acceptance.walls;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies that fit a document's schemas, with a placeholder wherever an id is wanted. */
final class ExampleBodies {
  /** Stands where the schema wants a UUID. */
  static final String ID = "00000000-0000-7000-8000-00000000feed";

  private static final int MAX_DEPTH = 6;
  private static final JsonNodeFactory NODES = JsonMapper.shared().getNodeFactory();

  private final JsonNode document;

  ExampleBodies(JsonNode document) {
    this.document = document;
  }

  JsonNode of(JsonNode schema) {
    return schema.isMissingNode() ? MissingNode.getInstance() : example(schema, "", 0);
  }

  private JsonNode example(JsonNode given, String name, int depth) {
    JsonNode schema = resolved(given);
    if (depth > MAX_DEPTH) {
      return NODES.nullNode();
    }
    if (schema.has("example")) {
      return schema.path("example");
    }
    if (!schema.path("enum").isEmpty()) {
      return schema.path("enum").path(0);
    }
    for (String combination : new String[] {"allOf", "oneOf", "anyOf"}) {
      if (!schema.path(combination).isEmpty()) {
        return example(schema.path(combination).path(0), name, depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer", "number" -> NODES.numberNode(schema.path("minimum").asInt(0));
      case "boolean" -> NODES.booleanNode(false);
      default -> NODES.stringNode(text(schema, name));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      object.set(property.getKey(), example(property.getValue(), property.getKey(), depth + 1));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, String name, int depth) {
    ArrayNode array = NODES.arrayNode();
    array.add(example(schema.path("items"), name, depth + 1));
    return array;
  }

  private static String text(JsonNode schema, String name) {
    String pattern = schema.path("pattern").asString("");
    return switch (schema.path("format").asString("")) {
      case "uuid" -> ID;
      case "date" -> "2026-01-31";
      case "date-time" -> "2026-01-31T12:00:00Z";
      case "email" -> "crawl@example.com";
      default ->
          switch (pattern) {
            case "[a-z]{2}" -> "en";
            case "[A-Z]{2}" -> "BE";
            case "\\+[0-9 ]{6,20}" -> "+32 3 123 45 67";
            default ->
                name.equals("email") || name.endsWith("Email") ? "crawl@example.com" : "Crawl";
          };
    };
  }

  private JsonNode resolved(JsonNode schema) {
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
    return type.asString(schema.has("properties") ? "object" : "string");
  }
}
