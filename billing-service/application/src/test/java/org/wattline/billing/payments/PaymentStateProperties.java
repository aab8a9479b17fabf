package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wattline.billing.contract.payments.PaymentFailure;
import org.wattline.billing.payments.PaymentState.Contest;

class PaymentStateProperties {

  @Property
  void theOrderOfHearingDoesNotMatter(
      @ForAll("states") PaymentState a,
      @ForAll("states") PaymentState b,
      @ForAll("states") PaymentState c) {
    assertThat(a.learning(b)).isEqualTo(b.learning(a));
    assertThat(a.learning(b).learning(c)).isEqualTo(a.learning(b.learning(c)));
  }

  @Property
  void hearingTwiceChangesNothing(
      @ForAll("states") PaymentState a, @ForAll("states") PaymentState b) {
    assertThat(a.learning(b).learning(b)).isEqualTo(a.learning(b));
  }

  @Property
  void moneyThatCameIsNeverForgotten(
      @ForAll("succeeded") PaymentState.Succeeded came, @ForAll("states") PaymentState later) {
    assertThat(came.learning(later)).isInstanceOf(PaymentState.Succeeded.class);
  }

  @Provide
  Arbitrary<PaymentState> states() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            new PaymentState.Requested(), new PaymentState.Pending(), new PaymentState.Unknown()),
        Arbitraries.of(PaymentFailure.class).map(PaymentState.Failed::new),
        succeeded().map(s -> s));
  }

  @Provide
  Arbitrary<PaymentState.Succeeded> succeeded() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 3).map(Instant::ofEpochSecond),
            Arbitraries.integers().between(0, 3).map(BigDecimal::valueOf),
            Arbitraries.of(Contest.class))
        .as(PaymentState.Succeeded::new);
  }
}
