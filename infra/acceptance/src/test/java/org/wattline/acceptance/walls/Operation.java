package org.wattline.acceptance.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document.
 *
 * @param path as in the document, with {@code {names}}
 * @param query parameters by name, with their schema
 * @param required names of the query parameters that must be there
 * @param headers that must be there, with their schema
 * @param contentType of its body; empty without one
 * @param body schema of its body, or a missing node
 * @param open whether the document says that it asks for no token
 */
record Operation(
    String method,
    String path,
    Map<String, JsonNode> query,
    Set<String> required,
    Map<String, JsonNode> headers,
    String contentType,
    JsonNode body,
    boolean open) {
  static final String JSON = "application/json";

  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");
  private static final Pattern PARAMETER = Pattern.compile("([^/]+)/\\{([^}]+)}");

  /** Every operation of a document. */
  static List<Operation> of(JsonNode openApi) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(one(path.getKey(), method.getKey(), path.getValue(), method.getValue()));
        }
      }
    }
    return List.copyOf(operations);
  }

  private static Operation one(String path, String method, JsonNode shared, JsonNode operation) {
    Map<String, JsonNode> inQuery = new TreeMap<>();
    Set<String> required = new TreeSet<>();
    Map<String, JsonNode> headers = new TreeMap<>();
    for (JsonNode owner : List.of(shared, operation)) {
      for (JsonNode parameter : owner.path("parameters")) {
        if (parameter.path("in").asString().equals("query")) {
          String name = parameter.path("name").asString();
          inQuery.put(name, parameter.path("schema"));
          if (parameter.path("required").asBoolean(false)) {
            required.add(name);
          }
        } else if (parameter.path("in").asString().equals("header")
            && parameter.path("required").asBoolean(false)) {
          headers.put(parameter.path("name").asString(), parameter.path("schema"));
        }
      }
    }
    JsonNode content = operation.path("requestBody").path("content");
    String type =
        content.has(JSON) ? JSON : content.propertyNames().stream().findFirst().orElse("");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        Map.copyOf(inQuery),
        Set.copyOf(required),
        Map.copyOf(headers),
        type.equals("*/*") ? "application/octet-stream" : type,
        content.path(type).path("schema"),
        operation.path("security").isArray() && operation.path("security").isEmpty());
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  boolean hasJsonBody() {
    return contentType.equals(JSON);
  }

  /** The kinds of the ids in the path, in order: {@code account} of {@code accounts/{id}}. */
  List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(path);
    while (matcher.find()) {
      kinds.add(Seen.kind(matcher.group(1)));
    }
    return kinds;
  }

  /** The kind of what it answers with: of the last word of the path. */
  String kind() {
    String plain = path.replaceAll("/\\{[^}]+}", "");
    return Seen.kind(plain.substring(plain.lastIndexOf('/') + 1));
  }

  /** The path with these ids in its places. */
  String pathWith(List<String> ids) {
    String filled = path;
    for (String id : ids) {
      filled = filled.replaceFirst("\\{[^}]+}", Matcher.quoteReplacement(id));
    }
    return filled.replaceAll("\\{[^}]+}", ExampleBodies.UNKNOWN);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
