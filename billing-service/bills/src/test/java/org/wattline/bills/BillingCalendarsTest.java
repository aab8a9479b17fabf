package org.wattline.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.bills.Books.anAgreement;
import static org.wattline.bills.Books.terms;
import static org.wattline.bills.Tariffs.energy;
import static org.wattline.bills.Tariffs.plain;
import static org.wattline.bills.Tariffs.rates;
import static org.wattline.bills.Tariffs.subscription;
import static org.wattline.bills.Tariffs.tariff;
import static org.wattline.bills.Tariffs.yearly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.wattline.kernel.Exact;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.tariff.PriceOverride;

/**
 * Suppliers' calendars, each with the bills that must come of it, reckoned by hand: the file beside
 * this class. Expected and actual bills are printed side by side to {@code target}.
 */
@Tag("UC-041")
class BillingCalendarsTest {
  private static final Path PRINTED = Path.of("target", "billing-calendars.txt");
  private static final Pattern HEADING = Pattern.compile("^## (.+)$", Pattern.MULTILINE);

  private static final String AN = "An";
  private static final String BO = "Bo";
  private static final String POINT = "point";

  private record Calendar(String name, Consumer<Books> story) {}

  private static Calendar calendar(String name, Consumer<Books> story) {
    return new Calendar(name, story);
  }

  @TestFactory
  Stream<DynamicTest> everyCalendarComesToTheBillsReckonedByHand() throws IOException {
    Map<String, String> expected = expected();
    Files.createDirectories(PRINTED.getParent());
    Files.deleteIfExists(PRINTED);
    List<Calendar> calendars = calendars();
    assertThat(calendars.stream().map(Calendar::name)).containsExactlyElementsOf(expected.keySet());
    return calendars.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(), () -> check(each, expected.getOrDefault(each.name(), ""))));
  }

  private static void check(Calendar calendar, String expected) throws IOException {
    Books books = new Books();
    calendar.story().accept(books);
    String actual =
        Told.bills(books.issued().stream().map(Books.Issued::document).toList()).strip();
    String printed = Told.sideBySide(calendar.name(), expected, actual);
    Files.writeString(PRINTED, printed, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    assertThat(actual).as(printed).isEqualTo(expected);
  }

  private static Map<String, String> expected() throws IOException {
    String text;
    try (var in = BillingCalendarsTest.class.getResourceAsStream("calendars.md")) {
      text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    Map<String, String> expected = new java.util.LinkedHashMap<>();
    Matcher heading = HEADING.matcher(text);
    while (heading.find()) {
      int end = text.indexOf("\n## ", heading.end());
      String section = text.substring(heading.end(), end < 0 ? text.length() : end);
      int from = section.indexOf("```\n") + 4;
      expected.put(
          heading.group(1), section.substring(from, section.indexOf("\n```", from - 1)).strip());
    }
    return expected;
  }

  private static List<Calendar> calendars() {
    return List.of(
        calendar(
            "A month by a register",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A month of quarter-hours",
            books -> {
              quarters(books, "2026-01-01", "2026-02-01");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "The clock springs forward: 2972 quarter-hours",
            books -> {
              quarters(books, "2026-03-01", "2026-04-01");
              books.run(AN, "2026-04-01");
            }),
        calendar(
            "The clock falls back: 2980 quarter-hours",
            books -> {
              quarters(books, "2026-10-01", "2026-11-01");
              books.run(AN, "2026-11-01");
            }),
        calendar(
            "A leap day counts as a day",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.monthly(AN, "plain", "2024-02-15", null);
              books.quarters(POINT, "2024-02-15", "2024-03-01", 10);
              books.run(AN, "2024-03-01");
            }),
        calendar(
            "A price change on the first day is not lost",
            books -> {
              january(books);
              books.tariff("plain", "2026-02-01", plain("0.40", "10", "21"));
              books.register(POINT, "2026-02-01", "2026-03-01", "100");
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "A price change on the first day of an open period, published late",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-02-01", "2026-03-01", "100");
              books.tariff("plain", "2026-02-01", plain("0.40", "10", "21"));
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "Of two changes in a cycle the newer wins",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-02-01", "310");
              books.tariff("plain", "2026-01-11", plain("0.40", "10", "21"));
              books.tariff("plain", "2026-01-11", plain("0.50", "10", "21"));
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A schedule is anchored anew when its base moves",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "0", "0"));
              books.agreement(
                  AN,
                  AN,
                  anAgreement(
                      AN,
                      POINT,
                      "2026-01-01",
                      null,
                      terms("2026-01-01", "2026-02-01", "plain", Cycle.monthly(1), null),
                      terms("2026-02-01", null, "plain", Cycle.monthly(15), null)));
              books.register(POINT, "2026-01-01", "2026-04-01", "900");
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-03-01");
              books.run(AN, "2026-03-15");
            }),
        calendar(
            "VAT changes within a period",
            books -> {
              books.tariff(
                  "plain",
                  "2020-01-01",
                  tariff(
                      "",
                      energy("0.30") + "," + subscription("10"),
                      rates("21") + ",{'from':'2026-01-16','percent':'6'}"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-02-01", "310");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A late read corrects the month it belongs to",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-01-01", "2026-02-01", "120");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Corrections of corrections, and back again",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-01-01", "2026-02-01", "120");
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-01-01", "2026-02-01", "90");
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-01-01", "2026-02-01", "100");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Nothing changed: nothing is billed",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-01-01", "2026-02-01", "100");
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-02-15");
            }),
        calendar(
            "A meter is exchanged, and its closing read corrected",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-01-12", "40");
              books.register(POINT, "2026-01-12", "2026-02-01", "60");
              books.run(AN, "2026-02-01");
              books.register(POINT, "2026-01-01", "2026-01-12", "45");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A backdated move bills both parties again",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.monthly(AN, "plain", "2026-02-01", null);
              books.register(POINT, "2026-02-01", "2026-03-01", "280");
              books.run(AN, "2026-03-01");
              books.monthly(AN, "plain", "2026-02-01", "2026-02-11");
              books.monthly(BO, "plain", "2026-02-11", null);
              books.run(AN, "2026-03-01");
              books.run(BO, "2026-03-01");
            }),
        calendar(
            "A move that is undone gives all back",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.undone(AN);
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "An agreement that began earlier bills the days before",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "0", "0"));
              books.monthly(AN, "plain", "2026-02-01", null);
              books.register(POINT, "2026-01-01", "2026-03-01", "590");
              books.run(AN, "2026-03-01");
              books.monthly(AN, "plain", "2026-01-17", null);
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "A final bill, and the rest when the customer stays after all",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "0", "0"));
              books.monthly(AN, "plain", "2026-01-01", "2026-01-16");
              books.register(POINT, "2026-01-01", "2026-02-01", "310");
              books.run(AN, "2026-02-01");
              books.monthly(AN, "plain", "2026-01-01", null);
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Billed up to now, then the rest of the month",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "0"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-02-01", "310");
              books.run(AN, "2026-01-11", true);
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Three months at once",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-04-01", "900");
              books.run(AN, "2026-04-01");
            }),
        calendar(
            "Two points on one invoice",
            books -> {
              january(books);
              books.agreement(
                  AN,
                  "second",
                  anAgreement(
                      "second",
                      "barn",
                      "2026-01-01",
                      null,
                      terms("2026-01-01", null, "plain", Cycle.monthly(1), null)));
              books.register("barn", "2026-01-01", "2026-02-01", "10");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A price that was wrong is corrected on every month",
            books -> {
              january(books);
              books.register(POINT, "2026-02-01", "2026-03-01", "200");
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-03-01");
              books.tariff("plain", "2020-01-01", plain("0.25", "10", "21"));
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "A tax that was wrong changes the tax alone",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "6"));
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Another product from within a period on",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.tariff("green", "2020-01-01", plain("0.20", "10", "21"));
              books.agreement(AN, AN, switched());
              books.register(POINT, "2026-01-01", "2026-02-01", "310");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Another product, agreed after the month was billed",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.tariff("green", "2020-01-01", plain("0.20", "10", "21"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-02-01", "310");
              books.run(AN, "2026-02-01");
              books.agreement(AN, AN, switched());
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A price of one's own beats the list, also afterwards",
            books -> {
              january(books);
              books.run(AN, "2026-02-01");
              books.agreement(AN, AN, overridden());
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A year of advances is settled",
            books -> {
              aYear(books, "3650");
              books.run(AN, "2027-01-01");
            }),
        calendar(
            "A settlement after a move that became known late",
            books -> {
              aYear(books, "3650");
              books.run(AN, "2027-01-01");
              books.yearly(AN, "year", "2026-01-01", "2026-10-01", Month.JANUARY, "60.50");
              books.run(AN, "2027-01-01");
              books.run(AN, "2027-02-01");
            }),
        calendar(
            "Moving out in March, with April's advance charged already",
            books -> {
              books.tariff("year", "2020-01-01", yearly("0.30", "120", "21"));
              books.yearly(AN, "year", "2026-01-01", null, Month.JANUARY, "60.50");
              books.register(POINT, "2026-01-01", "2026-03-21", "790");
              for (int month = 1; month <= 4; month++) {
                books.run(AN, LocalDate.of(2026, month, 1).toString());
              }
              books.yearly(AN, "year", "2026-01-01", "2026-03-21", Month.JANUARY, "60.50");
              books.run(AN, "2026-04-10");
            }),
        calendar(
            "Advances of an agreement that should not have been",
            books -> {
              books.tariff("year", "2020-01-01", yearly("0.30", "120", "21"));
              books.yearly(AN, "year", "2026-01-01", null, Month.JANUARY, "60.50");
              books.run(AN, "2026-01-01");
              books.run(AN, "2026-02-01");
              books.undone(AN);
              books.run(AN, "2026-02-10");
            }),
        calendar(
            "An undone move charges the advances again that it gave back",
            books -> {
              books.tariff("year", "2020-01-01", yearly("0.30", "120", "21"));
              books.yearly(AN, "year", "2026-01-01", null, Month.JANUARY, "60.50");
              books.run(AN, "2026-02-01");
              books.undone(AN);
              books.run(AN, "2026-02-10");
              books.yearly(AN, "year", "2026-01-01", null, Month.JANUARY, "60.50");
              books.run(AN, "2026-02-20");
              books.run(AN, "2026-02-20");
            }),
        calendar(
            "Another advance from the next month on",
            books -> {
              books.tariff("year", "2020-01-01", yearly("0.30", "120", "21"));
              books.yearly(AN, "year", "2026-01-01", null, Month.MARCH, "60.50");
              books.register(POINT, "2026-01-01", "2026-03-01", "590");
              books.run(AN, "2026-01-01");
              books.agreement(
                  AN,
                  AN,
                  anAgreement(
                      AN,
                      POINT,
                      "2026-01-01",
                      null,
                      terms("2026-01-01", "2026-02-01", "year", march(), "60.50"),
                      terms("2026-02-01", null, "year", march(), "96.80")));
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "Late reads after a settlement",
            books -> {
              aYear(books, "3650");
              books.run(AN, "2027-01-01");
              books.register(POINT, "2026-01-01", "2027-01-01", "3660");
              books.run(AN, "2027-01-10");
            }),
        calendar(
            "A year that ends on the fifteenth of March, begun on a leap day",
            books -> {
              books.tariff("year", "2020-01-01", yearly("0.30", "0", "0"));
              books.agreement(
                  AN,
                  AN,
                  anAgreement(
                      AN,
                      POINT,
                      "2024-02-29",
                      null,
                      terms(
                          "2024-02-29",
                          null,
                          "year",
                          Cycle.yearlyWithAdvances(15, Month.MARCH),
                          "50")));
              books.register(POINT, "2024-02-29", "2025-03-15", "380");
              books.run(AN, "2024-03-15");
              books.run(AN, "2024-04-14");
              books.run(AN, "2025-03-15");
            }),
        calendar(
            "A peak corrected in January also changes February",
            books -> {
              books.tariff("peak", "2020-01-01", peaks());
              books.monthly(AN, "peak", "2026-01-01", null);
              books.quarters(POINT, "2026-01-01", "2026-03-01", 1000);
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-03-01");
              books.quarters(POINT, "2026-01-10", "2026-01-11", 2000);
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "A tier of the year moves when an earlier month is corrected",
            books -> {
              books.tariff("tiers", "2020-01-01", tiers());
              books.monthly(AN, "tiers", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-02-01", "100");
              books.register(POINT, "2026-02-01", "2026-03-01", "100");
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-03-01");
              books.register(POINT, "2026-01-01", "2026-02-01", "130");
              books.run(AN, "2026-03-01");
            }),
        calendar(
            "An estimated bill is trued up",
            books -> {
              books.tariff(
                  "guess",
                  "2020-01-01",
                  tariff("'missing':'same-time-last-week',", energy("0.30"), rates("21")));
              books.monthly(AN, "guess", "2026-01-01", null);
              books.quarters(POINT, "2026-01-01", "2026-01-20", 100);
              books.quarters(POINT, "2026-01-21", "2026-02-01", 100);
              books.run(AN, "2026-02-01");
              books.quarters(POINT, "2026-01-20", "2026-01-21", 300);
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "Missing usage parks the account until it is there",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.quarters(POINT, "2026-01-01", "2026-01-20", 10);
              Outcome parked = books.run(AN, "2026-02-01");
              assertThat(parked)
                  .isInstanceOfSatisfying(
                      Outcome.Parked.class,
                      each ->
                          assertThat(each.sentence())
                              .contains("2026-01-19T23:00:00Z", "2026-01-31T23:00:00Z"));
              books.quarters(POINT, "2026-01-20", "2026-02-01", 10);
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "A month of nothing",
            books -> {
              books.tariff("plain", "2020-01-01", plain("0.30", "0", "21"));
              books.monthly(AN, "plain", "2026-01-01", null);
              books.register(POINT, "2026-01-01", "2026-02-01", "0");
              books.run(AN, "2026-02-01");
            }),
        calendar(
            "From months to a year with advances",
            books -> {
              books.tariff("plain", "2020-01-01", yearly("0.30", "0", "21"));
              books.agreement(
                  AN,
                  AN,
                  anAgreement(
                      AN,
                      POINT,
                      "2026-01-01",
                      null,
                      terms("2026-01-01", "2026-02-15", "plain", Cycle.monthly(1), null),
                      terms("2026-02-15", null, "plain", march(), "12.10")));
              books.register(POINT, "2026-01-01", "2026-03-01", "590");
              books.run(AN, "2026-02-01");
              books.run(AN, "2026-02-15");
              books.run(AN, "2026-03-01");
            }));
  }

  private static Cycle march() {
    return Cycle.yearlyWithAdvances(1, Month.MARCH);
  }

  private static void january(Books books) {
    books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
    books.monthly(AN, "plain", "2026-01-01", null);
    books.register(POINT, "2026-01-01", "2026-02-01", "100");
  }

  private static void quarters(Books books, String from, String to) {
    books.tariff("plain", "2020-01-01", plain("0.30", "10", "21"));
    books.monthly(AN, "plain", from, null);
    books.quarters(POINT, from, to, 10);
  }

  private static void aYear(Books books, String kwh) {
    books.tariff("year", "2020-01-01", yearly("0.30", "120", "21"));
    books.yearly(AN, "year", "2026-01-01", null, Month.JANUARY, "60.50");
    books.register(POINT, "2026-01-01", "2027-01-01", kwh);
    for (int month = 1; month <= 12; month += 3) {
      books.run(AN, LocalDate.of(2026, month + 2, 1).toString());
    }
  }

  private static Agreement switched() {
    return anAgreement(
        AN,
        POINT,
        "2026-01-01",
        null,
        terms("2026-01-01", "2026-01-11", "plain", Cycle.monthly(1), null),
        terms("2026-01-11", null, "green", Cycle.monthly(1), null));
  }

  private static Agreement overridden() {
    RatingContext facts =
        new RatingContext(
            List.of(),
            Map.of(),
            List.of(),
            List.of(
                new PriceOverride(
                    "energy",
                    null,
                    null,
                    Books.day("2026-01-01"),
                    null,
                    null,
                    Exact.parse("0.28"),
                    null,
                    Exact.ZERO)),
            List.of(),
            CarryOver.none(),
            true);
    return new Agreement(
        Books.id(AN),
        Books.id(POINT),
        Books.day("2026-01-01"),
        null,
        List.of(
            new Terms(
                Books.day("2026-01-01"), null, Books.id("plain"), Cycle.monthly(1), facts, null)));
  }

  private static String peaks() {
    return tariff(
        "",
        "{'kind':'demand','id':'capacity','name':'Capacity','per':'month','rolling':{'months':12},"
            + "'prices':[{'from':'2020-01-01','price':'5'}]}",
        rates("0"));
  }

  private static String tiers() {
    return tariff(
        "",
        "{'kind':'energy','id':'energy','name':'Energy','tiering':{'assess':'year','thresholds':'year'},"
            + "'prices':[{'from':'2020-01-01','tiers':[{'upTo':'150','price':'0.10'},{'price':'0.20'}]}]}",
        rates("0"));
  }
}
