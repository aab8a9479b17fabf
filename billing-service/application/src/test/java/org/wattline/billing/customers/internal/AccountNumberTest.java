package org.wattline.billing.customers.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNumberTest {

  @Test
  void itsLastTwoDigitsAreTheRemainderByNinetySeven() {
    assertThat(AccountNumber.of(10_000_000)).hasToString("1000000076");
    assertThat(AccountNumber.of(97)).hasToString("0000009797");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000076", "10000000 76", "1000-0000/76", " 10.0000.0076 "})
  void itIsReadHoweverItIsTyped(String typed) {
    assertThat(AccountNumber.parse(typed)).isEqualTo(AccountNumber.of(10_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "45", "100000004", "10000000765", "10000000a6", "1000000077", "١٠٠٠٠٠٠٠٤٥"})
  void whatIsNoAccountNumberIsRefused(String typed) {
    assertThatIllegalArgumentException().isThrownBy(() -> AccountNumber.parse(typed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 97, 10_000_000, 12_345_678, 98_765_432, 99_999_999})
  void oneMistypedDigitIsAlwaysFound(long ordinal) {
    String number = AccountNumber.of(ordinal).toString();

    for (int at = 0; at < number.length(); at++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != number.charAt(at)) {
          String mistyped = number.substring(0, at) + digit + number.substring(at + 1);
          assertThatIllegalArgumentException().isThrownBy(() -> AccountNumber.parse(mistyped));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 97, 10_000_000, 12_345_678, 98_765_432})
  void twoDigitsSwappedAreAlwaysFound(long ordinal) {
    String number = AccountNumber.of(ordinal).toString();

    for (int i = 0; i < number.length(); i++) {
      for (int j = i + 1; j < number.length(); j++) {
        if (number.charAt(i) != number.charAt(j)) {
          StringBuilder swapped = new StringBuilder(number);
          swapped.setCharAt(i, number.charAt(j));
          swapped.setCharAt(j, number.charAt(i));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> AccountNumber.parse(swapped.toString()));
        }
      }
    }
  }
}
