package org.wattline.formats.edifact;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.SeriesClock;
import org.wattline.formats.stream.TimePattern;

/**
 * The inside of MSCONS messages. A quantity waits for the dates and status that follow it; with a
 * period it is an interval value, with a date a reading of a register.
 */
final class MsconsMessage {

  /** The law that local times without offset follow where the caller names no zone. */
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final long DAY = 86_400;
  private static final int NONE = -1;

  /** Whose dates a DTM carries: those of the quantity, or of something above it. */
  private enum Level {
    HEAD,
    QUANTITY
  }

  private final SegmentReader segments;
  private final MeterDataDelivery delivery;
  private final MsconsSeries series;
  private final LabelClock clock;
  private final DateTimes time = new DateTimes();
  private final DecimalText decimal = new DecimalText();
  private final Map<Integer, SeriesClock> clocks = new HashMap<>();

  private Level level = Level.HEAD;
  private boolean cancels;

  private boolean open;
  private long place;
  private String qualifier = "";
  private String written = "";
  private String unit = "";
  private String status = "";
  private @Nullable String badTime;
  private boolean hasStart;
  private boolean hasEnd;
  private long startLocal;
  private int startOffset;
  private long endLocal;
  private int endOffset;
  private boolean endDateOnly;
  private int readRank = NONE;
  private long readLocal;
  private int readOffset;
  private boolean readDateOnly;

  MsconsMessage(SegmentReader segments, MeterDataDelivery delivery, @Nullable ZoneId zone) {
    this.segments = segments;
    this.delivery = delivery;
    ZoneId local = zone == null ? BERLIN : zone;
    this.clock = new LabelClock(local);
    this.series = new MsconsSeries(delivery, local);
  }

  void begin() {
    level = Level.HEAD;
    cancels = false;
    open = false;
    series.message();
  }

  void end() throws FormatRefusedException {
    close();
  }

  void segment(String tag) throws FormatRefusedException {
    switch (tag) {
      case "QTY" -> quantity();
      case "DTM" -> {
        if (level == Level.QUANTITY) {
          date();
        }
      }
      case "STS" -> {
        if (open) {
          String text = status();
          status = status.isEmpty() ? text : status + " " + text;
        }
      }
      case "BGM" -> cancels = segments.text(3, 0).equals("1");
      case "LOC" -> {
        close();
        series.location(segments.text(2, 0), segments.text(3, 0));
      }
      case "RFF" -> {
        if (segments.text(1, 0).equals("MG")) {
          close();
          series.meter(segments.text(1, 1));
        }
      }
      case "LIN" -> {
        close();
        series.line();
      }
      case "PIA" -> {
        if (segments.text(1, 0).equals("5")) {
          series.product(segments.text(2, 0));
        }
      }
      case "NAD" -> {
        close();
        if (segments.text(1, 0).equals("DP")) {
          series.deliveryPoint();
        }
      }
      case "UNS" -> close();
      default -> {
        // contacts, characteristics, totals: nothing about a value
      }
    }
  }

  /**
   * Category, status and its reason. The Swiss market writes the status, EDI@Energy leaves it empty
   * and writes the reason: {@code STS+Z34++Z88}.
   */
  private String status() {
    StringBuilder text = new StringBuilder(segments.text(1, 0));
    for (int element = 2; element <= 3; element++) {
      String code = segments.text(element, 0);
      if (!code.isEmpty()) {
        text.append(':').append(code);
      }
    }
    return text.toString();
  }

  private void quantity() throws FormatRefusedException {
    close();
    open = true;
    level = Level.QUANTITY;
    place = segments.number();
    qualifier = segments.text(1, 0);
    written = segments.text(1, 1);
    unit = segments.text(1, 2);
    status = "";
    badTime = null;
    hasStart = false;
    hasEnd = false;
    readRank = NONE;
  }

  private void date() {
    String role = segments.text(1, 0);
    String value = segments.text(1, 1);
    String format = segments.text(1, 2);
    int rank =
        switch (role) {
          case "7" -> 3;
          case "9" -> 2;
          case "60" -> 1;
          case "306" -> 0;
          default -> NONE;
        };
    boolean period = role.equals("163") || role.equals("164") || role.equals("324");
    if (rank == NONE && !period) {
      return;
    }
    if (!time.read(value, format)) {
      if (badTime == null) {
        badTime = "The date " + Quoted.of(value) + " is not of format " + Quoted.of(format) + ".";
      }
      return;
    }
    if (time.isRange()) {
      start();
      hasEnd = true;
      endLocal = time.endLocal();
      endOffset = TimePattern.NO_OFFSET;
      endDateOnly = time.dateOnly();
    } else if (role.equals("163")) {
      start();
    } else if (role.equals("164")) {
      hasEnd = true;
      endLocal = time.local();
      endOffset = time.offset();
      endDateOnly = time.dateOnly();
    } else if (rank > readRank) {
      readRank = rank;
      readLocal = time.local();
      readOffset = time.offset();
      readDateOnly = time.dateOnly();
    }
  }

  private void start() {
    hasStart = true;
    startLocal = time.local();
    startOffset = time.offset();
  }

  /** Tells the quantity that waits. */
  private void close() throws FormatRefusedException {
    level = Level.HEAD;
    if (!open) {
      return;
    }
    open = false;
    QualityMark mark = quality();
    if (cancels) {
      reject(
          RejectionReason.UNKNOWN_CODE,
          "The message cancels values sent before. Cancel them by hand.");
    } else if (mark == null) {
      reject(
          RejectionReason.UNKNOWN_QUALITY,
          "The qualifier " + Quoted.of(qualifier) + " is not known.");
    } else if (badTime != null) {
      reject(RejectionReason.BAD_TIME, badTime);
    } else if (!number() && mark.quality() != Quality.MISSING) {
      reject(RejectionReason.BAD_NUMBER, "The quantity " + Quoted.of(written) + " is no number.");
    } else if (hasStart && hasEnd) {
      interval(mark);
    } else if (readRank != NONE) {
      read(mark);
    } else {
      reject(RejectionReason.BAD_TIME, "The quantity has neither a period nor a reading date.");
    }
  }

  private boolean number() {
    byte[] b = written.getBytes(StandardCharsets.ISO_8859_1);
    byte mark = segments.decimalMark();
    byte other = (byte) (mark == '.' ? ',' : '.');
    return decimal.read(b, 0, b.length, mark, (byte) 0)
        || decimal.read(b, 0, b.length, other, (byte) 0);
  }

  private void interval(QualityMark mark) throws FormatRefusedException {
    long nominal = endLocal - startLocal;
    if (startOffset == endOffset
        && !endDateOnly
        && nominal < 0
        && startOffset != TimePattern.NO_OFFSET) {
      reject(RejectionReason.BAD_INTERVAL, "The period ends before it starts.");
      return;
    }
    int number = series.interval(unit, nominal);
    if (number < 0) {
      rejectUnit();
      return;
    }
    SeriesClock seen = clocks.computeIfAbsent(number, n -> new SeriesClock());
    long from;
    if (startOffset != TimePattern.NO_OFFSET) {
      from = startLocal - startOffset;
    } else if (clock.atStart(startLocal, seen, false)) {
      from = clock.start();
    } else {
      reject(
          RejectionReason.TIME_DOES_NOT_EXIST,
          "The local start does not exist: the clock was moved forward.");
      return;
    }
    long length;
    if (endOffset != TimePattern.NO_OFFSET) {
      length = endLocal - endOffset - from;
    } else {
      // an end that is only a day is that day's end
      length = clock.secondsTo(from, endDateOnly ? endLocal + DAY : endLocal);
    }
    if (length < 0 || length > Integer.MAX_VALUE) {
      reject(RejectionReason.BAD_INTERVAL, "The period ends before it starts.");
      return;
    }
    seen.passed(from);
    boolean missing = mark.quality() == Quality.MISSING;
    delivery.interval(
        number,
        from,
        (int) length,
        missing ? IntervalBlock.NO_VALUE : decimal.mantissa(),
        missing ? 0 : decimal.scale(),
        delivery.mark(mark),
        place);
  }

  private void read(QualityMark mark) throws FormatRefusedException {
    int number = series.register(unit, readRank == 0);
    if (number < 0) {
      rejectUnit();
      return;
    }
    long at;
    if (readOffset != TimePattern.NO_OFFSET) {
      at = readLocal - readOffset;
    } else {
      clock.atStart(readLocal, clocks.computeIfAbsent(number, n -> new SeriesClock()), true);
      at = clock.start();
    }
    boolean missing = mark.quality() == Quality.MISSING;
    BigDecimal value = missing ? null : BigDecimal.valueOf(decimal.mantissa(), decimal.scale());
    delivery.registerRead(
        new RegisterRead(number, at, readDateOnly, value, mark, "", status, null, place));
  }

  /**
   * The quality of a QTY qualifier; null for one that is not known. Source: EDI@Energy MSCONS MIG.
   */
  private @Nullable QualityMark quality() {
    Quality word =
        switch (qualifier) {
          case "220" -> Quality.VALIDATED;
          case "67" -> Quality.SUBSTITUTED;
          case "187", "201" -> Quality.ESTIMATED;
          case "Z18" -> Quality.PROVISIONAL;
          case "20" -> Quality.INVALID;
          case "Z30" -> Quality.MISSING;
          case "79", "Z31", "Z32" -> Quality.MEASURED;
          default -> null;
        };
    return word == null ? null : new QualityMark(word, qualifier, status);
  }

  private void rejectUnit() {
    reject(RejectionReason.UNKNOWN_UNIT, "The unit " + Quoted.of(unit) + " is not known.");
  }

  private void reject(RejectionReason reason, String sentence) {
    delivery.reject(Place.segment(place, "QTY"), reason, sentence);
  }
}
