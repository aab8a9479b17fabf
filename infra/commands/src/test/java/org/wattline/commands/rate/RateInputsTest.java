package org.wattline.commands.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where usage and prices come from. */
class RateInputsTest extends RateRun {
  /** April has 4,702,205 Wh in one total; the day of quarter-hours has 93,846 Wh. */
  @ParameterizedTest
  @CsvSource({
    "Electric.xml, 2012-04-01, 2012-05-01, '4,702.205 kWh', 470.22",
    "test_usage_data_01.xml, 2012-03-01, 2012-03-02, 93.846 kWh, 9.38"
  })
  void aGreenButtonFileIsPriced(String name, String from, String to, String energy, String total) {
    Path file = Path.of(System.getProperty("wattline.fixtures", "none"), "green-button", name);
    Assumptions.assumeTrue(Files.exists(file), "the Green Button fixtures are not here");

    int status =
        run(
            "--tariff",
            written("t.json", FLAT),
            "--usage",
            file.toString(),
            "--from",
            from,
            "--to",
            to);

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).contains(energy).containsPattern("Total +" + total);
  }

  @Test
  void pricesThatHoldFromDayToDayComeFromLinesOfADateAndAPrice() {
    String tariff =
        written(
            "m.json",
            FLAT.replace(
                    "'components'",
                    "'indices':{'month':{'type':'dated','unit':'mwh'}},'components'")
                .replace("'price':'0.10'", "'index':{'id':'month'}"));
    String usage =
        written(
            "m-usage.json",
            "{'format':'wattline-usage/1','channels':{'import':{'registers':["
                + "{'from':'2026-01-01','to':'2026-02-01','quantity':'310'},"
                + "{'from':'2026-02-01','to':'2026-03-01','quantity':'280'}]}}}");
    String prices = written("month.csv", "from,price\n2026-01-01,100\n2026-02-01,50\n");

    int status =
        run(
            "--tariff",
            tariff,
            "--usage",
            usage,
            "--from",
            "2026-01-01",
            "--to",
            "2026-03-01",
            "--prices=month=" + prices);

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("Total +45\\.00");
  }

  /** The hour from two o'clock is there twice, at 90 and at 10: 2 kWh at 0.09 and at 0.01. */
  @Test
  void theDoubledHourOfAutumnIsReadTwiceAndDecimalCommasAreRead() {
    String tariff =
        written(
            "o.json",
            FLAT.replace("America/New_York", "Europe/Berlin")
                .replace("'components'", "'indices':{'spot':{}},'components'")
                .replace("'price':'0.10'", "'index':{'id':'spot'}"));
    StringBuilder usage = new StringBuilder("start;kWh\n");
    StringBuilder prices = new StringBuilder("time;price\n");
    for (int place = 0; place < 25; place++) {
      int hour = place < 3 ? place : place - 1;
      String at = "2025-10-26 " + (hour < 10 ? "0" : "") + hour + ":00;";
      boolean doubled = hour == 2;
      usage.append(at).append(doubled ? "2,0\n" : "0,0\n");
      prices.append(at).append(place == 2 ? "90,0\n" : place == 3 ? "10,0\n" : "50,5\n");
    }

    int status =
        run(
            "--tariff",
            tariff,
            "--usage",
            written("o.csv", usage.toString()),
            "--from",
            "2025-10-26",
            "--to",
            "2025-10-27",
            "--prices=spot=" + written("op.csv", prices.toString()));

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("4 kWh +0\\.20");
  }

  /**
   * A day of hours at 100, then one of quarters at 200: 24 kWh and 24 kWh. The market changed so on
   * 1 October 2025.
   */
  @ParameterizedTest
  @CsvSource({"0, 'Total +7\\.20'", "1, 'index spot has no values in one gap, from October 1'"})
  void pricesThatAreByTheHourUntilADayAndByTheQuarterFromItAreRead(int left, String expected) {
    StringBuilder usage = new StringBuilder("start,kwh\n");
    StringBuilder prices = new StringBuilder("time,price\n");
    for (int quarter = 0; quarter < 192; quarter++) {
      int minute = quarter % 96 * 15;
      String at =
          "2025-%sT%02d:%02d".formatted(quarter < 96 ? "09-30" : "10-01", minute / 60, minute % 60);
      usage.append(at).append(",0.25\n");
      boolean told = quarter < 96 ? quarter % 4 == 0 : quarter < 150 || quarter >= 150 + left;
      prices.append(told ? at + (quarter < 96 ? ",100\n" : ",200\n") : "");
    }

    run(
        "--tariff",
        written(
            "q.json",
            FLAT.replace("America/New_York", "Europe/Berlin")
                .replace("'components'", "'indices':{'spot':{}},'components'")
                .replace("'price':'0.10'", "'index':{'id':'spot'}")),
        "--usage",
        written("q.csv", usage.toString()),
        "--from",
        "2025-09-30",
        "--to",
        "2025-10-02",
        "--prices=spot=" + written("qp.csv", prices.toString()));

    assertThat(answer() + errors()).containsPattern(expected);
  }

  @Test
  void pricesOfDaysAndOfTimesInOneFileAreRefused() {
    String prices =
        written("mixed.csv", "from,price\n2026-01-01,100\n2026-01-01T01:00,50\n2026-01-01,7\n");

    assertThat(week("--tariff", SINGLE, "--prices=month=" + prices)).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("mixed.csv, line 4: expected a time not given before");
  }

  @Test
  void aTariffThatChangesWhatItsBaseDoesNotHaveIsRefusedWithThePlace() {
    String child =
        "{'format':'wattline-tariff/1','id':'c','name':'C','currency':'EUR','zone':'Europe/Brussels',"
            + "'base':{'tariff':'single-rate','omit':['meter-rent']},'components':[]}";

    assertThat(week("--tariff", written("c.json", child), "--base", SINGLE))
        .isEqualTo(RateCommand.FILE);
    assertThat(errors())
        .contains("/base/omit/0: The base list 'single-rate' has no component 'meter-rent'");
  }

  @Test
  void kilowattHoursOfWholeMonthsArePricedAsTotals() {
    String usage =
        written(
            "u.json",
            "{'format':'wattline-usage/1','channels':{'import':{'registers':[{'from':'2026-01-01','to':'2026-02-01','quantity':'310'}]}}}");

    int status =
        run(
            "--tariff",
            written("t.json", FLAT),
            "--usage",
            usage,
            "--from",
            "2026-01-01",
            "--to",
            "2026-02-01");

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("Total +31\\.00");
  }

  @Test
  void pricesOfAnIndexComeFromAFileOfTheirOwn() {
    String tariff =
        written(
            "d.json",
            "{'format':'wattline-tariff/1','id':'d','name':'Dynamic','currency':'EUR','zone':'UTC','indices':{'spot':{}},"
                + "'components':[{'kind':'energy','id':'e','name':'Energy','prices':[{'from':'2000-01-01','index':{'id':'spot'}}]}]}");
    StringBuilder usage = new StringBuilder("time;kWh\n");
    StringBuilder prices = new StringBuilder("time,price\n");
    for (int hour = 0; hour < 24; hour++) {
      String at = "2026-01-01T" + (hour < 10 ? "0" : "") + hour + ":00";
      usage.append(at).append(";1.5\n");
      prices.append(at).append(hour == 3 ? ",-20" : ",100").append('\n');
    }
    String spot = "--prices=spot=" + written("p.csv", prices.toString());
    List<String> day =
        List.of(
            "--tariff",
            tariff,
            "--usage",
            written("u.csv", usage.toString()),
            "--from",
            "2026-01-01",
            "--to",
            "2026-01-02");

    List<String> whole = new ArrayList<>(day);
    whole.add(spot);
    assertThat(run(whole.toArray(String[]::new))).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer()).containsPattern("Total +3\\.42");

    answer.reset();
    assertThat(run(day.toArray(String[]::new))).isEqualTo(RateCommand.INCOMPLETE);
    assertThat(answer()).contains("Not priced: e: the reference data has no values of index spot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "start,import\n",
        "start,import\n2026-01-05T00:00,one\n",
        "start,import\n2026-01-05T00:00,1\n2026-01-05T00:00,2\n",
        "start,import\n2026-13-05T00:00,1\n",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
        "{\"format\":\"wattline-usage/1\",\"channels\":[]}",
        "{\"format\":\"wattline-usage/1\",\"channels\":{\"import\":{\"intervals\":{}}}}"
      })
  void usageThatCannotBeReadIsRefusedWithTheFileAndThePlace(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("usage.txt"), content);

    int status =
        run(
            "--tariff",
            SINGLE,
            "--usage",
            file.toString(),
            "--from",
            "2026-01-05",
            "--to",
            "2026-01-06");

    assertThat(status).as(errors()).isEqualTo(RateCommand.FILE);
    assertThat(errors()).isNotBlank().doesNotContain("Exception");
  }
}
