package org.wattline.billing.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class PaymentReferenceProperties {

  @Property
  void everyReferenceReadsBackAsPrinted(
      @ForAll @LongRange(min = 0, max = 9_999_999_999L) long base) {
    PaymentReference reference = PaymentReference.belgian(base);

    assertThat(PaymentReference.parse(reference.printed())).contains(reference);
    assertThat(PaymentReference.findIn("Bill " + reference.printed() + " paid"))
        .containsExactly(reference);
  }

  @Property
  void everyCreditorReferenceReadsBack(
      @ForAll
          @StringLength(min = 1, max = 21)
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '0', to = '9')
          String body) {
    PaymentReference reference = PaymentReference.creditor(body);

    assertThat(PaymentReference.parse(reference.printed())).contains(reference);
  }

  @Property
  void oneWrongDigitOrTwoSwappedAreAlwaysFound(
      @ForAll @LongRange(min = 0, max = 9_999_999_999L) long base,
      @ForAll @IntRange(min = 0, max = 11) int place,
      @ForAll @IntRange(min = 1, max = 9) int shift) {
    String text = PaymentReference.belgian(base).text();
    char[] wrong = text.toCharArray();
    wrong[place] = (char) ('0' + (wrong[place] - '0' + shift) % 10);
    assertThat(PaymentReference.parse(new String(wrong))).isEmpty();

    Assume.that(place < 9 && text.charAt(place) != text.charAt(place + 1));
    char[] swapped = text.toCharArray();
    swapped[place] = text.charAt(place + 1);
    swapped[place + 1] = text.charAt(place);
    assertThat(PaymentReference.parse(new String(swapped))).isEmpty();
  }
}
