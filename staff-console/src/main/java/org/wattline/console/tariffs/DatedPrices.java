package org.wattline.console.tariffs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What of a tariff has prices from date to date, and how another date is added: what holds on the
 * day is copied for it, so that only its numbers are left to change.
 *
 * @param name of the component or tax
 * @param pointer of the list of its prices
 * @param from the first days, in the order of the list
 */
record DatedPrices(String name, String pointer, List<LocalDate> from) {

  /** Everything that has dated prices, in the order of the document. */
  static List<DatedPrices> of(JsonNode document, String language) {
    List<DatedPrices> all = new ArrayList<>();
    collect(document, "components", "prices", language, all);
    collect(document, "components", "bands", language, all);
    collect(document, "taxes", "rates", language, all);
    return List.copyOf(all);
  }

  private static void collect(
      JsonNode document, String list, String member, String language, List<DatedPrices> into) {
    int index = 0;
    for (JsonNode component : document.path(list)) {
      String pointer = "/" + list + "/" + index++ + "/" + member;
      List<LocalDate> days = new ArrayList<>();
      try {
        component
            .path(member)
            .forEach(price -> days.add(LocalDate.parse(price.path("from").asString(""))));
      } catch (DateTimeException undated) {
        continue;
      }
      if (!days.isEmpty()) {
        into.add(new DatedPrices(PriceRows.name(component, language), pointer, days));
      }
    }
  }

  boolean has(LocalDate day) {
    return from.contains(day);
  }

  /** Which of the list is copied for a day: what began last before it, else the earliest. */
  private int copiedFor(LocalDate day) {
    int found = -1;
    int earliest = 0;
    for (int index = 0; index < from.size(); index++) {
      LocalDate each = from.get(index);
      if (each.isBefore(day) && (found < 0 || !each.isBefore(from.get(found)))) {
        found = index;
      }
      if (each.isBefore(from.get(earliest))) {
        earliest = index;
      }
    }
    return found < 0 ? earliest : found;
  }

  /** The text with prices from a day on, the same as before until they are changed. */
  String added(JsonText text, LocalDate day) {
    int source = copiedFor(day);
    JsonText copy = text.part(pointer + "/" + source);
    copy = JsonText.of(copy.with("/from", "\"" + day + "\""));
    copy = JsonText.of(copy.without("/recordedAt"));
    if (!endsAfter(copy, day)) {
      copy = JsonText.of(copy.without("/to"));
    }
    int place = from.get(source).isBefore(day) ? source + 1 : source;
    return text.withElement(pointer, place, copy.toString());
  }

  private static boolean endsAfter(JsonText price, LocalDate day) {
    return price
        .at("/to")
        .map(place -> price.toString().substring(place.from() + 1, place.to() - 1))
        .filter(to -> LocalDate.parse(to).isAfter(day))
        .isPresent();
  }
}
