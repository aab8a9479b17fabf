package org.wattline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactTest {
  @ParameterizedTest
  @CsvSource({
    "1.50, 1.5",
    "14/28, 0.5",
    "14/29, 14/29",
    "-7/14, -0.5",
    "1e3, 1000",
    "0.000, 0",
    "100/3, 100/3",
    "6/8, 0.75",
    "123456789012345678901234567890.1, 123456789012345678901234567890.1"
  })
  void aNumberIsWrittenInLowestTerms(String text, String written) {
    assertThat(Exact.parse(text)).hasToString(written);
    assertThat(Exact.parse(written)).isEqualTo(Exact.parse(text));
    assertThat(Exact.parse(written)).hasSameHashCodeAs(Exact.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2.5, 0, HALF_UP, 3",
    "-2.5, 0, HALF_UP, -3",
    "2.5, 0, HALF_EVEN, 2",
    "3.5, 0, HALF_EVEN, 4",
    "2.5, 0, HALF_DOWN, 2",
    "1/3, 2, HALF_UP, 0.33",
    "2/3, 2, HALF_UP, 0.67",
    "-1/3, 2, FLOOR, -0.34",
    "-1/3, 2, CEILING, -0.33",
    "1.005, 2, HALF_UP, 1.01",
    "1.005, 2, DOWN, 1.00",
    "1.001, 2, UP, 1.01",
    "7, 2, HALF_UP, 7.00"
  })
  void roundingDropsDigitsByItsNamedRuleOnly(
      String value, int decimals, RoundingMode mode, String expected) {
    assertThat(Exact.parse(value).rounded(decimals, mode)).isEqualTo(new BigDecimal(expected));
  }

  @Test
  void arithmeticAgreesWithFractionsOfBigIntegersWhateverTheSize() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      Fraction a = Fraction.random(random);
      Fraction b = Fraction.random(random);

      assertThat(a.exact().plus(b.exact())).isEqualTo(a.plus(b).exact());
      assertThat(a.exact().minus(b.exact()).plus(b.exact())).isEqualTo(a.exact());
      assertThat(a.exact().times(b.exact())).isEqualTo(a.times(b).exact());
      assertThat(a.exact().compareTo(b.exact())).isEqualTo(a.compareTo(b));
      if (!b.exact().isZero()) {
        assertThat(a.exact().dividedBy(b.exact()).times(b.exact())).isEqualTo(a.exact());
      }
      BigDecimal reference =
          new BigDecimal(a.over()).divide(new BigDecimal(a.under()), 3, RoundingMode.HALF_EVEN);
      assertThat(a.exact().rounded(3, RoundingMode.HALF_EVEN)).isEqualTo(reference);
    }
  }

  @Test
  void aNumberThatHasNoDecimalRefusesToBecomeOne() {
    assertThat(Exact.ratio(1, 3).isDecimal()).isFalse();
    assertThatThrownBy(() -> Exact.ratio(1, 3).toBigDecimal())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("1/3");
  }

  @Test
  void textThatIsTooLongIsRefusedUnread() {
    assertThatThrownBy(() -> Exact.parse("1".repeat(Exact.MAX_TEXT + 1)))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Exact.parse("1e999999999")).isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Exact.parse("1/0")).isInstanceOf(NumberFormatException.class);
  }

  record Fraction(BigInteger over, BigInteger under) {
    static Fraction random(Random random) {
      int bits = 1 + random.nextInt(random.nextInt(8) == 0 ? 120 : 40);
      BigInteger over = new BigInteger(bits, random);
      BigInteger under =
          switch (random.nextInt(4)) {
            case 0 -> BigInteger.ONE;
            case 1 -> BigInteger.TEN.pow(random.nextInt(12));
            case 2 -> BigInteger.valueOf(28 + random.nextInt(4));
            default -> new BigInteger(1 + random.nextInt(60), random).add(BigInteger.ONE);
          };
      return new Fraction(random.nextBoolean() ? over : over.negate(), under);
    }

    Exact exact() {
      return Exact.parseTrusted(over + "/" + under);
    }

    Fraction plus(Fraction other) {
      return new Fraction(
          over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction times(Fraction other) {
      return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    int compareTo(Fraction other) {
      return over.multiply(other.under).compareTo(other.over.multiply(under));
    }
  }
}
