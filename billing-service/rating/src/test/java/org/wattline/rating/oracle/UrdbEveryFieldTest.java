package org.wattline.rating.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.rating.urdb.UrdbImport;
import org.wattline.rating.urdb.UrdbNote;
import org.wattline.rating.urdb.UrdbOptions;

/** No field of URDB's format that can change an amount is dropped in silence. */
class UrdbEveryFieldTest {
  private static final String RATE =
      "{\"label\":\"l\",\"name\":\"n\",\"energyratestructure\":[[{\"rate\":0.1}]],"
          + "\"flatdemandstructure\":[[{\"rate\":5}]],\"%s\":%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demandreactivepowercharge | 0.5",
        "coincidentratestructure | [[{\"rate\":3}]]",
        "coincidentrateschedule | [[0]]",
        "flatdemandunit | \"hp\"",
        "flatdemandunit | \"kVA\"",
        "flatdemandunit | \"kW daily\"",
        "flatdemandunit | \"megawatt\"",
        "demandwindow | 15",
        "demandwindow | 45",
        "demandratchetpercentage | [50,50,50,50,50,50,50,50,50,50,50,50]",
        "lookbackpercent | 0.5",
        "fueladjustmentsmonthly | [1,1,1,1,1,1,1,1,1,1,1,1]",
        "fixedchargefirstmeter | 7",
        "fixedchargeeaaddl | 2",
        "fixedmonthlycharge | 7",
        "mincharge | 9",
        "minmonthlycharge | 9",
        "annualmincharge | 90",
        "peakkwcapacitymin | 5",
        "peakkwcapacitymax | 500",
        "peakkwhusagemin | 5",
        "peakkwhusagemax | 500",
        "peakkwcapacityhistory | 12",
        "voltageminimum | 400",
        "phasewiring | \"3-Phase\"",
        "sector | \"Commercial\"",
        "startdate | 1514764800",
        "enddate | 1914764800",
        "dgrules | \"Net Metering\"",
        "usenetmetering | true",
        "energyattrs | [{\"Rider\":\"0.01\"}]",
        "demandattrs | [{\"Rider\":\"0.01\"}]",
        "fixedattrs | [{\"Rider\":\"0.01\"}]",
        "afieldofnextyear | 1",
      })
  void aFieldIsSpokenOfByItsPointer(String field, String value) {
    String json = String.format(java.util.Locale.ROOT, RATE, field, value);

    UrdbImport.Outcome outcome =
        UrdbImport.read(json, UrdbOptions.strict(ZoneOffset.UTC).withLenient(true));

    assertThat(outcome.notes())
        .as("%s = %s", field, value)
        .anyMatch(note -> note.pointer().startsWith("/" + field) && !note.sentence().isBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demandwindow | 45 | NOT_REPRESENTED",
        "energyattrs | [{\"Rider\":\"0.01\"}] | NOT_REPRESENTED",
        "afieldofnextyear | 1 | NOT_REPRESENTED",
        "flatdemandunit | \"megawatt\" | INVALID",
      })
  void whatCannotBeRepresentedRefusesAStrictImport(String field, String value, UrdbNote.Fate fate) {
    String json = String.format(java.util.Locale.ROOT, RATE, field, value);

    UrdbImport.Outcome outcome = UrdbImport.read(json, UrdbOptions.strict(ZoneOffset.UTC));

    assertThat(outcome).isInstanceOf(UrdbImport.Refused.class);
    assertThat(outcome.notes(fate)).anyMatch(note -> note.pointer().startsWith("/" + field));
  }
}
