package org.wattline.commands.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Files with several registers of one direction, as of a controlled load, and CSVs with more
 * columns.
 */
class RateRegistersTest extends RateRun {
  private static final String CONTROLLED =
      FLAT.replace("America/New_York", "Australia/Brisbane")
          .replace(
              "]}]}",
              "]},{'kind':'energy','id':'c','name':'Controlled load','channel':'controlled',"
                  + "'prices':[{'from':'2000-01-01','price':'0.05'}]}]}");

  /** Two registers that both used 1 kWh in every half-hour of a day. */
  private static final String NEM =
      "100,NEM12,202506020000,M,R\n" + nem("E1") + nem("E2") + "900\n";

  private static String nem(String register) {
    return "200,6102000001,E1E2,"
        + register
        + ","
        + register
        + ",N1,M1,kWh,30,\n300,20250601"
        + ",1.0".repeat(48)
        + ",A,,,20250602120000,\n";
  }

  private int day(String tariff, String usage, String... more) {
    String[] line = {
      "--tariff", tariff, "--usage", usage, "--from", "2025-06-01", "--to", "2025-06-02"
    };
    String[] all = Arrays.copyOf(line, line.length + more.length);
    System.arraycopy(more, 0, all, line.length, more.length);
    return run(all);
  }

  @Test
  void registersOfOneDirectionAreNotTakenForOneAnotherThoughTheirValuesAreAlike() {
    int status = day(written("t.json", CONTROLLED), written("nem.csv", NEM));

    assertThat(status).isEqualTo(RateCommand.FILE);
    assertThat(errors())
        .contains("nem.csv", "E1", "E2", "import", "2025-05-31T14:00:00Z", "--channel NAME=E2");
  }

  @Test
  void aRegisterIsPricedAsTheChannelThatIsNamedForIt() {
    int status =
        day(written("t.json", CONTROLLED), written("nem.csv", NEM), "--channel", "controlled=E2");

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer())
        .containsPattern("Energy +48 kWh +4\\.80")
        .containsPattern("Controlled load +48 kWh +2\\.40");
  }

  @Test
  void aColumnOfACsvIsPricedAsTheChannelThatIsNamedForIt() {
    StringBuilder csv = new StringBuilder("start,kwh,Boiler\n");
    for (int hour = 0; hour < 24; hour++) {
      csv.append("2025-06-01T").append(hour < 10 ? "0" : "").append(hour).append(":00,2,1\n");
    }

    int status =
        day(
            written("t.json", CONTROLLED),
            written("u.csv", csv.toString()),
            "--channel=controlled=Boiler");

    assertThat(status).as(errors()).isEqualTo(RateCommand.DONE);
    assertThat(answer())
        .containsPattern("Energy +48 kWh +4\\.80")
        .containsPattern("Controlled load +24 kWh +1\\.20");
  }

  @Test
  void aRegisterThatTheFileDoesNotHaveIsToldWithThoseThatItHas() {
    String general = NEM.replace(nem("E2"), nem("B1"));

    int status =
        day(
            written("t.json", CONTROLLED),
            written("nem.csv", general),
            "--channel",
            "controlled=E3");

    assertThat(status).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("no register or column 'E3'", "B1, E1");
  }

  @Test
  void aColumnThatIsThereTwiceIsRefused() {
    int status =
        day(written("t.json", FLAT), written("u.csv", "start,kwh,kwh\n2025-06-01T00:00,1,2\n"));

    assertThat(status).isEqualTo(RateCommand.FILE);
    assertThat(errors()).contains("u.csv", "two columns 'kwh'");
  }
}
