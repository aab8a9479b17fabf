package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** What every component has. */
@Doc("What every component has.")
public record Heading(
    @Doc("Names the component within the tariff, and its lines") @Pattern(Heading.ID) String id,
    @Doc("What the bill calls it") @Size(min = 1, max = 200) String name,
    @Doc("The same in other languages, by ISO 639 code") @Default("{}") @Size(max = 50)
        Map<String, String> names,
    @Doc("Where it stands on the bill") @Default("\"energy\"") ComponentGroup group,
    @Doc("The tax category that the taxes' rates speak of")
        @Default("\"standard\"")
        @Pattern(Heading.ID)
        String taxCategory,
    @Doc("The first day it applies") @Nullable LocalDate from,
    @Doc("The first day after") @Nullable LocalDate to,
    @Doc("For whom it is; everybody when absent") @Nullable Condition when,
    @Doc("How its lines are rounded; the tariff's rule when absent")
        @Nullable RoundingRule rounding,
    @Doc("How often it makes a line") @Default("\"cycle\"") LinesPer lines) {
  /** The form of every id in a tariff. */
  public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  public Heading {
    if (from != null) {
      Dated.requireOrdered(from, to);
    }
  }

  public static Heading of(String id, String name) {
    return new Heading(
        id,
        name,
        Map.of(),
        ComponentGroup.ENERGY,
        "standard",
        null,
        null,
        null,
        null,
        LinesPer.CYCLE);
  }

  /** The name in a language, or the plain one. */
  public String nameIn(String language) {
    return names.getOrDefault(language, name);
  }
}
