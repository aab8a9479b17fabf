package org.wattline.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks a web font (WOFF 1.0) into the TrueType file that it was made of. */
final class WoffFont {
  private static final int SIGNATURE = 0x774F4646;
  private static final int HEADER = 44;
  private static final int ENTRY = 20;
  private static final int MAX_BYTES = 4 << 20;

  /**
   * GSUB, GPOS and GDEF: ligatures and positions that letters do without, and cost most to read.
   */
  private static final Set<Integer> LAYOUT = Set.of(0x47535542, 0x47504F53, 0x47444546);

  private WoffFont() {}

  /** Reads a font that is on the class path. */
  static byte[] read(String resource) {
    try (InputStream in = WoffFont.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The font " + resource + " is not on the class path");
      }
      return unpack(ByteBuffer.wrap(in.readAllBytes()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] unpack(ByteBuffer woff) {
    int size = woff.getInt(16);
    if (woff.getInt(0) != SIGNATURE || size > MAX_BYTES) {
      throw new IllegalStateException("This is not a WOFF font");
    }
    int[] entries =
        IntStream.range(0, woff.getShort(12))
            .map(i -> HEADER + ENTRY * i)
            .filter(entry -> !LAYOUT.contains(woff.getInt(entry)))
            .toArray();
    int tables = entries.length;
    ByteBuffer font = ByteBuffer.allocate(size);
    int range = Integer.highestOneBit(tables) * 16;
    font.putInt(woff.getInt(4))
        .putShort((short) tables)
        .putShort((short) range)
        .putShort((short) Integer.numberOfTrailingZeros(Integer.highestOneBit(tables)))
        .putShort((short) (tables * 16 - range));
    int place = 12 + 16 * tables;
    for (int entry : entries) {
      int length = woff.getInt(entry + 12);
      font.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16)).putInt(place).putInt(length);
      font.put(place, table(woff, woff.getInt(entry + 4), woff.getInt(entry + 8), length));
      place += (length + 3) & ~3;
    }
    return Arrays.copyOf(font.array(), place);
  }

  private static byte[] table(ByteBuffer woff, int offset, int packed, int length) {
    byte[] table = new byte[length];
    if (packed == length) {
      woff.get(offset, table);
      return table;
    }
    byte[] deflated = new byte[packed];
    woff.get(offset, deflated);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      if (inflater.inflate(table) != length) {
        throw new IllegalStateException("A table of the font is shorter than announced");
      }
      return table;
    } catch (DataFormatException broken) {
      throw new IllegalStateException(broken);
    } finally {
      inflater.end();
    }
  }
}
