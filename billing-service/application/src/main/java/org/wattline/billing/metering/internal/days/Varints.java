package org.wattline.billing.metering.internal.days;

/** Little-endian base-128 numbers. */
final class Varints {
  private Varints() {}

  static int write(byte[] bytes, int start, long value) {
    int at = start;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
    return at;
  }

  static int writeSigned(byte[] bytes, int at, long value) {
    return write(bytes, at, (value << 1) ^ (value >> 63));
  }

  /** Reads one after the other. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean more() {
      return at < bytes.length;
    }

    long next() {
      long raw = 0;
      int shift = 0;
      byte b;
      do {
        b = bytes[at++];
        raw |= (long) (b & 0x7f) << shift;
        shift += 7;
      } while (b < 0);
      return raw;
    }

    long nextSigned() {
      long raw = next();
      return (raw >>> 1) ^ -(raw & 1);
    }
  }
}
