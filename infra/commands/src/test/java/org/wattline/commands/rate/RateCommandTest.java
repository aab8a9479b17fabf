package org.wattline.commands.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.rating.result.RatedJson;

class RateCommandTest extends RateRun {
  @Test
  void aWeekIsPricedAsABill() {
    assertThat(week("--tariff", SINGLE)).isEqualTo(RateCommand.DONE);

    assertThat(answer())
        .contains("Single rate")
        .containsPattern("Energy +111\\.844 kWh +15\\.94")
        .containsPattern("Feed-in +16\\.211 kWh +-0\\.50")
        .containsPattern("VAT +6 % / 26\\.56 +1\\.59")
        .containsPattern("Total +27\\.65");
  }

  private static final String URDB =
      "{'label':'l','name':'TOU','utility':'U','energyratestructure':[[{'rate':0.1}]],"
          + "'coincidentratestructure':[[{'rate':4}]]}";

  @Test
  void energyByPeriodsIsShownWithWhatEachTookAndItsPrice() {
    int status = week("--tariff", EXAMPLES.resolve("flanders-day-night.json").toString());

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer().lines())
        .containsSequence("    day: 59.613 kWh × 0.1571", "    night: 52.231 kWh × 0.1238");
  }

  @Test
  void aRateOfTheUtilityRateDatabaseIsPricedInTheZoneGivenAndItsChoicesAreTold()
      throws IOException {
    String rate = folder.resolve("urdb.json").toString();
    Files.writeString(Path.of(rate), URDB.replace('\'', '"'));
    String events = folder.resolve("events.csv").toString();
    Files.writeString(Path.of(events), "begin,end\n2026-01-06T18:00:00+01:00,2026-01-06T19:00\n");

    int status =
        week(
            "--tariff", rate, "--zone", "Europe/Brussels", "--events", "coincident-peak=" + events);

    assertThat(status).isEqualTo(RateCommand.DONE);
    assertThat(answer()).contains("U: TOU").containsPattern("Coincident demand charge +\\S+ kW");
    assertThat(errors()).contains("/coincidentratestructure is charged on the demand");
  }

  @Test
  void aRateOfTheUtilityRateDatabaseNeedsAZoneAndEventsNeedTwoTimes() throws IOException {
    String rate = folder.resolve("urdb.json").toString();
    Files.writeString(Path.of(rate), URDB.replace('\'', '"'));
    String events = folder.resolve("events.csv").toString();
    Files.writeString(Path.of(events), "begin,end\n2026-01-06T18:00:00+01:00\n");

    assertThat(week("--tariff", rate)).isEqualTo(RateCommand.USAGE);
    assertThat(errors()).contains("give --zone ZONE");
    assertThat(week("--tariff", SINGLE, "--events", "peak=" + events)).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("events.csv, line 2: expected when an event begins");
  }

  @Test
  void severalTariffsAreRankedByWhatTheyCost() {
    assertThat(week("--tariff", DUAL, "--tariff", SINGLE)).isEqualTo(RateCommand.DONE);

    assertThat(answer().lines().map(String::strip).toList())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Single rate").endsWith("27.65 EUR"),
            second -> assertThat(second).startsWith("Day and night").endsWith("27.79 EUR  + 0.14"));
  }

  @Test
  void whatATariffOfSeveralDoesNotPriceIsNamedBelowTheRanking() {
    int status =
        run(
            "--tariff",
            SINGLE,
            "--tariff",
            DUAL,
            "--usage",
            WEEK,
            "--from",
            "2026-01-05",
            "--to",
            "2026-01-14");

    assertThat(status).isEqualTo(RateCommand.INCOMPLETE);
    assertThat(answer())
        .contains("Single rate: Not priced: energy: import has no values in one gap")
        .contains("Day and night: Not priced: ");
  }

  @Test
  void amountsOfDifferentCurrenciesAreNotComparedWithEachOther() {
    String flat = FLAT.replace("America/New_York", "Europe/Brussels");
    String dollars = written("usd.json", flat);
    String dearer = written("dear.json", flat.replace("0.10", "0.30").replace("Flat", "Dear"));

    week("--tariff", DUAL, "--tariff", dearer, "--tariff", SINGLE, "--tariff", dollars);

    assertThat(answer().lines().map(String::strip).toList())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Single rate").endsWith("27.65 EUR"),
            second -> assertThat(second).startsWith("Day and night").endsWith("27.79 EUR  + 0.14"),
            third -> assertThat(third).startsWith("Flat").endsWith("11.18 USD"),
            last -> assertThat(last).startsWith("Dear").endsWith("33.55 USD  + 22.37"));
  }

  @Test
  void aLineIsExplainedInTheLanguageAsked() {
    assertThat(week("--tariff", SINGLE, "--explain=energy", "--locale", "nl-BE"))
        .isEqualTo(RateCommand.DONE);

    assertThat(answer())
        .contains("111,844 kWh × € 0,1425 per kWh (sinds 1 januari 2026) = 15,93777")
        .contains("steunt op 672 waarden van 15 minuten van import");
  }

  @Test
  void theComponentToExplainMayFollowAsAWordOfItsOwn() {
    assertThat(week("--explain", "energy", "--tariff", SINGLE)).isEqualTo(RateCommand.DONE);

    assertThat(answer()).contains("111.844 kWh ×").doesNotContain("Subscription: ");
  }

  @Test
  void amountsComparedAreWrittenInTheReadersDigits() {
    assertThat(week("--tariff", DUAL, "--tariff", SINGLE, "--locale", "fr"))
        .isEqualTo(RateCommand.DONE);

    assertThat(answer()).contains("27,65 EUR", "27,79 EUR  + 0,14");
  }

  @Test
  void theJsonIsTheRatedBillWithItsProofs() {
    assertThat(week("--tariff", SINGLE, "--json")).isEqualTo(RateCommand.DONE);

    assertThat(RatedJson.read(answer()).lines()).hasSize(5);
  }

  @Test
  void whatIsMissingIsNamedAndTheRestIsPriced() {
    int status =
        run("--tariff", SINGLE, "--usage", WEEK, "--from", "2026-01-05", "--to", "2026-01-14");

    assertThat(status).isEqualTo(RateCommand.INCOMPLETE);
    assertThat(answer())
        .contains("Not priced: energy: import has no values in one gap, from January 12, 2026")
        .containsPattern("Subscription +1\\.60");
  }

  @Test
  void whatIsMissingIsNamedInTheLanguageAsked() {
    run(
        "--tariff",
        SINGLE,
        "--usage",
        WEEK,
        "--from",
        "2026-01-05",
        "--to",
        "2026-01-14",
        "--locale",
        "fr");

    assertThat(answer())
        .contains("energy: import n'a pas de valeurs dans un intervalle, du 12 janvier 2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--usage x --from 2026-01-01 --to 2026-02-01 | Give --tariff FILE",
        "--tariff t --from 2026-01-01 --to 2026-02-01 | Give --usage FILE.",
        "--tariff t --usage u --from 2026-01-01 | Give --to YYYY-MM-DD.",
        "--tariff t --usage u --from January --to 2026-02-01 | --from is a day like 2026-01-31, not"
            + " 'January'.",
        "--tariff t --usage u --from 2026-02-01 --to 2026-02-01 | --to is the first day after the"
            + " bill",
        "--tariff t --usage u --usage v | --usage is given twice.",
        "--tariff | --tariff needs a value.",
        "--colour red | '--colour' is not known here",
        "--tariff t --usage u --from 2026-01-01 --to 2026-02-01 --locale de | --locale is en, nl or"
            + " fr",
        "--tariff t --prices spot | --prices is written INDEX=FILE, not 'spot'."
      })
  void aCommandLineThatIsNotRightIsAnsweredWithOneSentence(String line, String expected) {
    assertThat(run(line.strip().split(" "))).isEqualTo(RateCommand.USAGE);
    assertThat(errors().lines()).hasSize(1);
    assertThat(errors()).contains(expected);
  }

  @Test
  void aComponentThatIsNotOnTheBillIsToldWithThoseThatAre() {
    assertThat(week("--tariff", SINGLE, "--explain=enrgy")).isEqualTo(RateCommand.USAGE);
    assertThat(errors()).contains("There is no line of 'enrgy'; there are subscription, energy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{}` | is no tariff",
        "`{'format':'wattline-tariff/1'` | (line 1, column",
        "`[1]` | is no tariff"
      })
  void aFileThatIsNoTariffIsRefusedWithEveryReason(String content, String expected) {
    assertThat(week("--tariff", written("t.json", content))).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains(expected).doesNotContain("Exception");
  }

  @Test
  void aTariffThatInheritsFindsItsBaseAmongTheFilesGiven() {
    assertThat(week("--tariff", DUAL)).isEqualTo(RateCommand.FILE);
    assertThat(errors())
        .contains("day-night.json inherits from tariff 'single-rate': give its file with --base.");

    assertThat(week("--tariff", DUAL, "--base", SINGLE)).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("Total +27\\.79");
  }

  @Test
  void aFileThatIsNotThereIsToldByItsName() {
    assertThat(week("--tariff", folder.resolve("none.json").toString()))
        .isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("none.json that can be read");
  }

  @Test
  void theHelpNamesEveryOption() {
    assertThat(run("--help")).isEqualTo(RateCommand.DONE);
    assertThat(answer())
        .contains("--tariff", "--usage", "--from", "--to", "--account", "--prices", "--explain")
        .contains("--json", "--locale");
  }
}
