package org.wattline.rating.calendar;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.Holidays;

/**
 * The countries, regions and holidays that the library calendars have, and that others have not.
 */
public final class HolidayLibrary {
  /** The library has exchanges among its countries, too, which no tariff can name. */
  private static final int COUNTRY_CODE = 2;

  /** Years in which a holiday that a tariff names is looked for: some come once in six. */
  private static final int FROM = 2015;

  private static final int TO = 2040;

  private HolidayLibrary() {}

  /**
   * What calendars name and the library does not have, each with a pointer into the tariff: a
   * holiday that nobody knows would be an ordinary day in silence.
   */
  public static List<JsonProblem> problems(Map<String, Calendar> calendars) {
    List<JsonProblem> problems = new ArrayList<>();
    calendars.forEach(
        (name, calendar) -> {
          Holidays rule = calendar.holidays();
          if (rule != null) {
            check("/calendars/" + name + "/holidays", rule, problems);
          }
        });
    return problems;
  }

  private static void check(String pointer, Holidays rule, List<JsonProblem> problems) {
    String country = rule.country();
    if (country == null) {
      if (!rule.region().isEmpty() || !rule.only().isEmpty()) {
        problems.add(
            new JsonProblem(pointer + "/country", "A region, or `only`, needs a country as well"));
      }
      return;
    }
    HolidayManager library;
    try {
      library = country(country);
    } catch (IllegalArgumentException unknown) {
      problems.add(new JsonProblem(pointer + "/country", sentence(unknown)));
      return;
    }
    try {
      region(library, country, rule.region());
    } catch (IllegalArgumentException unknown) {
      problems.add(new JsonProblem(pointer + "/region", sentence(unknown)));
      return;
    }
    if (!rule.only().isEmpty()) {
      Set<String> keys = keys(country, rule.region());
      for (int i = 0; i < rule.only().size(); i++) {
        String key = rule.only().get(i);
        if (!keys.contains(key)) {
          problems.add(
              new JsonProblem(
                  pointer + "/only/" + i,
                  "The holiday library has no '" + key + "' there; it has " + listed(keys)));
        }
      }
    }
  }

  private static String sentence(IllegalArgumentException told) {
    return String.valueOf(told.getMessage());
  }

  private static Set<String> keys(String country, List<String> region) {
    Set<String> keys = new TreeSet<>();
    for (int year = FROM; year <= TO; year++) {
      HolidayDates.eachOf(country, region, year, (date, key, general) -> keys.add(key));
    }
    return keys;
  }

  /**
   * The library's calendar of a country.
   *
   * @throws IllegalArgumentException when it has none, with those that it has
   */
  static HolidayManager country(String country) {
    Set<String> codes = HolidayManager.getSupportedCalendarCodes();
    if (codes.stream().noneMatch(country::equalsIgnoreCase)) {
      List<String> countries =
          codes.stream().filter(code -> code.length() == COUNTRY_CODE).toList();
      throw new IllegalArgumentException(
          "The holiday library has no country '" + country + "'; it has " + listed(countries));
    }
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
  }

  /**
   * The subdivisions as the library writes them, which has most in small letters.
   *
   * @throws IllegalArgumentException when it has no such region, with those that it has
   */
  static String[] region(HolidayManager library, String country, List<String> region) {
    List<String> known = new ArrayList<>();
    var level = library.getCalendarHierarchy();
    for (String part : region) {
      Set<String> had = level.getChildren().keySet();
      String name = had.stream().filter(part::equalsIgnoreCase).findFirst().orElse(null);
      if (name == null) {
        throw new IllegalArgumentException(
            "The holiday library has no region '"
                + String.join("/", region)
                + "' in "
                + country
                + "; it has "
                + (had.isEmpty() ? "none there" : listed(had)));
      }
      level = Objects.requireNonNull(level.getChildren().get(name));
      known.add(name);
    }
    return known.toArray(String[]::new);
  }

  private static String listed(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
