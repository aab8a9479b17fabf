package org.wattline.formats.nem;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.TimePattern;

/** NEM12's 200, 300, 400 and 500 records. A day waits until its quality ranges are known. */
final class IntervalRecords {

  private static final int MINUTES_OF_DAY = 1440;
  private static final int MARKET_OFFSET = 36_000;
  private static final int FIRST_VALUE = 2;
  private static final int NO_MARK = -1;

  private final DelimitedRows rows;
  private final MeterDataDelivery delivery;
  private final NemSeries series;
  private final DecimalText decimal = new DecimalText();
  private final TimePattern date = TimePattern.of("yyyyMMdd");
  private final TimePattern moment = TimePattern.of("yyyyMMddHHmm[ss]");

  private String nmi = "";
  private String suffix = "";
  private String register = "";
  private String meter = "";
  private String writtenUnit = "";
  private @Nullable ScaledUnit unit;
  private int seconds;
  private int intervals;
  private int number = -1;
  private boolean inStream;

  private boolean open;
  private boolean variable;
  private boolean rejected;
  private long midnight;
  private long line;
  private long[] values = new long[48];
  private int[] scales = new int[48];
  private int[] marks = new int[48];

  IntervalRecords(DelimitedRows rows, MeterDataDelivery delivery) {
    this.rows = rows;
    this.delivery = delivery;
    this.series = new NemSeries(delivery);
  }

  /** A 200: which stream the days that follow are of. */
  void stream() throws FormatRefusedException {
    close();
    nmi = rows.text(1);
    register = rows.text(3);
    suffix = rows.text(4);
    meter = rows.text(6);
    writtenUnit = rows.text(7);
    int minutes = minutes(rows.text(8));
    if (nmi.isEmpty() || suffix.isEmpty()) {
      throw NemReader.refused(
          rows, RefusalReason.MALFORMED, "The 200 record names no NMI or no suffix.");
    }
    seconds = minutes * 60;
    intervals = MINUTES_OF_DAY / minutes;
    if (values.length < intervals) {
      values = new long[intervals];
      scales = new int[intervals];
      marks = new int[intervals];
    }
    unit = NemSeries.unit(writtenUnit);
    number =
        unit == null
            ? -1
            : series.number(
                nmi,
                suffix,
                register,
                meter,
                writtenUnit,
                unit,
                NemSeries.direction(suffix),
                seconds,
                NemSeries.kind(unit.unit()));
    inStream = true;
  }

  private int minutes(String text) throws FormatRefusedException {
    int n = 0;
    for (int i = 0; i < text.length() && n <= MINUTES_OF_DAY; i++) {
      int d = text.charAt(i) - '0';
      n = d < 0 || d > 9 ? MINUTES_OF_DAY + 1 : n * 10 + d;
    }
    if (n < 1 || n > MINUTES_OF_DAY || MINUTES_OF_DAY % n != 0) {
      throw NemReader.refused(
          rows,
          RefusalReason.MALFORMED,
          "The interval length "
              + Quoted.of(text)
              + " does not divide a day into whole intervals.");
    }
    return n;
  }

  /** A 300: the values of one day. */
  void day() throws FormatRefusedException {
    close();
    if (!inStream) {
      throw NemReader.refused(
          rows, RefusalReason.MALFORMED, "A 300 record comes before any 200 record.");
    }
    int quality = FIRST_VALUE + intervals;
    String method = rows.text(quality);
    if (rows.size() <= quality || !NemQuality.isMethod(method)) {
      throw NemReader.refused(
          rows,
          RefusalReason.MALFORMED,
          "A day of "
              + seconds / 60
              + "-minute values has "
              + intervals
              + " of them and then its quality method; this 300 record has "
              + Quoted.of(method)
              + " there.");
    }
    if (!date.read(rows.bytes(), rows.start(1), rows.end(1))) {
      throw NemReader.refused(
          rows,
          RefusalReason.MALFORMED,
          "The date " + Quoted.of(rows.text(1)) + " is no yyyymmdd.");
    }
    midnight = date.local() - MARKET_OFFSET;
    line = rows.line();
    variable = method.charAt(0) == NemQuality.VARIABLE;
    rejected = false;
    open = true;
    if (number < 0) {
      rejectDay(
          RejectionReason.UNKNOWN_UNIT, "The unit " + Quoted.of(writtenUnit) + " is not known.");
      return;
    }
    QualityMark mark = NemQuality.mark(method, rows.text(quality + 1), rows.text(quality + 2));
    int known = mark == null ? NO_MARK : delivery.mark(mark);
    Arrays.fill(marks, 0, intervals, known);
    values();
  }

  private void values() {
    for (int i = 0; i < intervals; i++) {
      int field = FIRST_VALUE + i;
      if (rows.isEmpty(field)) {
        values[i] = IntervalBlock.NO_VALUE;
        scales[i] = 0;
      } else if (decimal.read(
          rows.bytes(), rows.start(field), rows.end(field), (byte) '.', (byte) 0)) {
        values[i] = decimal.mantissa();
        scales[i] = decimal.scale();
      } else {
        rejectDay(
            RejectionReason.BAD_NUMBER,
            "Value " + (i + 1) + " of the day, " + Quoted.of(rows.text(field)) + ", is no number.");
        return;
      }
    }
  }

  /** A 400: the quality of a range of the day. */
  void range() throws FormatRefusedException {
    if (!open) {
      throw NemReader.refused(rows, RefusalReason.MALFORMED, "A 400 record follows no 300 record.");
    }
    int from = ordinal(rows.text(1));
    int to = ordinal(rows.text(2));
    if (from < 1 || to < from || to > intervals) {
      throw NemReader.refused(
          rows,
          RefusalReason.MALFORMED,
          "The range "
              + Quoted.of(rows.text(1) + " to " + rows.text(2))
              + " is not within the day's "
              + intervals
              + " intervals.");
    }
    String method = rows.text(3);
    QualityMark mark = NemQuality.mark(method, rows.text(4), rows.text(5));
    if (mark == null) {
      throw NemReader.refused(
          rows,
          RefusalReason.MALFORMED,
          "The quality method " + Quoted.of(method) + " is none of a range.");
    }
    int known = delivery.mark(mark);
    for (int i = from - 1; i < to; i++) {
      if (variable && marks[i] != NO_MARK && !rejected) {
        throw NemReader.refused(
            rows, RefusalReason.MALFORMED, "Interval " + (i + 1) + " has two qualities.");
      }
      marks[i] = known;
    }
  }

  private static int ordinal(String text) {
    int n = 0;
    for (int i = 0; i < text.length(); i++) {
      int d = text.charAt(i) - '0';
      if (d < 0 || d > 9 || n > MINUTES_OF_DAY) {
        return -1;
      }
      n = n * 10 + d;
    }
    return n;
  }

  /** A 500: where the register stood when the meter was visited. */
  void service() throws FormatRefusedException {
    if (!inStream) {
      throw NemReader.refused(
          rows, RefusalReason.MALFORMED, "A 500 record comes before any 200 record.");
    }
    close();
    if (rows.isEmpty(4)) {
      return;
    }
    if (unit == null) {
      reject(RejectionReason.UNKNOWN_UNIT, "The unit " + Quoted.of(writtenUnit) + " is not known.");
    } else if (rows.isEmpty(3) || !moment.read(rows.bytes(), rows.start(3), rows.end(3))) {
      reject(
          RejectionReason.BAD_TIME,
          "The read time " + Quoted.of(rows.text(3)) + " is not understood.");
    } else if (!decimal.read(rows.bytes(), rows.start(4), rows.end(4), (byte) '.', (byte) 0)) {
      reject(
          RejectionReason.BAD_NUMBER,
          "The index read " + Quoted.of(rows.text(4)) + " is no number.");
    } else {
      int reads =
          series.number(
              nmi,
              suffix,
              register,
              meter,
              writtenUnit,
              unit,
              NemSeries.direction(suffix),
              0,
              SeriesKind.CUMULATIVE);
      delivery.registerRead(
          new RegisterRead(
              reads,
              moment.local() - MARKET_OFFSET,
              false,
              java.math.BigDecimal.valueOf(decimal.mantissa(), decimal.scale()),
              QualityMark.MEASURED,
              rows.text(1),
              rows.text(2),
              null,
              rows.line()));
    }
  }

  private void reject(RejectionReason reason, String sentence) {
    delivery.reject(Place.line(rows.line(), 0, "500"), reason, sentence);
  }

  private void rejectDay(RejectionReason reason, String sentence) {
    rejected = true;
    delivery.reject(Place.line(rows.line(), 0, "300"), reason, sentence, intervals);
  }

  /** Tells the day that waits. */
  void close() throws FormatRefusedException {
    if (!open) {
      return;
    }
    open = false;
    if (rejected) {
      return;
    }
    for (int i = 0; i < intervals; i++) {
      if (marks[i] == NO_MARK) {
        throw new FormatRefusedException(
            RefusalReason.MALFORMED,
            Place.line(line),
            "The day is of variable quality and no 400 record gives interval "
                + (i + 1)
                + " of "
                + intervals
                + " one.");
      }
    }
    for (int i = 0; i < intervals; i++) {
      long value = values[i];
      int mark = marks[i];
      QualityMark meaning = delivery.markOf(mark);
      if (meaning.quality() == Quality.MISSING) {
        // null data carries zeros as fillers
        value = IntervalBlock.NO_VALUE;
      } else if (value == IntervalBlock.NO_VALUE) {
        mark = delivery.mark(new QualityMark(Quality.MISSING, meaning.code(), meaning.detail()));
      }
      delivery.interval(
          number, midnight + (long) i * seconds, seconds, value, scales[i], mark, line);
    }
  }
}
