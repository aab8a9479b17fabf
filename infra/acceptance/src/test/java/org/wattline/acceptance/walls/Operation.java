package org.wattline.acceptance.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document.
 *
 * @param path as in the document, with {@code {names}}
 * @param pathParameters in the order of the path
 * @param queryParameters by name, with their schema
 * @param body an example that fits the body's schema, or a missing node
 */
record Operation(
    String method,
    String path,
    List<String> pathParameters,
    Map<String, JsonNode> queryParameters,
    JsonNode body) {
  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options");

  /** Every operation of a document. */
  static List<Operation> of(JsonNode openApi) {
    ExampleBodies examples = new ExampleBodies(openApi);
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : openApi.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              one(path.getKey(), method.getKey(), path.getValue(), method.getValue(), examples));
        }
      }
    }
    return List.copyOf(operations);
  }

  private static Operation one(
      String path, String method, JsonNode shared, JsonNode operation, ExampleBodies examples) {
    List<String> inPath = new ArrayList<>();
    Map<String, JsonNode> inQuery = new java.util.TreeMap<>();
    for (JsonNode owner : List.of(shared, operation)) {
      for (JsonNode parameter : owner.path("parameters")) {
        String name = parameter.path("name").asString();
        if (parameter.path("in").asString().equals("path")) {
          inPath.add(name);
        } else if (parameter.path("in").asString().equals("query")) {
          inQuery.put(name, parameter.path("schema"));
        }
      }
    }
    JsonNode content = operation.path("requestBody").path("content");
    JsonNode schema = content.path("application/json").path("schema");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        List.copyOf(inPath),
        Map.copyOf(inQuery),
        examples.of(schema));
  }

  boolean changes() {
    return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
  }

  /** The path with one id in every place. */
  String pathWith(String id) {
    return path.replaceAll("\\{[^}]+}", id);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
