package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wattline.rating.urdb.UrdbNote.Fate;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one rate object, found by any of their published spellings, each to be asked for
 * once: what nobody asked for is reported at the end.
 */
final class UrdbFields {
  /**
   * Spellings of the bulk download and of older versions, in lower case, and the field they mean.
   */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("flatdemandunits", "flatdemandunit"),
          Map.entry("demandrateunits", "demandrateunit"),
          Map.entry("demandreactpwrcharge", "demandreactivepowercharge"),
          Map.entry("demandunit", "demandunits"),
          Map.entry("mindemand", "peakkwcapacitymin"),
          Map.entry("maxdemand", "peakkwcapacitymax"),
          Map.entry("demandhistory", "peakkwcapacityhistory"),
          Map.entry("minenergy", "peakkwhusagemin"),
          Map.entry("maxenergy", "peakkwhusagemax"),
          Map.entry("energyhistory", "peakkwhusagehistory"),
          Map.entry("minvoltage", "voltageminimum"),
          Map.entry("maxvoltage", "voltagemaximum"),
          Map.entry("ratename", "name"),
          Map.entry("utilityname", "utility"),
          Map.entry("eia", "eiaid"),
          Map.entry("supercedes", "supersedes"),
          Map.entry("effectivedate", "startdate"),
          Map.entry("coincidentratesched", "coincidentrateschedule"),
          Map.entry("coincidentschedule", "coincidentrateschedule"),
          Map.entry("coincrateunits", "coincidentrateunit"),
          Map.entry("coincratestrux", "coincidentratestructure"),
          Map.entry("coincsched", "coincidentrateschedule"),
          Map.entry("energyratestrux", "energyratestructure"),
          Map.entry("energyweekdaysched", "energyweekdayschedule"),
          Map.entry("energyweekendsched", "energyweekendschedule"),
          Map.entry("demandratestrux", "demandratestructure"),
          Map.entry("demandweekdaysched", "demandweekdayschedule"),
          Map.entry("demandweekendsched", "demandweekendschedule"),
          Map.entry("flatdemandstrux", "flatdemandstructure"),
          Map.entry("demandratchetpercentages", "demandratchetpercentage"),
          Map.entry("fueladjustments", "fueladjustmentsmonthly"),
          Map.entry("sourcereference", "source"));

  private static final int MAX_DECIMALS = 12;

  private final String at;
  private final Map<String, Found> byName = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<UrdbNote> notes;

  private record Found(String pointer, JsonNode value) {}

  UrdbFields(JsonNode object, String at, Set<String> omitted, List<UrdbNote> notes) {
    this.at = at;
    this.notes = notes;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String lower = field.getKey().toLowerCase(Locale.ROOT);
      String name = ALIASES.getOrDefault(lower, lower);
      String pointer = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      if (omitted.contains(name)) {
        note(Fate.CONDITION, pointer, "is left out at your wish.");
        continue;
      }
      Found before = byName.putIfAbsent(name, new Found(pointer, field.getValue()));
      if (before != null && !before.value().equals(field.getValue())) {
        invalid(pointer, "says otherwise than " + before.pointer() + ", which is the same field");
      }
    }
  }

  /** The value, when the field is there and not null. */
  Optional<JsonNode> get(String name) {
    asked.add(name);
    Found found = byName.get(name);
    return found == null || found.value().isNull() ? Optional.empty() : Optional.of(found.value());
  }

  boolean has(String name) {
    Found found = byName.get(name);
    return found != null && !found.value().isNull();
  }

  /** Where the field stands, or would stand. */
  String pointer(String name) {
    Found found = byName.get(name);
    return found == null ? at + "/" + name : found.pointer();
  }

  Optional<String> text(String name) {
    Optional<JsonNode> value = get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!value.get().isString()) {
      invalid(pointer(name), "is not text");
      return Optional.empty();
    }
    return Optional.of(value.get().stringValue().strip());
  }

  Optional<BigDecimal> number(String name) {
    return get(name).flatMap(value -> number(value, pointer(name)));
  }

  /** A number, also one written as text as some downloads do. */
  Optional<BigDecimal> number(JsonNode value, String pointer) {
    try {
      BigDecimal number =
          value.isNumber()
              ? value.decimalValue()
              : new BigDecimal(value.isString() ? value.stringValue().strip() : "");
      if (Math.abs(number.scale()) > UrdbReader.MAX_SCALE
          || number.precision() > UrdbReader.MAX_SCALE) {
        invalid(pointer, "has more digits than an amount of money or energy can have");
        return Optional.empty();
      }
      return Optional.of(rounded(number.stripTrailingZeros(), pointer));
    } catch (NumberFormatException notNumber) {
      invalid(pointer, "is not a number");
      return Optional.empty();
    }
  }

  /**
   * Tariffs hold twelve decimals: what has more, as left over by a division, is rounded to them.
   */
  private BigDecimal rounded(BigDecimal number, String pointer) {
    if (number.scale() <= MAX_DECIMALS) {
      return number;
    }
    BigDecimal rounded = number.setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN);
    note(
        Fate.CONDITION,
        pointer,
        "has more than "
            + MAX_DECIMALS
            + " decimals and is rounded to "
            + rounded.stripTrailingZeros().toPlainString()
            + ".");
    return rounded;
  }

  /** A list of exactly so many numbers. */
  List<BigDecimal> numbers(String name, int size) {
    Optional<JsonNode> value = get(name);
    List<BigDecimal> numbers = new ArrayList<>();
    if (value.isEmpty()) {
      return numbers;
    }
    if (!value.get().isArray() || value.get().size() != size) {
      invalid(pointer(name), "is not a list of " + size + " numbers");
      return numbers;
    }
    for (int i = 0; i < size; i++) {
      number(value.get().get(i), pointer(name) + "/" + i).ifPresent(numbers::add);
    }
    return numbers.size() == size ? numbers : new ArrayList<>();
  }

  /** Reports the fields nobody asked for; those that begin with an underscore are annotations. */
  void reportTheRest() {
    byName.forEach(
        (name, found) -> {
          if (!asked.contains(name)) {
            boolean annotation = name.startsWith("_");
            note(
                annotation || found.value().isNull() ? Fate.INFORMATION : Fate.NOT_REPRESENTED,
                found.pointer(),
                annotation
                    ? "is an annotation and changes no amount."
                    : "is a field that this importer does not know, so what it charges is not in"
                        + " the tariff.");
          }
        });
  }

  void information(String name) {
    if (get(name).isPresent()) {
      note(Fate.INFORMATION, pointer(name), "describes the rate and changes no amount.");
    }
  }

  void represented(String name, String sentence) {
    note(Fate.REPRESENTED, pointer(name), sentence);
  }

  void condition(String name, String sentence) {
    note(Fate.CONDITION, pointer(name), sentence);
  }

  void notRepresented(String name, String sentence) {
    note(Fate.NOT_REPRESENTED, pointer(name), sentence);
  }

  void invalid(String pointer, String problem) {
    note(Fate.INVALID, pointer, problem + ".");
  }

  /** Whether something with that part in it was already said of that place. */
  boolean noted(String pointer, String part) {
    return notes.stream()
        .anyMatch(note -> note.pointer().equals(pointer) && note.sentence().contains(part));
  }

  void note(Fate fate, String pointer, String sentence) {
    notes.add(new UrdbNote(fate, pointer, sentence));
  }
}
