package org.wattline.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number: every tariff amount is one of these until its line is rounded.
 *
 * <p>Held as {@code unscaled / (10^scale * divisor)}. Decimals keep a divisor of one and cost a few
 * machine instructions; proration and shares bring a divisor; whatever leaves 64 bits continues in
 * {@link BigInteger}. No operation ever approximates. Two numbers are equal when their values are,
 * so {@code 1.50} equals {@code 1.5}.
 */
public final class Exact implements Comparable<Exact> {
  /** Longest text that {@link #parse} reads; longer is refused rather than computed with. */
  public static final int MAX_TEXT = 200;

  public static final Exact ZERO = new Exact(0, 0, 1, null, null);
  public static final Exact ONE = new Exact(1, 0, 1, null, null);

  private static final int MAX_SCALE = 18;
  private static final long[] POW10 = new long[MAX_SCALE + 1];

  static {
    POW10[0] = 1;
    for (int i = 1; i <= MAX_SCALE; i++) {
      POW10[i] = POW10[i - 1] * 10;
    }
  }

  private final long unscaled;
  private final int scale;
  private final long divisor;
  private final @Nullable BigInteger bigUnscaled;
  private final @Nullable BigInteger bigDivisor;

  private Exact(
      long unscaled,
      int scale,
      long divisor,
      @Nullable BigInteger bigUnscaled,
      @Nullable BigInteger bigDivisor) {
    this.unscaled = unscaled;
    this.scale = scale;
    this.divisor = divisor;
    this.bigUnscaled = bigUnscaled;
    this.bigDivisor = bigDivisor;
  }

  /** A whole number. */
  public static Exact of(long value) {
    return value == 0 ? ZERO : value == 1 ? ONE : new Exact(value, 0, 1, null, null);
  }

  /** {@code unscaled * 10^-scale}. */
  public static Exact ofScaled(long unscaled, int scale) {
    if (unscaled == 0) {
      return ZERO;
    }
    return scale >= 0 && scale <= MAX_SCALE
        ? new Exact(unscaled, scale, 1, null, null)
        : of(BigDecimal.valueOf(unscaled, scale));
  }

  /** A decimal, exactly. */
  public static Exact of(BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    return big(plain.unscaledValue(), plain.scale(), BigInteger.ONE);
  }

  /** {@code numerator / denominator}, exactly. */
  public static Exact ratio(long numerator, long denominator) {
    return of(numerator).dividedBy(of(denominator));
  }

  /**
   * Reads what {@link #toString} writes: a decimal ({@code -0.125}) or a fraction of whole numbers
   * ({@code 14/29}).
   *
   * @throws NumberFormatException when the text is neither, or longer than {@link #MAX_TEXT}
   */
  public static Exact parse(String text) {
    if (text.length() > MAX_TEXT) {
      throw new NumberFormatException("A number of more than " + MAX_TEXT + " characters");
    }
    return parseTrusted(text);
  }

  /** As {@link #parse}, for text that this class wrote and that may be longer. */
  public static Exact parseTrusted(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      BigDecimal decimal = new BigDecimal(text);
      if (decimal.scale() < -MAX_TEXT) {
        throw new NumberFormatException("The exponent of '" + text + "' is too large");
      }
      return of(decimal);
    }
    BigInteger denominator = new BigInteger(text.substring(slash + 1));
    if (denominator.signum() <= 0) {
      throw new NumberFormatException("The denominator of '" + text + "' is not positive");
    }
    return big(new BigInteger(text.substring(0, slash)), 0, denominator);
  }

  public Exact plus(Exact other) {
    if (bigUnscaled == null && other.bigUnscaled == null) {
      if (unscaled == 0) {
        return other;
      }
      if (other.unscaled == 0) {
        return this;
      }
      if (divisor == other.divisor) {
        long left = unscaled;
        long right = other.unscaled;
        int common = scale;
        if (scale < other.scale) {
          left = scaledUp(left, other.scale - scale);
          common = other.scale;
        } else if (scale > other.scale) {
          right = scaledUp(right, scale - other.scale);
        }
        long sum = left + right;
        boolean overflow = ((left ^ sum) & (right ^ sum)) < 0;
        if (left != Long.MIN_VALUE && right != Long.MIN_VALUE && !overflow) {
          return divisor == 1 ? small(sum, common) : reduced(sum, common, divisor);
        }
      }
    }
    return plusBig(other);
  }

  private Exact plusBig(Exact other) {
    int common = Math.max(scale, other.scale);
    BigInteger left = numerator().multiply(BigInteger.TEN.pow(common - scale));
    BigInteger right = other.numerator().multiply(BigInteger.TEN.pow(common - other.scale));
    BigInteger d1 = bigDivisorValue();
    BigInteger d2 = other.bigDivisorValue();
    return big(left.multiply(d2).add(right.multiply(d1)), common, d1.multiply(d2));
  }

  public Exact minus(Exact other) {
    return plus(other.negated());
  }

  public Exact negated() {
    if (bigUnscaled == null && unscaled != Long.MIN_VALUE) {
      return unscaled == 0 ? this : new Exact(-unscaled, scale, divisor, null, null);
    }
    return big(numerator().negate(), scale, bigDivisorValue());
  }

  public Exact times(Exact other) {
    if (bigUnscaled == null && other.bigUnscaled == null) {
      if (unscaled == 0 || other.unscaled == 0) {
        return ZERO;
      }
      long product = unscaled * other.unscaled;
      int sum = scale + other.scale;
      if (fits(unscaled, other.unscaled, product) && sum <= MAX_SCALE) {
        if ((divisor | other.divisor) == 1) {
          return new Exact(product, sum, 1, null, null);
        }
        long divisors = divisor * other.divisor;
        if (fits(divisor, other.divisor, divisors)) {
          return reduced(product, sum, divisors);
        }
      }
    }
    return big(
        numerator().multiply(other.numerator()),
        scale + other.scale,
        bigDivisorValue().multiply(other.bigDivisorValue()));
  }

  public Exact times(long factor) {
    return times(of(factor));
  }

  /**
   * Exact quotient.
   *
   * @throws ArithmeticException when the divisor is zero
   */
  public Exact dividedBy(Exact other) {
    if (other.signum() == 0) {
      throw new ArithmeticException("Division of " + this + " by zero");
    }
    BigInteger over = numerator().multiply(other.bigDivisorValue());
    BigInteger under = bigDivisorValue().multiply(other.numerator());
    if (under.signum() < 0) {
      over = over.negate();
      under = under.negate();
    }
    int difference = scale - other.scale;
    if (difference < 0) {
      over = over.multiply(BigInteger.TEN.pow(-difference));
      difference = 0;
    }
    return big(over, difference, under);
  }

  public Exact dividedBy(long other) {
    return dividedBy(of(other));
  }

  public Exact min(Exact other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Exact max(Exact other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public int signum() {
    return bigUnscaled == null ? Long.signum(unscaled) : bigUnscaled.signum();
  }

  public boolean isZero() {
    return signum() == 0;
  }

  /** The largest multiple of {@code step} that is not above this, as a count of steps. */
  public BigInteger wholeSteps(Exact step, RoundingMode mode) {
    Exact steps = dividedBy(step);
    BigInteger under = BigInteger.TEN.pow(steps.scale).multiply(steps.bigDivisorValue());
    return ExactRounding.divide(steps.numerator(), under, mode);
  }

  /** Rounds to a number of decimals: the only place where a digit is ever dropped. */
  public BigDecimal rounded(int decimals, RoundingMode mode) {
    if (bigUnscaled == null && divisor == 1) {
      if (decimals >= scale) {
        return BigDecimal.valueOf(unscaled, scale).setScale(decimals);
      }
      return ExactRounding.decimal(unscaled, POW10[scale - decimals], decimals, mode);
    }
    BigInteger over = numerator();
    BigInteger under = bigDivisorValue();
    int difference = decimals - scale;
    if (difference >= 0) {
      over = over.multiply(BigInteger.TEN.pow(difference));
    } else {
      under = under.multiply(BigInteger.TEN.pow(-difference));
    }
    return new BigDecimal(ExactRounding.divide(over, under, mode), decimals);
  }

  /** Whether this has a finite decimal expansion. */
  public boolean isDecimal() {
    return bigUnscaled == null ? divisor == 1 : bigDivisorValue().equals(BigInteger.ONE);
  }

  /**
   * The value as a decimal.
   *
   * @throws ArithmeticException when it has none, as 1/3 has not
   */
  public BigDecimal toBigDecimal() {
    if (!isDecimal()) {
      throw new ArithmeticException(this + " has no finite decimal expansion");
    }
    BigDecimal value =
        bigUnscaled == null
            ? BigDecimal.valueOf(unscaled, scale)
            : new BigDecimal(bigUnscaled, scale);
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public int compareTo(Exact other) {
    if (bigUnscaled == null
        && other.bigUnscaled == null
        && scale == other.scale
        && divisor == other.divisor) {
      return Long.compare(unscaled, other.unscaled);
    }
    int bySign = Integer.compare(signum(), other.signum());
    return bySign != 0 ? bySign : minus(other).signum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Exact that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return isDecimal() ? toBigDecimal().hashCode() : toString().hashCode();
  }

  /**
   * A plain decimal without trailing zeros, or {@code n/m} in lowest terms when there is no
   * decimal.
   */
  @Override
  public String toString() {
    if (bigUnscaled == null && divisor == 1 && scale == 0) {
      return Long.toString(unscaled);
    }
    if (isDecimal()) {
      return toBigDecimal().toPlainString();
    }
    BigInteger over = numerator();
    BigInteger under = bigDivisorValue().multiply(BigInteger.TEN.pow(scale));
    BigInteger gcd = over.gcd(under);
    return over.divide(gcd) + "/" + under.divide(gcd);
  }

  private BigInteger numerator() {
    return bigUnscaled == null ? BigInteger.valueOf(unscaled) : bigUnscaled;
  }

  private BigInteger bigDivisorValue() {
    return bigDivisor == null ? BigInteger.valueOf(divisor) : bigDivisor;
  }

  private static boolean fits(long a, long b, long product) {
    return Math.multiplyHigh(a, b) == product >> 63 && product != Long.MIN_VALUE;
  }

  /** The value times {@code 10^digits}, or {@link Long#MIN_VALUE} when that leaves 64 bits. */
  private static long scaledUp(long value, int digits) {
    long factor = POW10[digits];
    long product = value * factor;
    return fits(value, factor, product) ? product : Long.MIN_VALUE;
  }

  private static Exact small(long unscaled, int scale) {
    return unscaled == 0 ? ZERO : new Exact(unscaled, scale, 1, null, null);
  }

  private static Exact reduced(long unscaled, int scale, long divisor) {
    if (unscaled == 0) {
      return ZERO;
    }
    long gcd = ExactRounding.gcd(Math.abs(unscaled), divisor);
    long over = unscaled / gcd;
    long under = divisor / gcd;
    int digits = scale;
    while (under % 10 == 0 && digits < MAX_SCALE) {
      under /= 10;
      digits++;
    }
    if (under == 1) {
      return new Exact(over, digits, 1, null, null);
    }
    if ((under & 1) == 0 || under % 5 == 0) {
      return big(BigInteger.valueOf(over), digits, BigInteger.valueOf(under));
    }
    return new Exact(over, digits, under, null, null);
  }

  /**
   * Brings to the normal form: no common factor, a divisor without 2 or 5, 64 bits where they
   * suffice.
   */
  private static Exact big(BigInteger over, int scale, BigInteger under) {
    if (over.signum() == 0) {
      return ZERO;
    }
    BigInteger numerator = over;
    BigInteger denominator = under;
    int digits = scale;
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger gcd = numerator.gcd(denominator);
      numerator = numerator.divide(gcd);
      denominator = denominator.divide(gcd);
      while (!denominator.testBit(0)) {
        denominator = denominator.shiftRight(1);
        numerator = numerator.multiply(BigInteger.valueOf(5));
        digits++;
      }
      BigInteger five = BigInteger.valueOf(5);
      BigInteger[] byFive = denominator.divideAndRemainder(five);
      while (byFive[1].signum() == 0) {
        denominator = byFive[0];
        numerator = numerator.shiftLeft(1);
        digits++;
        byFive = denominator.divideAndRemainder(five);
      }
    }
    if (digits > 0 && (digits > MAX_SCALE || numerator.bitLength() > 62)) {
      BigInteger[] byTen = numerator.divideAndRemainder(BigInteger.TEN);
      while (digits > 0 && byTen[1].signum() == 0) {
        numerator = byTen[0];
        digits--;
        byTen = numerator.divideAndRemainder(BigInteger.TEN);
      }
    }
    if (numerator.bitLength() <= 62 && denominator.bitLength() <= 62 && digits <= MAX_SCALE) {
      return new Exact(
          numerator.longValueExact(), digits, denominator.longValueExact(), null, null);
    }
    return new Exact(0, digits, 1, numerator, denominator);
  }
}
