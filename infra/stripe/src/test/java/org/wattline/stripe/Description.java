package org.wattline.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Stripe's own description of its objects, to hold ours against. */
final class Description {
  private final JsonNode schemas;
  private final JsonNode examples;

  private Description(JsonNode schemas, JsonNode examples) {
    this.schemas = schemas;
    this.examples = examples;
  }

  static Description read() {
    Path folder = Path.of(System.getProperty("wattline.fixtures"), "stripe");
    return new Description(
        json(folder.resolve("spec3-apisguru.json.gz")).path("components").path("schemas"),
        json(folder.resolve("fixtures3.json.gz")).path("resources"));
  }

  private static JsonNode json(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with an object of a kind; nothing when it is as described. */
  List<String> faults(String kind, JsonNode object) {
    List<String> faults = new ArrayList<>();
    if (!schemas.has(kind)) {
      faults.add(kind + " is not described");
    }
    check(schemas.path(kind), object, kind, faults);
    return faults;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("$ref")) {
      String ref = schema.path("$ref").asString();
      check(schemas.path(ref.substring(ref.lastIndexOf('/') + 1)), value, at, faults);
      return;
    }
    if (value.isNull()) {
      if (!schema.path("nullable").asBoolean(false)) {
        faults.add(at + " may not be null");
      }
      return;
    }
    if (schema.has("anyOf")) {
      checkAny(schema.path("anyOf"), value, at, faults);
      return;
    }
    switch (schema.path("type").asString("")) {
      case "object" -> checkObject(schema, value, at, faults);
      case "array" -> {
        if (!value.isArray()) {
          faults.add(at + " is no array");
        }
        for (int i = 0; i < value.size(); i++) {
          check(schema.path("items"), value.path(i), at + "[" + i + "]", faults);
        }
      }
      case "string" -> checkText(schema, value, at, faults);
      case "integer" -> require(value.isIntegralNumber(), at + " is no integer", faults);
      case "number" -> require(value.isNumber(), at + " is no number", faults);
      case "boolean" -> require(value.isBoolean(), at + " is no boolean", faults);
      default -> {}
    }
  }

  private void checkAny(JsonNode choices, JsonNode value, String at, List<String> faults) {
    List<String> best = List.of(at + " fits nothing");
    for (JsonNode choice : choices) {
      List<String> these = new ArrayList<>();
      check(choice, value, at, these);
      if (these.isEmpty()) {
        return;
      }
      if (value.isObject() && choice.has("$ref")) {
        best = these;
      }
    }
    faults.addAll(best);
  }

  private void checkObject(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (!value.isObject()) {
      faults.add(at + " is no object");
      return;
    }
    for (JsonNode required : schema.path("required")) {
      require(
          value.has(required.asString()), at + "." + required.asString() + " is missing", faults);
    }
    JsonNode properties = schema.path("properties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode described = properties.path(field.getKey());
      if (!described.isMissingNode()) {
        check(described, field.getValue(), at + "." + field.getKey(), faults);
      } else if (properties.size() > 0 && !isNewer(value, field.getKey())) {
        faults.add(at + "." + field.getKey() + " is not described");
      }
    }
  }

  /** Whether a field came after the description was written: then the examples have it. */
  private boolean isNewer(JsonNode object, String field) {
    String kind = object.path("object").asString("");
    return examples.path(kind).has(field) || Set.of("tax_id", "allow_redisplay").contains(field);
  }

  private static void checkText(JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (!value.isString()) {
      faults.add(at + " is no text");
      return;
    }
    JsonNode allowed = schema.path("enum");
    boolean found = allowed.isMissingNode();
    for (JsonNode one : allowed) {
      found |= one.asString().equals(value.asString());
    }
    require(found, at + " may not be " + value, faults);
    require(
        value.asString().length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE),
        at + " is too long",
        faults);
  }

  private static void require(boolean holds, String otherwise, List<String> faults) {
    if (!holds) {
      faults.add(otherwise);
    }
  }
}
