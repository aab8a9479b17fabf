package org.wattline.commands.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be: nothing of them is lost in silence, nothing breaks. */
class RateRefusalsTest extends RateRun {
  private static final String PEAKS =
      FLAT.replace("America/New_York", "UTC")
          .replace(
              "'components'",
              "'calendars':{'c':{'periods':['n','cp'],'rules':[{'period':'cp','events':'e'}]}},'components'")
          .replace("'price':'0.10'", "'periods':{'n':{'price':'0.1'},'cp':{'price':'1'}}")
          .replace("'prices'", "'calendar':'c','prices'");
  private static final String SPOT =
      FLAT.replace("America/New_York", "UTC")
          .replace("'components'", "'indices':{'spot':{}},'components'")
          .replace("'price':'0.10'", "'index':{'id':'spot'}");

  private int day(String tariff, String option, String file) {
    StringBuilder usage = new StringBuilder("start,kwh\n");
    for (int hour = 0; hour < 24; hour++) {
      usage.append("2025-01-01T").append(hour < 10 ? "0" : "").append(hour).append(":00,1\n");
    }
    return run(
        "--tariff",
        written("t.json", tariff),
        "--usage",
        written("u.csv", usage.toString()),
        "--from",
        "2025-01-01",
        "--to",
        "2025-01-02",
        option,
        file);
  }

  private int usage(String content) {
    return run(
        "--tariff",
        written("t.json", FLAT),
        "--usage",
        written("u.csv", content),
        "--from",
        "2025-01-01",
        "--to",
        "2025-01-02");
  }

  /** 22 hours at 0.1 and two at 1. */
  @Test
  void theFirstEventCountsAlsoWhereTheFileHasNoHeading() {
    String events =
        written("e.csv", "2025-01-01T10:00,2025-01-01T11:00\n2025-01-01T12:00,2025-01-01T13:00\n");

    assertThat(day(PEAKS, "--events", "e=" + events)).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("Total +4\\.20");
  }

  @Test
  void aFirstLineThatIsNeitherAHeadingNorAnEventIsRefused() {
    String events = written("e.csv", "01/01/2025 10:00,01/01/2025 11:00\n");

    assertThat(day(PEAKS, "--events", "e=" + events)).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("e.csv, line 1: expected when an event begins");
  }

  @Test
  void theFirstPriceCountsAlsoWhereTheFileHasNoHeading() {
    StringBuilder prices = new StringBuilder();
    for (int hour = 0; hour < 24; hour++) {
      prices.append("2025-01-01T").append(hour < 10 ? "0" : "").append(hour).append(":00,100\n");
    }

    assertThat(day(SPOT, "--prices", "spot=" + written("p.csv", prices.toString())))
        .as(errors() + answer())
        .isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("Total +2\\.40");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-01-01T00:00|99999999999, 'p.csv, line 2: expected a time'",
    "1900-01-01T00:00|1 2025-01-01T00:00|1 2025-01-01T00:01|1, 'p.csv: prices of every 1 minutes from 1900-01-01T00:00:00Z'"
  })
  void pricesThatAreTooLargeOrTooManyAreRefused(String lines, String expected) {
    String prices = "time,price\n" + lines.replace(' ', '\n').replace('|', ',') + "\n";

    assertThat(day(SPOT, "--prices", "spot=" + written("p.csv", prices)))
        .isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains(expected);
  }

  @Test
  void valuesThatLieACenturyApartAreRefusedWithBothTimes() {
    assertThat(usage("start,kwh\n1900-01-01T00:00,1\n1900-01-01T00:01,1\n2099-12-31T00:00,1\n"))
        .isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("u.csv: values of every 1 minutes from 1900-01-01", "2099-12-31");
  }

  @ParameterizedTest
  @CsvSource({
    "'start,kwh|2025-01-01T00:00,99999999999|', 'u.csv: '",
    "'start,kwh|2025-01-01T00:00:00,1|2025-01-01T00:00:10,1|', 'u.csv: intervals of 10 seconds'",
    "'when,consumption|2025-01-01T00:00,1|', 'A plain CSV begins with a heading'"
  })
  void whatIsWrongWithUsageIsToldWithItsFile(String content, String expected) {
    assertThat(usage(content.replace('|', '\n'))).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-01-01", "-0001-01-01", "0000-01-01"})
  void daysOutsideOfTheCalendarsOfPeopleAreRefused(String day) {
    assertThat(run("--tariff", SINGLE, "--usage", WEEK, "--from", day, "--to", "2026-01-12"))
        .isEqualTo(RateCommand.USAGE);
    assertThat(errors()).contains("--from is a day like 2026-01-31, not '" + day + "'");
  }

  @Test
  void moreDaysThanARatingHasAreRefusedByTheOptionsThatNamedThem() {
    assertThat(
            run("--tariff", SINGLE, "--usage", WEEK, "--from", "2000-01-01", "--to", "2026-01-12"))
        .isEqualTo(RateCommand.USAGE);
    assertThat(errors()).contains("--from 2000-01-01 --to 2026-01-12", "3660 days");
  }

  @Test
  void byteOrderMarksBeforeJsonAreSkipped() throws IOException {
    String tariff = written("bom.json", "\uFEFF" + Files.readString(Path.of(SINGLE)));
    String usage =
        written(
            "bom-usage.json",
            "\uFEFF{'format':'wattline-usage/1','channels':{'import':{'registers':["
                + "{'from':'2026-01-05','to':'2026-01-12','quantity':'100'}],'peaks':["
                + "{'from':'2026-01-05','to':'2026-01-12','kw':'3'}]},'export':{'registers':["
                + "{'from':'2026-01-05','to':'2026-01-12','quantity':'0'}]}}}");

    int status =
        run("--tariff", tariff, "--usage", usage, "--from", "2026-01-05", "--to", "2026-01-12");

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
  }

  @Test
  void aFileOfAnotherEncodingIsToldHowToSaveIt() throws IOException {
    Path file = folder.resolve("latin.json");
    Files.write(file, "{\"name\":\"Électricité\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(week("--tariff", file.toString())).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("latin.json is no text in UTF-8: save it as UTF-8.");
  }

  @Test
  void aValueOfAnAccountThatEndsBeforeItBeginsIsRefused() {
    String account =
        written("a.json", "{'classes':[{'value':'x','from':'2026-01-08','to':'2026-01-01'}]}");

    assertThat(week("--tariff", SINGLE, "--account", account)).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("/classes/0: 'to' is before 'from'");
  }

  @Test
  void namesCannotSteerTheTerminal() {
    String tariff = written("esc.json", FLAT.replace("'Flat'", "'Fl\\u001b[31mat\\u0007'"));

    week("--tariff", tariff);

    assertThat(answer()).contains("Fl [31mat").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void theTotalOfABillThatIsNotPricedWholeSaysSo() {
    usage("start,kwh\n2025-01-01T00:00,1\n");

    assertThat(answer()).containsPattern("Total \\(not priced whole\\) +0\\.00");
  }

  @Test
  void aChannelThatTheUsageDoesNotHaveIsNamed() {
    String single = "start,kwh\n2026-01-05T00:00,1\n";

    run(
        "--tariff",
        SINGLE,
        "--usage",
        written("u.csv", single),
        "--from",
        "2026-01-05",
        "--to",
        "2026-01-06");

    assertThat(answer())
        .contains("The usage has no channel 'export' at all: give it, with 0 where nothing flowed.")
        .doesNotContain("no channel 'import'");
  }

  @Test
  void decimalCommasAreSeenAlsoWhereTheFirstValueIsWhole() {
    StringBuilder csv = new StringBuilder("start;kWh\n2025-01-01 00:00;1\n");
    for (int hour = 1; hour < 24; hour++) {
      csv.append("2025-01-01 ").append(hour < 10 ? "0" : "").append(hour).append(":00;0,5\n");
    }

    assertThat(usage(csv.toString())).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("12\\.5 kWh +1\\.25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "fr"})
  void billsComparisonsAndTheHelpFitIntoEightyColumns(String locale) {
    week("--tariff", SINGLE, "--locale", locale);
    week("--tariff", SINGLE, "--tariff", DUAL, "--locale", locale);
    run("--help");

    assertThat(answer().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }
}
