package org.wattline.kernel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedDayTest {
  private static long[] roundTrip(long[] day) {
    byte[] packed = PackedDay.encode(day);
    long[] back = new long[day.length + 3];
    assertThat(PackedDay.count(packed, 0)).isEqualTo(day.length);
    assertThat(PackedDay.decode(packed, 0, packed.length, back, 2)).isEqualTo(day.length);
    return Arrays.copyOfRange(back, 2, 2 + day.length);
  }

  @Test
  void everyDayComesBackAsItWentIn() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      long[] day = new long[random.nextInt(8) == 0 ? random.nextInt(1501) : 92 + random.nextInt(9)];
      int bits = 1 + random.nextInt(63);
      boolean gaps = random.nextBoolean();
      for (int i = 0; i < day.length; i++) {
        long value = random.nextLong() >> (64 - bits);
        day[i] = gaps && random.nextInt(10) == 0 ? PackedDay.MISSING : value;
      }
      assertThat(roundTrip(day)).isEqualTo(day);
    }
  }

  @Test
  void theExtremesOfALongSurviveTheDelta() {
    long[] day = {Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, -1, 1, Long.MAX_VALUE};

    assertThat(roundTrip(day)).isEqualTo(day);
  }

  @Test
  void theBytesAreTheDocumentedOnes() {
    assertThat(PackedDay.encode(new long[] {100, 99, 99})).containsExactly(1, 3, 0xc8, 1, 1, 0);
    assertThat(PackedDay.encode(new long[] {5, PackedDay.MISSING, 6}))
        .containsExactly(2, 3, 0b010, 10, 2);
  }

  @Test
  void bytesThatAreNotADayAreRefusedWithTheReason() {
    byte[] good = PackedDay.encode(new long[] {1000, 2000, 3000});
    long[] room = new long[100];

    assertThatThrownBy(() -> PackedDay.decode(good, 0, good.length - 1, room, 0))
        .hasMessageContaining("cut off");
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThatThrownBy(() -> PackedDay.decode(longer, 0, longer.length, room, 0))
        .hasMessageContaining("left over");
    byte[] unknown = good.clone();
    unknown[0] = 9;
    assertThatThrownBy(() -> PackedDay.decode(unknown, 0, unknown.length, room, 0))
        .hasMessageContaining("codec is 9");
    assertThatThrownBy(() -> PackedDay.encode(new long[1501])).hasMessageContaining("1500");
  }

  @Test
  void noGarbageHangsOrEscapesTheDecoder() {
    Random random = new Random(11);
    long[] room = new long[PackedDay.MAX_VALUES];
    for (int round = 0; round < 200_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) (1 + random.nextInt(2));
      }
      try {
        PackedDay.decode(bytes, 0, bytes.length, room, 0);
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageStartingWith("Not a packed day");
      }
    }
  }

  @Test
  void theHashIsXxh64OfTheLittleEndianValues() {
    long[] values = new long[11];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 1_000_003L - 5;
    }

    for (int count = 0; count <= values.length; count++) {
      assertThat(SeriesHash.of(values, 0, count)).isEqualTo(referenceXxh64(values, count));
    }
    assertThat(SeriesHash.text(SeriesHash.of(values, 0, 0))).isEqualTo("ef46db3751d8e999");
  }

  /** XXH64 byte by byte, from its specification. */
  private static long referenceXxh64(long[] values, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      bytes.putLong(values[i]);
    }
    bytes.flip();
    long p1 = Long.parseUnsignedLong("11400714785074694791");
    long p2 = Long.parseUnsignedLong("14029467366897019727");
    long p3 = 1609587929392839161L;
    long p4 = Long.parseUnsignedLong("9650029242287828579");
    long p5 = 2870177450012600261L;
    long hash;
    if (bytes.remaining() >= 32) {
      long[] lanes = {p1, p2, 0, -p1};
      lanes[0] += p2;
      while (bytes.remaining() >= 32) {
        for (int lane = 0; lane < 4; lane++) {
          lanes[lane] = Long.rotateLeft(lanes[lane] + bytes.getLong() * p2, 31) * p1;
        }
      }
      hash =
          Long.rotateLeft(lanes[0], 1)
              + Long.rotateLeft(lanes[1], 7)
              + Long.rotateLeft(lanes[2], 12)
              + Long.rotateLeft(lanes[3], 18);
      for (long lane : lanes) {
        hash = (hash ^ Long.rotateLeft(lane * p2, 31) * p1) * p1 + p4;
      }
    } else {
      hash = p5;
    }
    hash += count * 8L;
    while (bytes.remaining() >= 8) {
      hash = Long.rotateLeft(hash ^ Long.rotateLeft(bytes.getLong() * p2, 31) * p1, 27) * p1 + p4;
    }
    hash ^= hash >>> 33;
    hash *= p2;
    hash ^= hash >>> 29;
    hash *= p3;
    return hash ^ (hash >>> 32);
  }
}
