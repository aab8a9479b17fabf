package org.wattline.formats.csv;

import java.time.ZoneId;
import java.util.Objects;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.TimePattern;

/** A row per day with its values side by side. */
final class WideRows implements CsvRows {

  private static final long DAY = 86_400;

  /** Labels that go back by less than this are of the hour that autumn repeats. */
  private static final int HALF_A_DAY = 43_200;

  private final CsvLayout layout;
  private final Wide wide;
  private final DelimitedRows rows;
  private final MeterDataDelivery delivery;
  private final SeriesTable table;
  private final CsvSeries opener;
  private final QualityCodes qualities;
  private final LabelClock clock;
  private final DecimalText decimal = new DecimalText();
  private final byte decimalMark;
  private final byte groupMark;
  private final int first;

  /**
   * Local second of the day at which each value column starts; empty when counted from midnight.
   */
  private final int[] labels;

  WideRows(
      CsvLayout layout,
      DelimitedRows rows,
      MeterDataDelivery delivery,
      ZoneId zone,
      ReadSettings settings)
      throws FormatRefusedException {
    this.layout = layout;
    this.rows = rows;
    this.delivery = delivery;
    CsvMapping m = layout.mapping;
    this.wide = Objects.requireNonNull(m.wide);
    ValueColumn value = m.values.get(0);
    this.table = new SeriesTable(layout.keyOf(value), settings.limits().series());
    this.opener = new CsvSeries(layout, delivery, zone);
    this.qualities = new QualityCodes(m.quality, layout.qualityDetail, delivery);
    this.clock = new LabelClock(zone);
    this.decimalMark = (byte) m.decimalMark;
    this.groupMark = (byte) m.groupMark;
    this.first = layout.index(wide.first());
    this.labels = labels();
  }

  private int[] labels() throws FormatRefusedException {
    if (wide.labels() == Wide.Labels.ELAPSED) {
      return new int[0];
    }
    TimePattern pattern = TimePattern.of(wide.headerPattern());
    int shift = wide.labels() == Wide.Labels.END ? wide.stepSeconds() : 0;
    int count = (layout.header.names().size() - first + wide.stride() - 1) / wide.stride();
    int[] starts = new int[count];
    int midnights = 0;
    int previous = 0;
    for (int i = 0; i < count; i++) {
      String name = layout.header.names().get(first + i * wide.stride());
      int length = Math.min(name.length(), wide.headerPattern().length());
      if (!pattern.read(name) && !pattern.read(name.substring(0, length))) {
        throw new FormatRefusedException(
            RefusalReason.MALFORMED,
            Place.line(layout.header.line(), first + i * wide.stride() + 1, ""),
            "The header "
                + Quoted.of(name)
                + " is no time of day of the form "
                + wide.headerPattern());
      }
      int label = (int) pattern.local();
      if (i > 0 && label < previous - HALF_A_DAY) {
        // 23:45 and then 00:00: the end of the row's day; 23:00 and then 00:00: a gas day goes on
        midnights += (int) DAY;
      }
      previous = label;
      starts[i] = midnights + label - shift;
    }
    return starts;
  }

  @Override
  public void row() throws FormatRefusedException {
    int cells = Math.max(0, (rows.size() - first + wide.stride() - 1) / wide.stride());
    if (!rows.wellFormed() || !layout.readTime(layout.start, rows)) {
      rejectRow(cells, RejectionReason.BAD_TIME, "The day of the row is not understood.");
      return;
    }
    if (labels.length > 0 && cells > labels.length) {
      rejectRow(
          cells, RejectionReason.MALFORMED, "The row has more values than the header has times.");
      return;
    }
    long day = Math.floorDiv(layout.local(), DAY);
    SeriesTable.Entry entry = table.find(rows);
    if (entry.number < 0 && entry.wrong == null) {
      opener.open(entry, layout.mapping.values.get(0), rows);
    }
    if (entry.number < 0) {
      rejectRow(cells, Objects.requireNonNull(entry.wrong), entry.whyWrong + ".");
      return;
    }
    if (labels.length == 0) {
      elapsed(entry, day, cells);
    } else {
      labelled(entry, day, cells);
    }
  }

  private void elapsed(SeriesTable.Entry entry, long day, int cells) throws FormatRefusedException {
    int step = wide.stepSeconds();
    long midnight = clock.clock().startOfDay(day);
    int steps = (int) ((clock.clock().startOfDay(day + 1) - midnight) / step);
    for (int i = 0; i < cells; i++) {
      int field = first + i * wide.stride();
      if (rows.isEmpty(field)) {
        continue;
      }
      if (i >= steps) {
        reject(field, RejectionReason.OUT_OF_RANGE, "This day has only " + steps + " intervals.");
        continue;
      }
      value(entry, field, midnight + (long) i * step);
    }
  }

  private void labelled(SeriesTable.Entry entry, long day, int cells)
      throws FormatRefusedException {
    boolean forward = layout.mapping.missingHour == CsvMapping.MissingHour.FORWARD;
    for (int i = 0; i < cells; i++) {
      int field = first + i * wide.stride();
      if (rows.isEmpty(field)) {
        continue;
      }
      if (!clock.atStart(day * DAY + labels[i], entry.clock, forward)) {
        reject(
            field,
            RejectionReason.TIME_DOES_NOT_EXIST,
            "This local time does not exist on the day: the clock was moved forward.");
        continue;
      }
      entry.clock.passed(clock.start());
      value(entry, field, clock.start());
    }
  }

  private void value(SeriesTable.Entry entry, int field, long start) throws FormatRefusedException {
    int qualityField = wide.qualityOffset() > 0 ? field + wide.qualityOffset() : layout.quality;
    int mark = qualities.mark(rows, qualityField, true);
    if (mark == QualityCodes.UNKNOWN) {
      reject(
          qualityField,
          RejectionReason.UNKNOWN_QUALITY,
          "The quality " + Quoted.of(rows.text(qualityField)) + " is not in the mapping.");
      return;
    }
    if (!decimal.read(rows.bytes(), rows.start(field), rows.end(field), decimalMark, groupMark)) {
      reject(
          field,
          RejectionReason.BAD_NUMBER,
          Quoted.of(rows.text(field)) + " is no number of at most 18 digits.");
      return;
    }
    long value = decimal.mantissa();
    if (delivery.markOf(mark).quality() == Quality.MISSING) {
      value = IntervalBlock.NO_VALUE;
    }
    delivery.interval(
        entry.number, start, wide.stepSeconds(), value, decimal.scale(), mark, rows.line());
  }

  private void rejectRow(int cells, RejectionReason reason, String sentence) {
    int records = 0;
    for (int i = 0; i < cells; i++) {
      if (!rows.isEmpty(first + i * wide.stride())) {
        records++;
      }
    }
    delivery.reject(Place.line(rows.line()), reason, sentence, Math.max(1, records));
  }

  private void reject(int field, RejectionReason reason, String sentence) {
    String name = field < layout.header.names().size() ? layout.header.names().get(field) : "";
    delivery.reject(Place.line(rows.line(), field + 1, name), reason, sentence);
  }

  @Override
  public void end() {
    // a wide row says everything about its own day
  }
}
