package org.wattline.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what services echoed and what problems say. */
record Json(JsonNode node) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static Json of(String text) {
    return new Json(MAPPER.readTree(text));
  }

  String at(String field) {
    return node.path(field).asString("");
  }

  int number(String field) {
    return node.path(field).asInt();
  }

  /** The echoed values of a request header. */
  List<String> header(String name) {
    List<String> values = new ArrayList<>();
    for (JsonNode header : node.path("headers")) {
      if (header
          .path(0)
          .asString()
          .toLowerCase(Locale.ROOT)
          .equals(name.toLowerCase(Locale.ROOT))) {
        values.add(header.path(1).asString());
      }
    }
    return values;
  }

  List<String> headerNames() {
    List<String> names = new ArrayList<>();
    for (JsonNode header : node.path("headers")) {
      names.add(header.path(0).asString().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
