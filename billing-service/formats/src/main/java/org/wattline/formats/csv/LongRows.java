package org.wattline.formats.csv;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.Quoted;

/** A row per moment with one or several value columns. */
final class LongRows implements CsvRows {

  private final CsvLayout layout;
  private final DelimitedRows rows;
  private final MeterDataDelivery delivery;
  private final Cell[] cells;
  private final CsvSeries opener;
  private final RowTime time;
  private final QualityCodes qualities;
  private final DecimalText decimal = new DecimalText();
  private final byte decimalMark;
  private final byte groupMark;
  private final boolean toEnd;
  private String lastTier = "";
  private int lastTierValue;

  private final class Cell {
    final ValueColumn column;
    final int field;
    final int cost;
    final SeriesTable table;
    final byte[][] absent;
    final boolean emptyIsMissing;
    final boolean isRegister;

    Cell(ValueColumn column, int limit) {
      this.column = column;
      this.field = layout.index(column.column());
      this.cost = layout.index(column.cost());
      this.table = new SeriesTable(layout.keyOf(column), limit);
      this.emptyIsMissing = column.emptyIsMissing();
      this.isRegister = column.kind() == SeriesKind.CUMULATIVE;
      this.absent =
          column.absent().stream()
              .map(t -> t.getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
    }

    boolean isAbsent() {
      if (absent.length == 0 || field >= rows.size()) {
        return false;
      }
      for (byte[] a : absent) {
        if (java.util.Arrays.equals(
            a, 0, a.length, rows.bytes(), rows.start(field), rows.end(field))) {
          return true;
        }
      }
      return false;
    }
  }

  LongRows(
      CsvLayout layout,
      DelimitedRows rows,
      MeterDataDelivery delivery,
      @Nullable ZoneId zone,
      ReadSettings settings)
      throws FormatRefusedException {
    this.layout = layout;
    this.rows = rows;
    this.delivery = delivery;
    CsvMapping m = layout.mapping;
    this.cells =
        m.values.stream().map(v -> new Cell(v, settings.limits().series())).toArray(Cell[]::new);
    this.opener = new CsvSeries(layout, delivery, zone);
    this.time = new RowTime(zone, m);
    this.qualities = new QualityCodes(m.quality, layout.qualityDetail, delivery);
    this.decimalMark = (byte) m.decimalMark;
    this.groupMark = (byte) m.groupMark;
    this.toEnd = !m.end.isEmpty();
  }

  @Override
  public void row() throws FormatRefusedException {
    if (!rows.wellFormed()) {
      rejectAll(RejectionReason.MALFORMED, "A quoted field is not closed, or text follows it.");
      return;
    }
    if (!layout.readTime(layout.start, rows)) {
      rejectAll(
          RejectionReason.BAD_TIME, "The time " + timeText(layout.start) + " is not understood.");
      return;
    }
    long local = layout.local();
    int offset = layout.offset();
    int nth = layout.nth();
    long endLocal = 0;
    int endOffset = 0;
    if (toEnd) {
      if (!layout.readTime(layout.end, rows)) {
        rejectAll(
            RejectionReason.BAD_TIME, "The end " + timeText(layout.end) + " is not understood.");
        return;
      }
      endLocal = layout.local();
      endOffset = layout.offset();
    }
    for (Cell cell : cells) {
      cell(cell, local, offset, nth, endLocal, endOffset);
    }
  }

  private void cell(Cell cell, long local, int offset, int nth, long endLocal, int endOffset)
      throws FormatRefusedException {
    int field = cell.field;
    if (field >= rows.size()) {
      reject(field, RejectionReason.MISSING_FIELD, "The row ends before this column.");
      return;
    }
    boolean empty = rows.isEmpty(field);
    if (empty ? !cell.emptyIsMissing : cell.isAbsent()) {
      return;
    }
    SeriesTable.Entry entry = cell.table.find(rows);
    if (entry.number < 0 && entry.wrong == null) {
      opener.open(entry, cell.column, rows);
    }
    if (entry.number < 0) {
      reject(field, java.util.Objects.requireNonNull(entry.wrong), entry.whyWrong + ".");
      return;
    }
    IntervalText length = entry.length;
    boolean placed =
        cell.isRegister
            ? time.moment(local, offset, entry.clock)
            : length == null
                ? time.place(local, offset, endLocal, endOffset, entry.clock)
                : nth > 0
                    ? time.nth(local, nth, length)
                    : time.place(local, offset, length, entry.clock);
    if (!placed) {
      // an empty cell in the hour that does not exist is how some exports fill their table
      if (!empty || !time.noSuchTime()) {
        rejectUnplaced(field);
      }
      return;
    }
    entry.clock.passed(time.start());
    value(cell, entry.number, empty);
  }

  private void value(Cell cell, int series, boolean empty) throws FormatRefusedException {
    int field = cell.field;
    int mark = qualities.mark(rows, layout.quality, !empty);
    if (mark == QualityCodes.UNKNOWN) {
      reject(
          layout.quality,
          RejectionReason.UNKNOWN_QUALITY,
          "The quality " + Quoted.of(rows.text(layout.quality)) + " is not in the mapping.");
      return;
    }
    long value = IntervalBlock.NO_VALUE;
    int scale = 0;
    if (!empty) {
      if (!decimal.read(rows.bytes(), rows.start(field), rows.end(field), decimalMark, groupMark)) {
        reject(
            field,
            RejectionReason.BAD_NUMBER,
            Quoted.of(rows.text(field)) + " is no number of at most 18 digits.");
        return;
      }
      value = decimal.mantissa();
      scale = decimal.scale();
      if (delivery.markOf(mark).quality() == Quality.MISSING) {
        if (value != 0) {
          reject(
              field,
              RejectionReason.MALFORMED,
              "A value stands beside the quality "
                  + Quoted.of(rows.text(layout.quality))
                  + ", which says that there is none.");
          return;
        }
        value = IntervalBlock.NO_VALUE;
      }
    }
    if (cell.isRegister) {
      register(series, value, scale, mark);
      return;
    }
    delivery.interval(series, time.start(), time.seconds(), value, scale, mark, rows.line());
    if (cell.cost >= 0 && !rows.isEmpty(cell.cost)) {
      cost(cell);
    }
    if (layout.tier >= 0) {
      tier();
    }
  }

  private void register(int series, long value, int scale, int mark) {
    BigDecimal count = value == IntervalBlock.NO_VALUE ? null : BigDecimal.valueOf(value, scale);
    delivery.registerRead(
        new RegisterRead(
            series,
            time.start(),
            layout.saysDayOnly(),
            count,
            delivery.markOf(mark),
            "",
            "",
            null,
            rows.line()));
  }

  private void cost(Cell cell) {
    int field = cell.cost;
    if (decimal.read(rows.bytes(), rows.start(field), rows.end(field), decimalMark, groupMark)) {
      delivery.cost(decimal.mantissa(), decimal.scale());
    } else {
      delivery.remark(
          Place.line(rows.line(), field + 1, String.valueOf(cell.column.cost())),
          Remark.Kind.UNUSUAL,
          "The cost "
              + Quoted.of(rows.text(field))
              + " is no number; the value was read without it.");
    }
  }

  private void tier() {
    String text = rows.text(layout.tier);
    if (!text.equals(lastTier)) {
      lastTier = text;
      CodeMap<Integer> map = java.util.Objects.requireNonNull(layout.mapping.tier);
      Integer value = map.meaning(text);
      lastTierValue = value == null ? 0 : value;
    }
    if (lastTierValue != 0) {
      delivery.tier(lastTierValue);
    }
  }

  private void rejectUnplaced(int field) {
    if (!time.noSuchTime()) {
      reject(
          field,
          RejectionReason.BAD_INTERVAL,
          "From "
              + timeText(layout.start)
              + " to "
              + timeText(layout.end)
              + " is no interval on this clock, or needs a zone.");
    } else {
      reject(
          field,
          RejectionReason.TIME_DOES_NOT_EXIST,
          "The local time "
              + timeText(layout.start)
              + " does not exist: the clock was moved forward.");
    }
  }

  private void rejectAll(RejectionReason reason, String sentence) {
    for (Cell cell : cells) {
      boolean isRecord =
          cell.field < rows.size()
              ? !cell.isAbsent() && (cell.emptyIsMissing || !rows.isEmpty(cell.field))
              : cells.length == 1;
      if (isRecord) {
        reject(cell.field, reason, sentence);
      }
    }
  }

  private void reject(int field, RejectionReason reason, String sentence) {
    String name =
        field >= 0 && field < layout.header.names().size() ? layout.header.names().get(field) : "";
    delivery.reject(Place.line(rows.line(), field + 1, name), reason, sentence);
  }

  private String timeText(CsvLayout.TimePart[] parts) {
    StringBuilder text = new StringBuilder();
    for (CsvLayout.TimePart part : parts) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      text.append(rows.text(part.field()));
    }
    return Quoted.of(text);
  }

  @Override
  public void end() {
    if (time.forwarded() > 0) {
      delivery.remark(
          Place.DOCUMENT,
          Remark.Kind.CLOCK_CHANGE,
          time.forwarded()
              + " local times of the hour that does not exist were read as the hour after the change.");
    }
  }
}
