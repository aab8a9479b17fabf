package org.wattline.rating.urdb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.Unreadable;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.urdb.UrdbNote.Fate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a tariff of a URDB rate.
 *
 * <p>The document is one rate object, a list of one, or the service's answer {@code {"items":
 * [...]}}; of several rates the label chooses one. A strict import refuses when a field cannot be
 * represented; a lenient one goes on and lists it. Contradictions refuse always.
 */
public final class UrdbImport {
  /** The most characters of a document: a page of 500 rates as the service answers them. */
  public static final int MAX_CHARACTERS = 20_000_000;

  private static final int MAX_DEPTH = 12;
  private static final int MAX_STRING = 100_000;
  private static final int MAX_NUMBER = 40;

  /** So many notes say enough of a document that is no rate. */
  private static final int MAX_NOTES = 500;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_CHARACTERS)
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private UrdbImport() {}

  /** What came of an import. */
  public sealed interface Outcome {
    /**
     * One note for every field, and for every part of one that needs saying, in the order they were
     * found.
     */
    List<UrdbNote> notes();

    /** The notes of one fate. */
    default List<UrdbNote> notes(Fate fate) {
      return notes().stream().filter(note -> note.fate() == fate).toList();
    }
  }

  /** A tariff was made. */
  public record Imported(TariffDocument tariff, List<UrdbNote> notes) implements Outcome {
    public Imported {
      notes = List.copyOf(notes);
    }
  }

  /** No tariff was made: the notes that are invalid or not represented say why. */
  public record Refused(List<UrdbNote> notes) implements Outcome {
    public Refused {
      notes = List.copyOf(notes);
    }

    /** The reasons, the worst first. */
    public List<UrdbNote> reasons() {
      return notes.stream()
          .filter(note -> note.fate().compareTo(Fate.NOT_REPRESENTED) >= 0)
          .sorted(Comparator.comparing(UrdbNote::fate).reversed())
          .toList();
    }
  }

  /** Imports the only rate of a document. */
  public static Outcome read(String json, UrdbOptions options) {
    return read(json, null, options);
  }

  /**
   * Imports one rate of a document.
   *
   * @param label which of several rates is meant; null when there is one
   */
  public static Outcome read(String json, @Nullable String label, UrdbOptions options) {
    List<UrdbNote> notes = new ArrayList<>();
    if (json.length() > MAX_CHARACTERS) {
      return refused(notes, "", "has more than " + MAX_CHARACTERS + " characters.");
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JacksonException unreadable) {
      return refused(notes, "", "is not JSON that can be read: " + Unreadable.reason(unreadable));
    } catch (NumberFormatException tooLarge) {
      return refused(notes, "", "holds a number that is too large to be read.");
    }
    Optional<At> at = find(root, label, notes);
    return at.isEmpty() ? new Refused(notes) : imported(at.get(), options, notes);
  }

  private record At(ObjectNode rate, String pointer) {}

  private static Outcome imported(At at, UrdbOptions options, List<UrdbNote> notes) {
    UrdbFields fields = new UrdbFields(at.rate(), at.pointer(), options.omitted(), notes);
    UrdbRate rate = UrdbReader.read(fields, options);
    if (rate.energy().isEmpty()
        && rate.demand().isEmpty()
        && rate.flatDemand().isEmpty()
        && rate.fixed().isEmpty()) {
      fields.invalid(at.pointer(), "charges nothing: it has no energy, demand or fixed charge");
    }
    if (worst(notes, options)) {
      return new Refused(shortened(notes));
    }
    ObjectNode document = new UrdbTariff(rate, fields, options).document();
    if (worst(notes, options)) {
      return new Refused(shortened(notes));
    }
    try {
      return new Imported(TariffJson.read(MAPPER.writeValueAsString(document)), shortened(notes));
    } catch (InvalidJsonException invalid) {
      invalid
          .problems()
          .forEach(
              problem ->
                  fields.note(
                      Fate.INVALID,
                      at.pointer(),
                      "makes no tariff that holds together: " + problem + "."));
      return new Refused(shortened(notes));
    }
  }

  private static boolean worst(List<UrdbNote> notes, UrdbOptions options) {
    Fate least = options.lenient() ? Fate.INVALID : Fate.NOT_REPRESENTED;
    return notes.stream().anyMatch(note -> note.fate().compareTo(least) >= 0);
  }

  private static List<UrdbNote> shortened(List<UrdbNote> notes) {
    return notes.size() <= MAX_NOTES
        ? notes
        : notes.stream()
            .sorted(Comparator.comparing(UrdbNote::fate).reversed())
            .limit(MAX_NOTES)
            .toList();
  }

  private static Outcome refused(List<UrdbNote> notes, String pointer, String sentence) {
    notes.add(new UrdbNote(Fate.INVALID, pointer, sentence));
    return new Refused(notes);
  }

  private static Optional<At> find(JsonNode root, @Nullable String label, List<UrdbNote> notes) {
    List<At> rates = new ArrayList<>();
    JsonNode list = root.isObject() && root.path("items").isArray() ? root.path("items") : root;
    String pointer = list == root ? "" : "/items";
    if (list.isArray()) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof ObjectNode rate && (label == null || hasLabel(rate, label))) {
          rates.add(new At(rate, pointer + "/" + i));
        }
      }
    } else if (list instanceof ObjectNode rate && (label == null || hasLabel(rate, label))) {
      rates.add(new At(rate, ""));
    }
    if (rates.size() == 1) {
      return Optional.of(rates.getFirst());
    }
    String problem =
        rates.isEmpty()
            ? label == null ? "holds no rate." : "holds no rate with the label '" + label + "'."
            : "holds " + rates.size() + " rates: name the label of the one that is meant.";
    notes.add(new UrdbNote(Fate.INVALID, pointer, problem));
    return Optional.empty();
  }

  private static boolean hasLabel(ObjectNode rate, String label) {
    return rate.path("label").asString("").equals(label);
  }
}
