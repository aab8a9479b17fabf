package org.wattline.billing.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.billing.payments.bank.PaymentReference.Scheme;

class PaymentReferenceTest {

  @Test
  void thePublishedExamplesOfBothSchemesFit() {
    // febelfin's example of the structured communication, and ISO 11649's
    assertThat(PaymentReference.belgian(903_375_549L).printed()).startsWith("+++090/3375/549");
    assertThat(PaymentReference.parse("RF18 5390 0754 7034"))
        .hasValueSatisfying(r -> assertThat(r.printed()).isEqualTo("RF18 5390 0754 7034"));
    assertThat(PaymentReference.creditor("539007547034").text()).isEqualTo("RF18539007547034");
    assertThat(PaymentReference.creditor("000000000539007547034").text())
        .isEqualTo("RF18000000000539007547034");
  }

  @Test
  void aRemainderOfZeroIsWrittenAsNinetySeven() {
    assertThat(PaymentReference.belgian(97).text()).isEqualTo("000000009797");
    assertThat(PaymentReference.parse("000000009700")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+++010/8068/17183+++",
        "***010/8068/17183***",
        "010806817183",
        "010 8068 17183",
        " 010/8068/17183 "
      })
  void peopleWriteTheSameReferenceInManyWays(String written) {
    assertThat(PaymentReference.parse(written))
        .hasValueSatisfying(r -> assertThat(r.text()).isEqualTo("010806817183"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "010806817184", "01080681718", "RF19539007547034", "RF18", "invoice 12", "é"})
  void whatDoesNotCheckIsNoReference(String written) {
    assertThat(PaymentReference.parse(written)).isEmpty();
    assertThatThrownBy(() -> new PaymentReference(Scheme.BELGIAN, written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "my bill +++010/8068/17183+++ thanks, 010806817183",
    "010/8068/17183, 010806817183",
    "BETALING 010806817183 MAART, 010806817183",
    "rf18 5390 0754 7034 thank you, RF18539007547034",
    "ref RF18539007547034., RF18539007547034"
  })
  void aReferenceIsFoundInWhatAPayerTyped(String message, String text) {
    assertThat(PaymentReference.findIn(message))
        .extracting(PaymentReference::text)
        .containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call 0499 12 34 56", "1010806817183", "BE68539007547034", "nothing"})
  void otherNumbersAreNoReferences(String message) {
    assertThat(PaymentReference.findIn(message)).isEmpty();
  }

  @Test
  void anAccountsStandingReferenceNamesItsNumberAndADocumentsDoesNot() {
    assertThat(PaymentReference.belgian(1_000_000_097L).accountNumber()).contains("1000000097");
    assertThat(PaymentReference.creditor("1000000097").accountNumber()).contains("1000000097");
    assertThat(PaymentReference.belgian(999_999_999L).accountNumber()).isEmpty();
    assertThat(PaymentReference.creditor("539007547034").accountNumber()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BE68 5390 0754 7034, BE68539007547034",
    "nl91abna0417164300, NL91ABNA0417164300",
    "000123456789, 000123456789"
  })
  void anIbanIsReadAsPeopleWriteIt(String written, String text) {
    assertThat(BankAccountNumber.parse(written))
        .hasValueSatisfying(number -> assertThat(number.text()).isEqualTo(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BE69539007547034", "BE68", "12", "BE68 5390 0754 703X"})
  void aWrongIbanIsNone(String written) {
    assertThat(BankAccountNumber.parse(written)).isEmpty();
  }
}
