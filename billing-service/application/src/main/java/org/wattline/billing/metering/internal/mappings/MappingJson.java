package org.wattline.billing.metering.internal.mappings;

import java.util.List;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.json.Problems;

/** Reads mappings of CSV as JSON; the schema and the reference page come from here too. */
public final class MappingJson {
  /** The most characters of a mapping. */
  public static final int MAX_CHARACTERS = 50_000;

  private static final JsonDocument<MappingDocument> DOCUMENT =
      JsonDocument.written(
          MappingDocument.class, "urn:wattline:schema:csv-mapping-1", MAX_CHARACTERS);

  private MappingJson() {}

  /** A mapping, and whether a header may choose it. */
  public record Declared(CsvMapping mapping, boolean detect) {}

  /**
   * Reads a mapping.
   *
   * @throws InvalidJsonException with everything that is wrong, each with a JSON pointer and a
   *     sentence
   */
  public static Declared read(String name, String json) {
    MappingDocument document = DOCUMENT.read(json);
    try {
      return new Declared(document.mapping(name), document.detect() && document.header());
    } catch (IllegalArgumentException contradiction) {
      Problems problems = new Problems();
      problems.add("", String.valueOf(contradiction.getMessage()));
      throw new InvalidJsonException(problems.found());
    }
  }

  /** The JSON Schema that mappings follow. */
  public static String schema() {
    return DOCUMENT.schema();
  }

  /** The reference page. */
  public static String reference(List<String> introduction) {
    return DOCUMENT.reference("Mappings of CSV", introduction);
  }
}
