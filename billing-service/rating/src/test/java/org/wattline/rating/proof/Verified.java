package org.wattline.rating.proof;

import java.time.Instant;
import java.util.List;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.Tariff;
import org.wattline.rating.calendar.HolidayDates;
import org.wattline.rating.context.DatedValue;
import org.wattline.rating.context.Event;
import org.wattline.rating.context.PriceSeries;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.json.JsonDocument;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.tariff.Calendar;
import org.wattline.rating.tariff.Holidays;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.rating.usage.Usage;
import org.wattline.rating.usage.UsageJson;
import org.wattline.verifier.BillVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rates, and has every line recomputed by the verifier: what tests rate is held twice. */
public final class Verified {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonDocument<DatedValue> DATED =
      JsonDocument.computed(DatedValue.class, "urn:wattline:schema:dated-value-1", 10_000);

  private Verified() {}

  /**
   * What rating answers.
   *
   * @throws AssertionError with everything that the verifier found wrong with it
   */
  public static Rated rate(
      Tariff tariff,
      ReferenceData data,
      LocalDateRange period,
      Usage usage,
      RatingContext context) {
    Rated rated = tariff.resolve(data, period).rate(usage, context);
    List<String> problems = problems(tariff, data, usage, RatedJson.write(rated));
    if (!problems.isEmpty()) {
      throw new AssertionError("The verifier disagrees:\n" + String.join("\n", problems));
    }
    return rated;
  }

  /** What the verifier says of a rated bill, as JSON. */
  public static List<String> problems(
      Tariff tariff, ReferenceData data, Usage usage, String rated) {
    JsonNode document = MAPPER.readTree(rated);
    LocalDateRange period =
        LocalDateRange.parse(
            document.path("from").asString() + "/" + document.path("to").asString());
    return BillVerifier.verify(
        MAPPER.readTree(TariffJson.write(tariff.document())),
        reference(tariff.document(), data, period),
        MAPPER.readTree(UsageJson.write(usage)),
        document);
  }

  private static JsonNode reference(
      TariffDocument tariff, ReferenceData data, LocalDateRange period) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode tariffs = root.putArray("tariffs");
    data.tariffs().values().forEach(each -> tariffs.add(MAPPER.readTree(TariffJson.write(each))));
    ObjectNode series = root.putObject("series");
    data.series().forEach((name, each) -> series(each, series.putObject(name)));
    ObjectNode dated = root.putObject("dated");
    data.dated()
        .forEach(
            (name, values) -> {
              ArrayNode all = dated.putArray(name);
              values.forEach(value -> all.add(DATED.toTree(value)));
            });
    ObjectNode events = root.putObject("events");
    data.events()
        .forEach(
            (name, all) -> {
              ArrayNode into = events.putArray(name);
              all.forEach(each -> event(each, into.addObject()));
            });
    Instant known = data.knownAt();
    if (known != null) {
      root.put("knownAt", known.toString());
    }
    ObjectNode holidays = root.putObject("holidays");
    Tariff.of(tariff)
        .resolve(data, period)
        .document()
        .calendars()
        .forEach((name, calendar) -> holidays(name, calendar, period, holidays));
    return root;
  }

  private static void series(PriceSeries each, ObjectNode into) {
    into.put("start", each.start().toString());
    into.put("minutes", each.minutes());
    into.put("decimals", each.decimals());
    ArrayNode values = into.putArray("values");
    for (long value : each.values()) {
      if (value == PackedDay.MISSING) {
        values.addNull();
      } else {
        values.add(value);
      }
    }
  }

  private static void event(Event each, ObjectNode into) {
    into.put("set", each.set());
    into.put("from", each.from().toString());
    into.put("to", each.to().toString());
  }

  /** Also of the days around a bill: a demand looks at its whole cycle, a bank at its year. */
  private static void holidays(
      String name, Calendar calendar, LocalDateRange period, ObjectNode into) {
    Holidays rule = calendar.holidays();
    ArrayNode dates = into.putArray(name);
    if (rule != null) {
      LocalDateRange around =
          new LocalDateRange(period.from().minusYears(1), period.to().plusYears(1));
      HolidayDates.of(rule, around).stream().sorted().forEach(date -> dates.add(date.toString()));
    }
  }
}
