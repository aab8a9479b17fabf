package org.wattline.console.tariffs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rates of the U.S. Utility Rate Database that a text holds: one alone, a list, or the {@code
 * items} of an answer of the database.
 */
final class UrdbRecords {
  private UrdbRecords() {}

  /**
   * One rate.
   *
   * @param label names it in the database; empty where it has none
   */
  record Rate(String label, String name) {}

  /**
   * Reads which rates there are.
   *
   * @throws tools.jackson.core.JacksonException where the text is no JSON
   */
  static List<Rate> of(String text) {
    JsonNode root = JsonMapper.shared().readTree(text);
    JsonNode list = root.isArray() ? root : root.path("items");
    List<Rate> rates = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(each -> rates.add(rate(each)));
    } else if (root.isObject()) {
      rates.add(rate(root));
    }
    return rates;
  }

  private static Rate rate(JsonNode rate) {
    String label = rate.path("label").asString("");
    String name =
        Stream.of("utility", "name", "startdate")
            .map(field -> rate.path(field).asString(""))
            .filter(each -> !each.isBlank())
            .collect(Collectors.joining(" · "));
    return new Rate(label, name.isEmpty() ? label : name);
  }
}
