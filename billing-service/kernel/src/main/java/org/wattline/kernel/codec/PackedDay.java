package org.wattline.kernel.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One day of interval values as bytes: a codec byte, the count, then each value as the zigzag
 * varint of its difference to the one before.
 *
 * <pre>
 * 1 | count | delta …                     every value present
 * 2 | count | bitmap of gaps | delta …    some are missing: bit i (lowest first) of the bitmap is value i
 * </pre>
 *
 * Counts and deltas are little-endian base-128 varints; a delta d is written as {@code (d << 1) ^
 * (d >> 63)}. The first delta is the first value itself. The encoding is canonical: equal days give
 * equal bytes. A day of quarter-hours in Wh takes about 1.3 bytes a value.
 */
public final class PackedDay {
  /** Stands for a value that is not there. It is never summed. */
  public static final long MISSING = Long.MIN_VALUE;

  /** The most values a day can hold: every minute of a day of 25 hours. */
  public static final int MAX_VALUES = 25 * 60;

  private static final byte COMPLETE = 1;
  private static final byte WITH_GAPS = 2;
  private static final int MAX_VARINT = 10;
  private static final long CONTINUATION_BITS = 0x8080808080808080L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedDay() {}

  /** Packs a whole array. */
  public static byte[] encode(long[] values) {
    return encode(values, 0, values.length);
  }

  /**
   * Packs {@code count} values from {@code offset} on; {@link #MISSING} marks gaps.
   *
   * @throws IllegalArgumentException when there are more than {@link #MAX_VALUES}
   */
  public static byte[] encode(long[] values, int offset, int count) {
    if (count < 0 || count > MAX_VALUES) {
      throw new IllegalArgumentException(
          "A day holds 0 to " + MAX_VALUES + " values, not " + count);
    }
    byte[] bytes = new byte[1 + 2 + (count + 7) / 8 + count * MAX_VARINT];
    boolean gaps = false;
    for (int i = 0; i < count; i++) {
      gaps |= values[offset + i] == MISSING;
    }
    bytes[0] = gaps ? WITH_GAPS : COMPLETE;
    int at = writeVarint(bytes, 1, count);
    int bitmap = at;
    if (gaps) {
      at += (count + 7) / 8;
    }
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long value = values[offset + i];
      if (value == MISSING) {
        bytes[bitmap + (i >> 3)] |= (byte) (1 << (i & 7));
      } else {
        long delta = value - previous;
        at = writeVarint(bytes, at, (delta << 1) ^ (delta >> 63));
        previous = value;
      }
    }
    return Arrays.copyOf(bytes, at);
  }

  /** How many values the bytes hold, missing ones included. */
  public static int count(byte[] packed, int offset) {
    int low = packed[offset + 1];
    return low >= 0 ? low : (low & 0x7f) | packed[offset + 2] << 7;
  }

  /**
   * Unpacks into {@code values} from {@code at} on.
   *
   * @return how many values were written; {@link #MISSING} stands in each gap
   * @throws IllegalArgumentException when the bytes are not a packed day
   * @throws ArrayIndexOutOfBoundsException when {@code values} has no room
   */
  public static int decode(byte[] packed, int offset, int length, long[] values, int at) {
    if (length < 2 || offset < 0 || length > packed.length - offset) {
      throw malformed("its length is " + length);
    }
    byte codec = packed[offset];
    int position = offset + 1;
    int count = packed[position++];
    if (count < 0) {
      if (length < 3 || packed[position] <= 0) {
        throw malformed("its count is cut off");
      }
      count = (count & 0x7f) | packed[position++] << 7;
    }
    if (count > MAX_VALUES) {
      throw malformed("it claims " + count + " values");
    }
    int end = offset + length;
    if (codec == COMPLETE) {
      decodeComplete(packed, position, end, values, at, count);
    } else if (codec == WITH_GAPS) {
      decodeWithGaps(packed, position, end, values, at, count);
    } else {
      throw malformed("its codec is " + codec);
    }
    return count;
  }

  private static void decodeComplete(
      byte[] packed, int start, int end, long[] values, int at, int count) {
    int position = start;
    int to = at;
    int last = at + count;
    long value = 0;
    while (last - to >= 8 && end - position >= 8) {
      long word = (long) LONGS.get(packed, position);
      if ((word & CONTINUATION_BITS) == 0) {
        for (int i = 0; i < 8; i++) {
          long b = (word >>> (i << 3)) & 0x7f;
          value += (b >>> 1) ^ -(b & 1);
          values[to + i] = value;
        }
        to += 8;
        position += 8;
      } else {
        long stops = ~word & CONTINUATION_BITS;
        if (stops == 0) {
          break;
        }
        int bits = Long.numberOfTrailingZeros(stops) + 1;
        long raw = word & (-1L >>> (64 - bits));
        raw =
            (raw & 0x7fL)
                | (raw & 0x7f00L) >>> 1
                | (raw & 0x7f0000L) >>> 2
                | (raw & 0x7f000000L) >>> 3
                | (raw & 0x7f00000000L) >>> 4
                | (raw & 0x7f0000000000L) >>> 5
                | (raw & 0x7f000000000000L) >>> 6
                | (raw & 0x7f00000000000000L) >>> 7;
        value += (raw >>> 1) ^ -(raw & 1);
        values[to++] = value;
        position += bits >>> 3;
      }
    }
    while (to < last) {
      long raw = 0;
      int shift = 0;
      byte b;
      do {
        if (position >= end || shift > 63) {
          throw malformed("value " + (to - at) + " is cut off");
        }
        b = packed[position++];
        raw |= (long) (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0);
      value += (raw >>> 1) ^ -(raw & 1);
      values[to++] = value;
    }
    if (position != end) {
      throw malformed((end - position) + " bytes are left over");
    }
  }

  private static void decodeWithGaps(
      byte[] packed, int start, int end, long[] values, int at, int count) {
    int bitmapBytes = (count + 7) / 8;
    if (end - start < bitmapBytes) {
      throw malformed("its bitmap of gaps is cut off");
    }
    int present = count;
    for (int i = 0; i < bitmapBytes; i++) {
      present -= Integer.bitCount(packed[start + i] & 0xff);
    }
    int padding = bitmapBytes * 8 - count;
    if (padding > 0 && (packed[start + bitmapBytes - 1] & 0xff) >>> (8 - padding) != 0) {
      throw malformed("its bitmap marks gaps beyond its values");
    }
    decodeComplete(packed, start + bitmapBytes, end, values, at, present);
    int from = at + present - 1;
    for (int i = count - 1; i >= 0; i--) {
      boolean gap = (packed[start + (i >> 3)] >> (i & 7) & 1) != 0;
      values[at + i] = gap ? MISSING : values[from--];
    }
  }

  private static int writeVarint(byte[] bytes, int start, long value) {
    int at = start;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  private static IllegalArgumentException malformed(String why) {
    return new IllegalArgumentException("Not a packed day: " + why);
  }
}
