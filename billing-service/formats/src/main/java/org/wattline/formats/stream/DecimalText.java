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

  private static final int GROUP = 3;

  private static final int NO_GROUP = -1;

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
   * @param groupMark a byte that may stand between groups of three digits before the mark, or 0 for
   *     none; a blank stands for the no-break blanks too
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
    int group = NO_GROUP;
    for (; i < end; i++) {
      byte c = b[i];
      int d = c - '0';
      if (d >= 0 && d <= 9) {
        digits++;
        if (significant > 0 || d != 0) {
          if (++significant > MAX_DIGITS) {
            return whole(group, fraction, digits) && longer(b, i, end, m, fraction, negative);
          }
        }
        m = m * 10 + d;
        if (fraction >= 0) {
          fraction++;
        }
      } else if (c == decimalMark && fraction < 0) {
        if (!whole(group, fraction, digits)) {
          return false;
        }
        fraction = 0;
      } else if (groupMark != 0 && fraction < 0 && digits > 0 && groups(b, i, end, groupMark) > 0) {
        boolean full = group == NO_GROUP ? digits <= GROUP : digits - group == GROUP;
        if (!full || significant == 0) {
          return false;
        }
        group = digits;
        i += groups(b, i, end, groupMark) - 1;
      } else if ((c == 'e' || c == 'E') && digits > 0 && whole(group, fraction, digits)) {
        return exponent(b, i + 1, end, m, Math.max(fraction, 0), negative);
      } else {
        return false;
      }
    }
    if (digits == 0 || !whole(group, fraction, digits)) {
      return false;
    }
    mantissa = negative ? -m : m;
    scale = Math.max(fraction, 0);
    return scale <= MAX_DIGITS || shorten();
  }

  /** Whether the last group before the decimal mark is full: 1.5 is no 15 in thousands. */
  private static boolean whole(int group, int fraction, int digits) {
    return group == NO_GROUP || fraction >= 0 || digits - group == GROUP;
  }

  /** Bytes of the group mark that stands here, 0 where none does. */
  private static int groups(byte[] b, int i, int end, byte groupMark) {
    if (b[i] == groupMark) {
      return 1;
    }
    if (groupMark != ' ') {
      return 0;
    }
    int first = b[i] & 0xff;
    if (first == 0xa0) {
      return 1;
    }
    if (first == 0xc2 && i + 1 < end && (b[i + 1] & 0xff) == 0xa0) {
      return 2;
    }
    boolean narrow =
        first == 0xe2 && i + 2 < end && (b[i + 1] & 0xff) == 0x80 && (b[i + 2] & 0xff) == 0xaf;
    return narrow ? 3 : 0;
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
