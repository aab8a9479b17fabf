package org.wattline.formats.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.SeriesClock;

/**
 * Finds the series of a row by the bytes of its key columns: the last one at once, others by hash.
 * No text is decoded for a series that is known.
 */
final class SeriesTable {

  private static final int FIRST_SIZE = 256;

  /** What is known of one series. */
  static final class Entry {
    final byte[] key;
    final int hash;
    final SeriesClock clock = new SeriesClock();
    int number = -1;
    @Nullable IntervalText length;
    @Nullable RejectionReason wrong;
    String whyWrong = "";

    Entry(byte[] key, int hash) {
      this.key = key;
      this.hash = hash;
    }
  }

  private final int[] columns;
  private @Nullable Entry[] slots = new @Nullable Entry[FIRST_SIZE];
  private int size;
  private byte[] scratch = new byte[128];
  private @Nullable Entry last;

  private final int limit;

  SeriesTable(int[] columns, int limit) {
    this.columns = columns.clone();
    this.limit = limit;
  }

  /** The row's series; a new one has number -1 and is the caller's to fill. */
  Entry find(DelimitedRows rows) throws FormatRefusedException {
    Entry memo = last;
    if (memo != null && matches(memo.key, rows)) {
      return memo;
    }
    int n = gather(rows);
    int hash = 1;
    for (int i = 0; i < n; i++) {
      hash = 31 * hash + scratch[i];
    }
    hash ^= hash >>> 16;
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (true) {
      Entry e = slots[slot];
      if (e == null) {
        break;
      }
      if (e.hash == hash && Arrays.equals(e.key, 0, e.key.length, scratch, 0, n)) {
        last = e;
        return e;
      }
      slot = (slot + 1) & mask;
    }
    if (size >= limit) {
      throw new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED,
          Place.line(rows.line()),
          "The file holds more than " + limit + " series. Split it.");
    }
    Entry e = new Entry(Arrays.copyOf(scratch, n), hash);
    slots[slot] = e;
    last = e;
    if (++size * 2 > slots.length) {
      grow();
    }
    return e;
  }

  /** Compares a key (length, bytes, length, bytes ...) with the row's fields. */
  private boolean matches(byte[] key, DelimitedRows rows) {
    byte[] b = rows.bytes();
    int k = 0;
    for (int column : columns) {
      boolean given = column < rows.size();
      int from = given ? rows.start(column) : 0;
      int n = given ? rows.end(column) - from : 0;
      if ((key[k] & 0xff) != (n & 0xff)
          || (key[k + 1] & 0xff) != ((n >> 8) & 0xff)
          || (key[k + 2] & 0xff) != ((n >> 16) & 0xff)) {
        return false;
      }
      k += 3;
      for (int i = 0; i < n; i++) {
        if (key[k + i] != b[from + i]) {
          return false;
        }
      }
      k += n;
    }
    return true;
  }

  private int gather(DelimitedRows rows) {
    byte[] b = rows.bytes();
    int k = 0;
    for (int column : columns) {
      boolean given = column < rows.size();
      int from = given ? rows.start(column) : 0;
      int n = given ? rows.end(column) - from : 0;
      if (k + n + 3 > scratch.length) {
        scratch = Arrays.copyOf(scratch, Math.max(scratch.length * 2, k + n + 3));
      }
      scratch[k] = (byte) n;
      scratch[k + 1] = (byte) (n >> 8);
      scratch[k + 2] = (byte) (n >> 16);
      k += 3;
      System.arraycopy(b, from, scratch, k, n);
      k += n;
    }
    return k;
  }

  private void grow() {
    @Nullable Entry[] old = slots;
    @Nullable Entry[] bigger = new @Nullable Entry[old.length * 2];
    int mask = bigger.length - 1;
    for (Entry e : old) {
      if (e == null) {
        continue;
      }
      int slot = e.hash & mask;
      while (bigger[slot] != null) {
        slot = (slot + 1) & mask;
      }
      bigger[slot] = e;
    }
    slots = bigger;
  }
}
