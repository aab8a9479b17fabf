package org.wattline.billing.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtTest {

  @ParameterizedTest
  @CsvSource({
    // one or two letters wrong, missing, too many, swapped
    "peters, peeters, true",
    "peeetrs, peeters, true",
    "petesr, peeters, true",
    "jansens, janssens, true",
    "jannsesn, janssens, true",
    "quagebeer, quaghebeur, true",
    "maas, maes, true",
    // written as one, and not typed to the end
    "vandenbossche, van den bossche, true",
    "vandenbosche, van den bossche, true",
    "vandenbr, vandenbroucke, true",
    "vanednbr, vandenbroucke, true",
    "obrien, o brien, true",
    // another name
    "peeters, pieters, true",
    "peeters, wouters, false",
    "janssens, hansen, false",
    "maes, moos, false",
    "jan, jef, false",
    "1234, 1235, false"
  })
  void aNameIsForgivenALetterOrTwo(String typed, String name, boolean near) {
    OptionalInt distance = Closeness.of(typed, List.of(name.split(" ", -1)));

    assertThat(distance.isPresent()).isEqualTo(near);
  }

  @Test
  void fewerWrongLettersAreCloserAndAWholeNameCloserThanABeginning() {
    assertThat(Closeness.of("peeters", List.of("peeters"))).hasValue(0);
    assertThat(Closeness.of("peeters", List.of("peetersmans"))).hasValue(1);
    assertThat(Closeness.of("peters", List.of("peeters"))).hasValue(2);
    assertThat(Closeness.of("petesr", List.of("peeters"))).hasValue(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F2026-0000123 | F2026-0000123",
        "f2026-0000123 | F2026-0000123",
        "F2026-12 | F2026-12 F2026-0000012",
        "F2026 | F2026",
        "2026-0000123 | F2026-0000123 V2026-0000123 A2026-0000123 C2026-0000123",
        "20260000123 | F2026-0000123 V2026-0000123 A2026-0000123 C2026-0000123",
        "2026 | ''",
        "2018 Antwerpen | ''"
      })
  void aBillsNumberMayBeWrittenShort(String typed, String numbers) {
    assertThat(String.join(" ", Sought.of(typed).billNumbers())).isEqualTo(numbers);
  }

  @Test
  void eachFormIsTakenForWhatItMayBe() {
    assertThat(Sought.of("2018").isWords()).isTrue();
    assertThat(Sought.of("1000000123").isWords()).isFalse();
    assertThat(Sought.of("1000 0001 23").accountNumber()).hasValue("1000000123");
    assertThat(Sought.of("541448820044186577").accountNumber()).isEmpty();
    assertThat(Sought.of("5414 4882-0044").marketId()).hasValue("541448820044");
    assertThat(Sought.of("Meir").marketId()).isEmpty();
    assertThat(Sought.of("+32 471 23 45 67").phone()).hasValue("71234567");
    assertThat(Sought.of("an@example.com").isWords()).isFalse();
    assertThat(Sought.of("Élise d'Hondt-ÖZ").words()).containsExactly("elise", "d", "hondt", "oz");
    assertThat(Sought.of("+++090/9337/55493+++").paymentReference()).isPresent();
  }
}
