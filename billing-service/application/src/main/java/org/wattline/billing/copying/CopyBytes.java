package org.wattline.billing.copying;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of PostgreSQL's COPY, which has bytes as they are and no digits to
 * read: each field must be of its column's type.
 */
public final class CopyBytes {
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int NULL = -1;
  private static final int END = -1;

  /* from 1970, where Java begins to count, to 2000, where PostgreSQL does */
  private static final long MICROS_TO_2000 = 946_684_800_000_000L;
  private static final int DAYS_TO_2000 = 10_957;

  /** PostgreSQL's decimals are digits of this base. */
  private static final BigInteger BASE = BigInteger.valueOf(10_000);

  private static final int BASE_DIGITS = 4;
  private static final int NEGATIVE = 0x4000;

  private byte[] buffer;
  private int size;

  /**
   * @param expected bytes; there may be more
   */
  public CopyBytes(int expected) {
    buffer = new byte[Math.max(HEADER.length, expected)];
    System.arraycopy(HEADER, 0, buffer, 0, HEADER.length);
    size = HEADER.length;
  }

  /** Begins a row. */
  public CopyBytes row(int fields) {
    return int2(fields);
  }

  /** No row follows. */
  public CopyBytes end() {
    return int2(END);
  }

  /** How many bytes are waiting. */
  public int size() {
    return size;
  }

  /** Hands over what is waiting. */
  public void moveTo(CopyIn copy) throws SQLException {
    copy.writeToCopy(buffer, 0, size);
    size = 0;
  }

  /** Gives what is waiting away. */
  public byte[] take() {
    byte[] taken = Arrays.copyOf(buffer, size);
    size = 0;
    return taken;
  }

  public CopyBytes missing() {
    return int4(NULL);
  }

  public CopyBytes bool(boolean value) {
    int4(1);
    room(1);
    buffer[size++] = (byte) (value ? 1 : 0);
    return this;
  }

  public CopyBytes smallint(int value) {
    return int4(2).int2(value);
  }

  public CopyBytes integer(int value) {
    return int4(4).int4(value);
  }

  public CopyBytes bigint(long value) {
    return int4(8).int8(value);
  }

  /** Days since 1970. */
  public CopyBytes date(int epochDay) {
    return integer(epochDay - DAYS_TO_2000);
  }

  /** Microseconds since 1970. */
  public CopyBytes timestamp(long micros) {
    return bigint(micros - MICROS_TO_2000);
  }

  public CopyBytes text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  public CopyBytes uuid(UUID value) {
    return int4(16).int8(value.getMostSignificantBits()).int8(value.getLeastSignificantBits());
  }

  public CopyBytes bytes(byte @Nullable [] value) {
    return value == null ? missing() : bytes(value, value.length);
  }

  /** The first bytes of these. */
  public CopyBytes bytes(byte[] value, int length) {
    int4(length);
    room(length);
    System.arraycopy(value, 0, buffer, size, length);
    size += length;
    return this;
  }

  /** Digits, weight of the first, sign, decimals; then the digits, without zeros at the end. */
  public CopyBytes numeric(BigDecimal value) {
    BigDecimal decimal = value.scale() < 0 ? value.setScale(0) : value;
    int scale = decimal.scale();
    int behind = (scale + BASE_DIGITS - 1) / BASE_DIGITS;
    BigInteger left =
        decimal.unscaledValue().abs().multiply(BigInteger.TEN.pow(behind * BASE_DIGITS - scale));
    short[] digits = new short[left.bitLength() / 13 + 1];
    int first = digits.length;
    while (left.signum() > 0) {
      BigInteger[] parts = left.divideAndRemainder(BASE);
      digits[--first] = parts[1].shortValue();
      left = parts[0];
    }
    int weight = digits.length - first - behind - 1;
    int end = digits.length;
    while (end > first && digits[end - 1] == 0) {
      end--;
    }
    int4(8 + 2 * (end - first));
    int2(end - first);
    int2(end == first ? 0 : weight);
    int2(value.signum() < 0 ? NEGATIVE : 0);
    int2(scale);
    for (int i = first; i < end; i++) {
      int2(digits[i]);
    }
    return this;
  }

  private void room(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }

  private CopyBytes int2(int value) {
    room(2);
    buffer[size++] = (byte) (value >> 8);
    buffer[size++] = (byte) value;
    return this;
  }

  private CopyBytes int4(int value) {
    return int2(value >> 16).int2(value);
  }

  private CopyBytes int8(long value) {
    return int4((int) (value >> 32)).int4((int) value);
  }
}
