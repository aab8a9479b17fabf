package org.wattline.formats.stream;

import org.wattline.formats.IntervalBlock;

/**
 * Reads a decimal from bytes or characters into a mantissa and a scale, exactly and without
 * garbage. Not for use by two threads.
 */
public final class DecimalText {

  /** Digits that a long holds for sure. */
  public static final int MAX_DIGITS = 18;

  private static final int MAX_EXPONENT = 30;

  private static final int LONGEST_TEXT = 64;

  private final byte[] scratch = new byte[LONGEST_TEXT];
  private long mantissa;
  private int scale;

  /** The number read x 10^scale. */
  public long mantissa() {
    return mantissa;
  }

  /** Decimal places, 0 to 18. */
  public int scale() {
    return scale;
  }

  /**
   * Reads {@code [+-]digits[mark digits][e[+-]digits]}; blanks around are allowed.
   *
   * @param decimalMark {@code .} or {@code ,}
   * @param groupMark a byte that may stand between digits before the mark, or 0 for none
   * @return false where the bytes are no such number or need more than 18 digits
   */
  public boolean read(byte[] b, int from, int to, byte decimalMark, byte groupMark) {
    int i = from;
    int end = to;
    while (i < end && b[i] == ' ') {
      i++;
    }
    while (end > i && b[end - 1] == ' ') {
      end--;
    }
    boolean negative = false;
    if (i < end && (b[i] == '-' || b[i] == '+')) {
      negative = b[i] == '-';
      i++;
    }
    long m = 0;
    int significant = 0;
    int fraction = -1;
    int digits = 0;
    for (; i < end; i++) {
      byte c = b[i];
      int d = c - '0';
      if (d >= 0 && d <= 9) {
        digits++;
        if (significant > 0 || d != 0) {
          if (++significant > MAX_DIGITS) {
            return longer(b, i, end, m, fraction, negative);
          }
        }
        m = m * 10 + d;
        if (fraction >= 0) {
          fraction++;
        }
      } else if (c == decimalMark && fraction < 0) {
        fraction = 0;
      } else if (c == groupMark && groupMark != 0 && fraction < 0 && digits > 0) {
        continue;
      } else if ((c == 'e' || c == 'E') && digits > 0) {
        return exponent(b, i + 1, end, m, Math.max(fraction, 0), negative);
      } else {
        return false;
      }
    }
    if (digits == 0) {
      return false;
    }
    mantissa = negative ? -m : m;
    scale = Math.max(fraction, 0);
    return scale <= MAX_DIGITS || shorten();
  }

  /** More than 18 significant digits: fine as long as what follows in the fraction is zeros. */
  private boolean longer(byte[] b, int from, int end, long m, int fraction, boolean negative) {
    if (fraction < 0) {
      return false;
    }
    for (int i = from; i < end; i++) {
      if (b[i] != '0') {
        return false;
      }
    }
    mantissa = negative ? -m : m;
    scale = fraction;
    return scale <= MAX_DIGITS || shorten();
  }

  private boolean shorten() {
    while (scale > MAX_DIGITS) {
      if (mantissa % 10 != 0) {
        return false;
      }
      mantissa /= 10;
      scale--;
    }
    return true;
  }

  private boolean exponent(byte[] b, int from, int end, long m, int fraction, boolean negative) {
    int i = from;
    boolean down = false;
    if (i < end && (b[i] == '-' || b[i] == '+')) {
      down = b[i] == '-';
      i++;
    }
    if (i == end || end - i > 2) {
      return false;
    }
    int e = 0;
    for (; i < end; i++) {
      int d = b[i] - '0';
      if (d < 0 || d > 9) {
        return false;
      }
      e = e * 10 + d;
    }
    if (e > MAX_EXPONENT) {
      return false;
    }
    int s = down ? fraction + e : fraction - e;
    long value = m;
    while (s < 0) {
      if (value > Long.MAX_VALUE / 10) {
        return false;
      }
      value *= 10;
      s++;
    }
    while (s > MAX_DIGITS) {
      if (value % 10 != 0) {
        return false;
      }
      value /= 10;
      s--;
    }
    mantissa = negative ? -value : value;
    scale = s;
    return value != IntervalBlock.NO_VALUE;
  }

  /** The same for characters of an array, with a point and no groups. */
  public boolean read(char[] text, int length) {
    if (length > LONGEST_TEXT) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c > 127) {
        return false;
      }
      scratch[i] = (byte) c;
    }
    return read(scratch, 0, length, (byte) '.', (byte) 0);
  }

  /** The same for characters, with a point and no groups. */
  public boolean read(CharSequence text) {
    int n = text.length();
    if (n > LONGEST_TEXT) {
      return false;
    }
    byte[] b = scratch;
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c > 127) {
        return false;
      }
      b[i] = (byte) c;
    }
    return read(b, 0, n, (byte) '.', (byte) 0);
  }

  /** Drops zeros at the end of the fraction: 1.500 becomes 1.5. */
  public void stripTrailingZeros() {
    while (scale > 0 && mantissa % 10 == 0) {
      mantissa /= 10;
      scale--;
    }
  }
}
