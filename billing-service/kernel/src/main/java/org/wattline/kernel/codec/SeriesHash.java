package org.wattline.kernel.codec;

/**
 * The content hash of interval values: XXH64 with seed 0 over the values as 64-bit little-endian
 * integers in the order of time, {@link PackedDay#MISSING} included. It says whether two people
 * hold the same readings, not who wrote them: it is fast, and no signature.
 */
public final class SeriesHash {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private static final long P1_PLUS_P2 = 0x60EA27EEADC0B5D6L;

  private SeriesHash() {}

  /** The hash of {@code values[from]} up to, and not including, {@code values[to]}. */
  public static long of(long[] values, int from, int to) {
    int count = to - from;
    int at = from;
    long hash;
    if (count >= 4) {
      long a = P1_PLUS_P2;
      long b = P2;
      long c = 0;
      long d = -P1;
      for (int last = to - 3; at < last; at += 4) {
        a = Long.rotateLeft(a + values[at] * P2, 31) * P1;
        b = Long.rotateLeft(b + values[at + 1] * P2, 31) * P1;
        c = Long.rotateLeft(c + values[at + 2] * P2, 31) * P1;
        d = Long.rotateLeft(d + values[at + 3] * P2, 31) * P1;
      }
      hash =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      hash = merged(merged(merged(merged(hash, a), b), c), d);
    } else {
      hash = P5;
    }
    hash += (long) count << 3;
    for (; at < to; at++) {
      hash ^= Long.rotateLeft(values[at] * P2, 31) * P1;
      hash = Long.rotateLeft(hash, 27) * P1 + P4;
    }
    hash ^= hash >>> 33;
    hash *= P2;
    hash ^= hash >>> 29;
    hash *= P3;
    return hash ^ hash >>> 32;
  }

  /** Sixteen lower-case hexadecimal digits, as proofs print it. */
  public static String text(long hash) {
    String digits = Long.toHexString(hash);
    return "0".repeat(16 - digits.length()) + digits;
  }

  private static long merged(long hash, long lane) {
    return (hash ^ Long.rotateLeft(lane * P2, 31) * P1) * P1 + P4;
  }
}
