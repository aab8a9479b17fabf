package org.wattline.formats.marketid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids with published check digits, and each of them with a digit changed. */
final class MarketIdTest {

  /** The list of AEMO's National Metering Identifier Procedure. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20019857328", "20019857336", "30756218758", "30756218766", "43168540059", "63058884446",
        "70018883338", "NAAAMYS5826", "NBBBX111100", "QAAAVZZZZZ3", "SMVEW000858", "VAAA0000657",
        "VKTS7861502"
      })
  void anNmiHasTheChecksumThatAemoPublishes(String nmi) {
    assertThat(MarketId.problem(MarketIdScheme.NMI, nmi)).isEmpty();
    String wrong = nmi.substring(0, 10) + (char) ('0' + (nmi.charAt(10) - '0' + 1) % 10);
    assertThat(MarketId.problem(MarketIdScheme.NMI, wrong)).contains("check digit");
  }

  @Test
  void anNmiMayComeWithoutChecksumAndNeverHasTheLettersIAndO() {
    assertThat(MarketId.problem(MarketIdScheme.NMI, "NEM1201002")).isEmpty();
    assertThat(MarketId.problem(MarketIdScheme.NMI, "NEMO201002")).isNotEmpty();
    assertThat(MarketId.problem(MarketIdScheme.NMI, "NEMI201002")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "EAN18, 642502030419633983",
    "EAN18, 571313179100066516",
    "EAN18, 871690930000909597",
    "MPAN, 1200023305967",
    "CUPS, ES1234000000000001JN",
    "CUPS, ES1234000000000001JN0F",
    "MALO_DE, 41373559241"
  })
  void idsOfPublishedDocumentsAreRight(MarketIdScheme scheme, String id) {
    assertThat(MarketId.problem(scheme, id)).isEmpty();
    assertThat(MarketId.parse(scheme, id).value()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({"EAN18, 642502030419633983", "MPAN, 1200023305967", "CUPS, ES1234000000000001JN"})
  void anyOneDigitMistypedIsFound(MarketIdScheme scheme, String id) {
    for (int i = 0; i < id.length(); i++) {
      char digit = id.charAt(i);
      if (digit < '0' || digit > '9') {
        continue;
      }
      for (char other = '0'; other <= '9'; other++) {
        if (other == digit) {
          continue;
        }
        String wrong = id.substring(0, i) + other + id.substring(i + 1);
        // the MPAN's last step, modulo 10 of modulo 11, lets remainders 0 and 10 look alike
        if (scheme == MarketIdScheme.MPAN && MarketId.problem(scheme, wrong).isEmpty()) {
          continue;
        }
        assertThat(MarketId.problem(scheme, wrong)).as(wrong).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ESI_ID, 10443720000123456, true",
    "ESI_ID, 1008901012345678901234, true",
    "ESI_ID, 20443720000123456, false",
    "ESI_ID, 1044372000012345, false",
    "PRM, 24115050123456, true",
    "PRM, 2411505012345, false",
    "ZAEHLPUNKT_AT, AT0099991234500000000000000123456, true",
    "ZAEHLPUNKT_AT, DE0099991234500000000000000123456, false",
    "MELO_DE, DE00056266802AO6G56M11SN51G21M24S, true",
    "MESSPUNKT_CH, CH1008801234500000000000000113813, true",
    "MESSPUNKT_CH, CH100880123450000000000000011381, false",
    "POD, IT001E12345678, true",
    "POD, IT001X12345678, false",
    "EAN18, 54144001000000000, false",
    "MPAN, 120002330596, false"
  })
  void aSchemeHasASizeAndItsCharacters(MarketIdScheme scheme, String id, boolean right) {
    assertThat(MarketId.problem(scheme, id).isEmpty()).isEqualTo(right);
  }

  @Test
  void peopleWriteBlanksAndHyphens() {
    assertThat(MarketId.parse(MarketIdScheme.MPAN, "12 0002 3305 967").value())
        .isEqualTo("1200023305967");
    assertThat(MarketId.parse(MarketIdScheme.CUPS, "es 1234 0000 0000 0001 jn").value())
        .isEqualTo("ES1234000000000001JN");
  }

  @Test
  void aWrongIdCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarketId(MarketIdScheme.EAN18, "642502030419633984"))
        .withMessageContaining("should be 3");
  }
}
