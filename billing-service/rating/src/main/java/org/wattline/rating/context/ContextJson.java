package org.wattline.rating.context;

import java.util.List;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.tariff.TariffJson;

/** Reads and writes a rating context and its carry-over as JSON. */
public final class ContextJson {
  private static final int MAX_CHARACTERS = 5_000_000;
  private static final JsonDocument<RatingContext> CONTEXT =
      JsonDocument.computed(
          RatingContext.class, "urn:wattline:schema:rating-context-1", MAX_CHARACTERS);
  private static final JsonDocument<CarryOver> CARRY_OVER =
      JsonDocument.computed(CarryOver.class, "urn:wattline:schema:carry-over-1", MAX_CHARACTERS);

  private ContextJson() {}

  /**
   * @throws InvalidJsonException with everything that is wrong with it
   */
  public static RatingContext read(String json) {
    return CONTEXT.read(json);
  }

  public static String write(RatingContext context) {
    return CONTEXT.write(context);
  }

  /**
   * @throws InvalidJsonException with everything that is wrong with it
   */
  public static CarryOver readCarryOver(String json) {
    return CARRY_OVER.read(json);
  }

  public static String writeCarryOver(CarryOver carryOver) {
    return CARRY_OVER.write(carryOver);
  }

  public static String schema() {
    return CONTEXT.schema();
  }

  /** The reference page; what a tariff has too is on the page of tariffs. */
  public static String reference(List<String> introduction) {
    return CONTEXT.reference("Account reference", introduction, TariffJson.sections(), "tariff.md");
  }
}
