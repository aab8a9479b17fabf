package org.wattline.formats.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.TimePattern;

/** A mapping bound to the columns of one file. */
final class CsvLayout {

  /** A time column bound to its position. */
  record TimePart(int field, TimePattern pattern) {}

  final CsvMapping mapping;
  final CsvHeader header;
  final TimePart[] start;
  final TimePart[] end;
  final int quality;
  final int qualityDetail;
  final int tier;

  private long local;
  private int offset;
  private int nth;

  CsvLayout(CsvMapping mapping, CsvHeader header) {
    this.mapping = mapping;
    this.header = header;
    this.start = parts(mapping.start);
    this.end = parts(mapping.end);
    this.quality = index(mapping.quality.column());
    this.qualityDetail = index(mapping.quality.detail());
    this.tier = mapping.tier == null ? -1 : index(mapping.tier.column());
  }

  private TimePart[] parts(List<TimeColumn> columns) {
    return columns.stream()
        .map(c -> new TimePart(header.index(c.column()), TimePattern.of(c.pattern())))
        .toArray(TimePart[]::new);
  }

  /** The position of a column; -1 for none. */
  int index(@Nullable Column column) {
    return column == null ? -1 : header.index(column);
  }

  /** Positions of the columns that tell the series of one value column apart. */
  int[] keyOf(ValueColumn value) {
    TreeSet<Integer> key = new TreeSet<>();
    add(key, mapping.point);
    add(key, mapping.meter);
    mapping.channel.forEach(c -> add(key, c));
    add(key, mapping.commodity.column());
    add(key, mapping.direction.column());
    add(key, value.unitColumn());
    if (value.unit() != null) {
      add(key, value.unit().column());
    }
    if (value.direction() != null) {
      add(key, value.direction().column());
    }
    Length length = value.length() == null ? mapping.length : value.length();
    if (length instanceof Length.Said said) {
      add(key, said.column());
    }
    return new ArrayList<>(key).stream().mapToInt(Integer::intValue).toArray();
  }

  private void add(TreeSet<Integer> key, @Nullable Column column) {
    if (column != null) {
      key.add(header.index(column));
    }
  }

  /** Reads the time in some columns of a row; false where it is none. */
  boolean readTime(TimePart[] parts, DelimitedRows rows) {
    long sum = 0;
    nth = 0;
    int found = TimePattern.NO_OFFSET;
    byte[] b = rows.bytes();
    for (TimePart part : parts) {
      int field = part.field();
      if (field >= rows.size() || !part.pattern().read(b, rows.start(field), rows.end(field))) {
        return false;
      }
      sum += part.pattern().local();
      nth = Math.max(nth, part.pattern().nth());
      if (part.pattern().offset() != TimePattern.NO_OFFSET) {
        found = part.pattern().offset();
      }
    }
    local = sum;
    offset = found;
    return true;
  }

  /** The local time last read. */
  long local() {
    return local;
  }

  /** Which interval of its day was read last; 0 where the file gives clock times. */
  int nth() {
    return nth;
  }

  /** The offset last read, or {@link TimePattern#NO_OFFSET}. */
  int offset() {
    return offset;
  }

  /** Whether the times of the file name days and no moments in them. */
  boolean saysDayOnly() {
    for (TimePart part : start) {
      if (part.pattern().hasTime()) {
        return false;
      }
    }
    return true;
  }

  /** Whether every time of the file carries an offset, so that no zone is needed. */
  boolean timesCarryOffset() {
    for (TimePart part : start) {
      if (part.pattern().hasOffset()) {
        return true;
      }
    }
    return false;
  }
}
