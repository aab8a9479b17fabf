package org.wattline.rating;

import java.util.ArrayList;
import java.util.List;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.calendar.HolidayLibrary;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.engine.Engine;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;

/**
 * A tariff, ready to be bound to a period.
 *
 * @param document what was published
 */
public record Tariff(TariffDocument document) {
  public static Tariff of(TariffDocument document) {
    return new Tariff(document);
  }

  /**
   * Reads a published tariff.
   *
   * @throws InvalidJsonException with everything that is wrong with it, each with a JSON pointer
   *     and a sentence
   */
  public static Tariff read(String json) {
    TariffDocument document = TariffJson.read(json);
    require(HolidayLibrary.problems(document.calendars()));
    return new Tariff(document);
  }

  /**
   * Checks that the tariff fits the lists that it inherits from: that what it omits, changes or
   * names of them is there; and that the holidays that it names are known. Rating refuses a bill by
   * one that does not.
   *
   * @param data the base lists
   * @throws IllegalArgumentException when a base list is not in the data
   * @throws InvalidJsonException with everything that does not fit, each with a JSON pointer and a
   *     sentence
   */
  public void check(ReferenceData data) {
    List<JsonProblem> problems = new ArrayList<>(HolidayLibrary.problems(document.calendars()));
    problems.addAll(Engine.problems(document, data));
    require(problems);
  }

  private static void require(List<JsonProblem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidJsonException(problems);
    }
  }

  /**
   * Binds calendars and prices for a period. The result serves every account that has the tariff,
   * on any number of threads; it is never stored.
   *
   * @param data what the tariff names and does not hold
   * @param period the days to rate
   * @throws IllegalArgumentException when the base tariff is not in the data, or the period is
   *     empty or longer than {@link ResolvedTariff#MAX_DAYS}
   */
  public ResolvedTariff resolve(ReferenceData data, LocalDateRange period) {
    return new ResolvedTariff(document, data, period);
  }
}
