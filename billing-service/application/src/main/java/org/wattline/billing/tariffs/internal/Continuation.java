package org.wattline.billing.tariffs.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a version of a tariff goes on where an earlier one stops: whatever it says of the days
 * before its first, the earlier said too. Then it prices those days as well, and a cycle in which
 * prices change stays one cycle, with its tiers and its peak.
 */
final class Continuation {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What names a version and prices nothing. */
  private static final Set<String> LABELS =
      Set.of("version", "recordedAt", "name", "names", "remarks");

  private Continuation() {}

  /**
   * @param earlier a tariff, its base, the base's base …
   * @param later the same, from the boundary on
   */
  static boolean holds(
      List<TariffDocument> earlier, List<TariffDocument> later, LocalDate boundary) {
    boolean holds = earlier.size() == later.size();
    for (int i = 0; holds && i < earlier.size(); i++) {
      holds =
          earlier.get(i) == later.get(i)
              || before(earlier.get(i), boundary).equals(before(later.get(i), boundary));
    }
    return holds;
  }

  /** What a tariff says of the days before one. */
  private static JsonNode before(TariffDocument tariff, LocalDate boundary) {
    ObjectNode root = (ObjectNode) MAPPER.readTree(TariffJson.write(tariff));
    root.remove(LABELS);
    cut(root, boundary);
    return root;
  }

  private static void cut(JsonNode node, LocalDate boundary) {
    if (node instanceof ArrayNode list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (isOnOrAfter(list.get(i).path("from"), boundary)) {
          list.remove(i);
        }
      }
    }
    if (node instanceof ObjectNode object && isOnOrAfter(object.path("to"), boundary)) {
      object.remove("to");
    }
    node.forEach(each -> cut(each, boundary));
  }

  /** ISO dates are in the order of their texts; a time of the day has no year and is none. */
  private static boolean isOnOrAfter(JsonNode date, LocalDate boundary) {
    return date.isString()
        && date.stringValue().length() == boundary.toString().length()
        && date.stringValue().compareTo(boundary.toString()) >= 0;
  }
}
