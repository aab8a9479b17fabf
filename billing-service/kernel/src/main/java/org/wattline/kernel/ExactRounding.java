package org.wattline.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Division that drops digits by a named rule, for {@link Exact} alone. */
final class ExactRounding {
  private ExactRounding() {}

  static BigDecimal decimal(long over, long under, int decimals, RoundingMode mode) {
    long quotient = over / under;
    long rest = over % under;
    if (rest != 0 && awayFromZero(quotient, over < 0, compareToHalf(rest, under), mode)) {
      quotient += over < 0 ? -1 : 1;
    }
    return BigDecimal.valueOf(quotient, decimals);
  }

  static BigInteger divide(BigInteger over, BigInteger under, RoundingMode mode) {
    BigInteger[] parts = over.divideAndRemainder(under);
    if (parts[1].signum() == 0) {
      return parts[0];
    }
    int half = parts[1].abs().shiftLeft(1).compareTo(under);
    boolean negative = over.signum() < 0;
    long lowestBits = parts[0].testBit(0) ? 1 : 0;
    if (!awayFromZero(lowestBits, negative, half, mode)) {
      return parts[0];
    }
    return negative ? parts[0].subtract(BigInteger.ONE) : parts[0].add(BigInteger.ONE);
  }

  static long gcd(long first, long second) {
    long a = first;
    long b = second;
    int shift = Long.numberOfTrailingZeros(a | b);
    a >>>= Long.numberOfTrailingZeros(a);
    while (b != 0) {
      b >>>= Long.numberOfTrailingZeros(b);
      long smaller = Math.min(a, b);
      b = Math.abs(a - b);
      a = smaller;
    }
    return a << shift;
  }

  private static int compareToHalf(long rest, long under) {
    long magnitude = Math.abs(rest);
    return Long.compare(magnitude, under - magnitude);
  }

  private static boolean awayFromZero(
      long quotient, boolean negative, int comparedToHalf, RoundingMode mode) {
    return switch (mode) {
      case UP -> true;
      case DOWN -> false;
      case CEILING -> !negative;
      case FLOOR -> negative;
      case HALF_UP -> comparedToHalf >= 0;
      case HALF_DOWN -> comparedToHalf > 0;
      case HALF_EVEN -> comparedToHalf > 0 || (comparedToHalf == 0 && (quotient & 1) != 0);
      case UNNECESSARY -> throw new ArithmeticException("Rounding was declared unnecessary");
    };
  }
}
