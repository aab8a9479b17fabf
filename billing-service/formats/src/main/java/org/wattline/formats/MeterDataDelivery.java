package org.wattline.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader writes to: gathers interval values into blocks of one scale, numbers series and
 * marks, and counts, so that records = accepted + rejected holds by construction. One per document.
 */
public final class MeterDataDelivery {

  /** Remarks kept for the outcome; later ones still reach the sink. */
  public static final int MAX_REMARKS = 100;

  /** Distinct quality marks in one document. Free text in them is dropped first. */
  static final int MAX_MARKS = 1 << 16;

  private static final int MAX_SCALE = 18;
  private static final long[] POWERS = new long[MAX_SCALE + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MAX_SCALE; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final Format format;
  private final MeterDataSink sink;
  private final int maxSeries;
  private final List<QualityMark> marks = new ArrayList<>();
  private final Map<QualityMark, Integer> markNumbers = new HashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final IntervalBlock block;
  private String version = "";
  private int series;
  private long intervals;
  private long registerReads;
  private long rejected;

  /**
   * @param format the document's format
   * @param placeUnit what the places of interval values count
   */
  public MeterDataDelivery(
      Format format, Place.Unit placeUnit, ReadSettings settings, MeterDataSink sink) {
    this.format = format;
    this.sink = sink;
    this.maxSeries = settings.limits().series();
    this.block = new IntervalBlock(placeUnit, marks);
  }

  /** Tells the envelope. The first one's version is the document's. */
  public void document(DocumentHeader header) {
    if (version.isEmpty()) {
      version = header.version();
    }
    sink.document(header);
  }

  /** Opens a series and returns its number. */
  public int series(SeriesHeader header) throws FormatRefusedException {
    if (series >= maxSeries) {
      throw new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED,
          Place.DOCUMENT,
          "The document holds more than " + maxSeries + " series. Split it.");
    }
    sink.series(series, header);
    return series++;
  }

  /** Series opened so far. */
  public int seriesCount() {
    return series;
  }

  /** The number of a quality mark in this document. */
  public int mark(QualityMark mark) throws FormatRefusedException {
    Integer known = markNumbers.get(mark);
    if (known != null) {
      return known;
    }
    if (marks.size() >= MAX_MARKS) {
      if (!mark.detail().isEmpty()) {
        return mark(new QualityMark(mark.quality(), mark.code(), ""));
      }
      throw new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED,
          Place.DOCUMENT,
          "The document uses more than " + MAX_MARKS + " different quality codes.");
    }
    int number = marks.size();
    marks.add(mark);
    markNumbers.put(mark, number);
    return number;
  }

  /** The mark of a number. */
  public QualityMark markOf(int number) {
    return marks.get(number);
  }

  /**
   * Adds the value of an interval.
   *
   * @param value mantissa, or {@link IntervalBlock#NO_VALUE}
   * @param scale decimal places of the mantissa, 0 to 18
   */
  public void interval(
      int ofSeries, long start, int duration, long value, int scale, int mark, long place) {
    IntervalBlock b = block;
    if (b.size == IntervalBlock.CAPACITY) {
      flush();
    }
    long scaled = value;
    if (scale != b.scale && value != IntervalBlock.NO_VALUE) {
      scaled = fit(value, scale);
    }
    int i = b.size;
    b.series[i] = ofSeries;
    b.start[i] = start;
    b.duration[i] = duration;
    b.value[i] = scaled;
    b.mark[i] = mark;
    b.place[i] = place;
    if (i > 0 && ofSeries != b.series[i - 1]) {
      b.oneSeries = false;
    }
    b.size = i + 1;
    intervals++;
  }

  /** Gives the interval just added its cost. */
  public void cost(long cost, int scale) {
    IntervalBlock b = block;
    if (scale != b.costScale) {
      if (b.size > 1 && b.cost != null) {
        int i = b.size - 1;
        moveLastToNextBlock(i);
      }
      b.costScale = scale;
    }
    b.costs()[b.size - 1] = cost;
  }

  /** Gives the interval just added its time-of-use tier. */
  public void tier(int tier) {
    block.tiers()[block.size - 1] = tier;
  }

  private void moveLastToNextBlock(int i) {
    IntervalBlock b = block;
    int ofSeries = b.series[i];
    long start = b.start[i];
    int duration = b.duration[i];
    long value = b.value[i];
    int mark = b.mark[i];
    long place = b.place[i];
    int tier = b.tier(i);
    int scale = b.scale;
    b.size = i;
    intervals--;
    flush();
    interval(ofSeries, start, duration, value, scale, mark, place);
    if (tier != 0) {
      tier(tier);
    }
  }

  /** Brings a value and the block to one scale; starts a new block where a long would overflow. */
  private long fit(long value, int scale) {
    IntervalBlock b = block;
    if (b.size == 0 && scale > b.scale) {
      b.scale = scale;
      return value;
    }
    if (scale < b.scale) {
      long power = POWERS[b.scale - scale];
      long product = value * power;
      if (Math.multiplyHigh(value, power) == product >> 63 && product != IntervalBlock.NO_VALUE) {
        return product;
      }
    } else if (widen(scale)) {
      return value;
    }
    flush();
    b.scale = scale;
    return value;
  }

  private boolean widen(int scale) {
    IntervalBlock b = block;
    long power = POWERS[scale - b.scale];
    long limit = Long.MAX_VALUE / power;
    for (int i = 0; i < b.size; i++) {
      long v = b.value[i];
      if (v != IntervalBlock.NO_VALUE && (v > limit || v < -limit)) {
        return false;
      }
    }
    for (int i = 0; i < b.size; i++) {
      if (b.value[i] != IntervalBlock.NO_VALUE) {
        b.value[i] *= power;
      }
    }
    b.scale = scale;
    return true;
  }

  /** Adds a reading of a register. */
  public void registerRead(RegisterRead read) {
    flush();
    registerReads++;
    sink.registerRead(read);
  }

  /** Tells that one record cannot be used. */
  public void reject(Place place, RejectionReason reason, String sentence) {
    reject(place, reason, sentence, 1);
  }

  /** Tells that records cannot be used. */
  public void reject(Place place, RejectionReason reason, String sentence, long records) {
    rejected += records;
    sink.rejected(new Rejection(place, reason, sentence, records));
  }

  /** Tells something that a person should know. */
  public void remark(Place place, Remark.Kind kind, String sentence) {
    Remark remark = new Remark(place, kind, sentence);
    if (remarks.size() < MAX_REMARKS) {
      remarks.add(remark);
    }
    sink.remark(remark);
  }

  /** Records so far: given to the sink and rejected. */
  public long records() {
    return intervals + registerReads + rejected;
  }

  /** Hands over what is gathered. */
  public void flush() {
    IntervalBlock b = block;
    if (b.size == 0) {
      return;
    }
    sink.intervals(b);
    b.size = 0;
    b.oneSeries = true;
    if (b.cost != null) {
      java.util.Arrays.fill(b.cost, IntervalBlock.NO_COST);
    }
    if (b.tier != null) {
      java.util.Arrays.fill(b.tier, 0);
    }
  }

  /**
   * Ends the document.
   *
   * @param bytes bytes read
   */
  public ReadOutcome finish(long bytes) {
    flush();
    return new ReadOutcome(
        format, version, bytes, records(), intervals, registerReads, rejected, series, remarks);
  }
}
