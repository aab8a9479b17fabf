package org.wattline.acceptance.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How an operation is asked: with a body that the service takes for well-formed.
 *
 * @param body JSON with {@code @id:kind} where ids belong, or another text; null without one
 */
record Request(Operation operation, @Nullable String body) {
  private static final Pattern REFERENCE =
      Pattern.compile(Pattern.quote(ExampleBodies.REFERENCE) + "([a-z]*)");
  private static final String FILE = "not a file of any kind";
  private static final String BOUNDARY = "crawl";

  /** Asks with a body that is made of the schema as it is. */
  static Request plain(Operation operation, JsonNode body) {
    return new Request(operation, JsonMapper.shared().writeValueAsString(body));
  }

  /** Asks without a body, or with a file that is none. */
  static Request withoutSchema(Operation operation) {
    if (operation.contentType().isEmpty()) {
      return new Request(operation, null);
    }
    if (operation.contentType().startsWith("multipart/")) {
      return new Request(
          operation,
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"crawl.csv\"\r\n\r\n"
              + FILE
              + "\r\n--"
              + BOUNDARY
              + "--\r\n");
    }
    return new Request(operation, FILE);
  }

  String contentType() {
    return operation.contentType()
        + (operation.contentType().startsWith("multipart/") ? "; boundary=" + BOUNDARY : "");
  }

  boolean refers() {
    return body != null && REFERENCE.matcher(body).find();
  }

  /** Whether it names anything that is there already, in its path or in its body. */
  boolean names() {
    return refers() || !operation.kinds().isEmpty();
  }

  @Nullable String bodyWith(Function<String, String> idOfKind) {
    return body == null
        ? null
        : REFERENCE
            .matcher(body)
            .replaceAll(found -> Matcher.quoteReplacement(idOfKind.apply(found.group(1))));
  }

  List<String> pathIds(Function<String, String> idOfKind) {
    return operation.kinds().stream().map(idOfKind).toList();
  }

  /** The headers that must be there, new each time, and others beside them. */
  Map<String, String> headers(Map<String, String> others) {
    Map<String, String> headers = new TreeMap<>(others);
    operation
        .headers()
        .forEach(
            (name, schema) -> {
              String pattern = schema.path("pattern").asString("");
              String key = UUID.randomUUID().toString();
              headers.putIfAbsent(
                  name,
                  pattern.isEmpty() || key.matches(pattern)
                      ? key
                      : ExampleBodies.texts(schema, name).getFirst());
            });
    return headers;
  }

  /** What must be asked and, where wanted, every place in which an id can stand. */
  String query(boolean everywhere, Function<String, String> idOfKind) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> parameter : operation.query().entrySet()) {
      String name = parameter.getKey();
      JsonNode schema = parameter.getValue();
      boolean text =
          !schema.has("enum")
              && !schema.has("$ref")
              && schema.path("type").asString("string").equals("string");
      boolean id = schema.path("format").asString("").equals("uuid");
      boolean plain = text && !schema.has("format");
      if (id || (everywhere && plain && !name.equals("cursor"))) {
        if (everywhere || operation.required().contains(name)) {
          pairs.add(Http.encoded(Map.of(name, idOfKind.apply(Seen.kind(name)))));
        }
      } else if (operation.required().contains(name)) {
        String value =
            schema.has("enum")
                ? schema.path("enum").path(0).asString()
                : text ? ExampleBodies.texts(schema, name).getFirst() : "1";
        pairs.add(Http.encoded(Map.of(name, value)));
      }
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }
}
