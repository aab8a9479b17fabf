package org.wattline.rating.result;

import java.util.List;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonDocument;
import tools.jackson.core.JsonGenerator;

/** Reads and writes what rating answers, proofs and all, as JSON. */
public final class RatedJson {
  private static final int MAX_CHARACTERS = 50_000_000;
  private static final JsonDocument<Rated> DOCUMENT =
      JsonDocument.computed(Rated.class, "urn:wattline:schema:rated-1", MAX_CHARACTERS);

  private RatedJson() {}

  /**
   * @throws InvalidJsonException with everything that is wrong with it
   */
  public static Rated read(String json) {
    return DOCUMENT.read(json);
  }

  public static String write(Rated rated) {
    return DOCUMENT.write(rated);
  }

  /** Writes it where one value is expected. */
  public static void write(Rated rated, JsonGenerator to) {
    DOCUMENT.write(rated, to);
  }

  public static String schema() {
    return DOCUMENT.schema();
  }

  /** The reference page of proofs. */
  public static String reference(List<String> introduction) {
    return DOCUMENT.reference("Rated bill and proof reference", introduction);
  }
}
