package org.wattline.formats.espi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.Quoted;

/**
 * The resources of a feed and how they hang together: a block belongs to the MeterReading whose
 * link it is under, that to a UsagePoint and a ReadingType. Where a feed's links lead nowhere and
 * it has only one resource of a kind, that one is meant.
 */
final class EspiFeed {

  private static final int WIDEST_POWER = 15;

  /** A UsagePoint. */
  private record UsagePoint(EspiEntry entry, int serviceKind) {}

  /** A MeterReading, and its series once it is known. */
  static final class Reading {
    final EspiEntry entry;
    int series = -1;
    int intervalLength;
    int defaultMark = -1;
    @Nullable RejectionReason wrong;
    String whyWrong = "";

    Reading(EspiEntry entry) {
      this.entry = entry;
    }

    boolean isSettled() {
      return series >= 0 || wrong != null;
    }
  }

  /** A block whose readings wait. */
  private record Waiting(EspiEntry entry, int from, int to, long blockStart) {}

  private final MeterDataDelivery delivery;
  private final int maxHeld;
  private final int maxEntries;
  private final Map<String, UsagePoint> points = new HashMap<>();
  private final Map<String, Reading> readings = new HashMap<>();
  private final Map<String, ReadingType> types = new HashMap<>();
  private final Map<String, UsagePoint> pointOfLink = new HashMap<>();
  private final Map<String, Reading> readingOfLink = new HashMap<>();
  private @Nullable UsagePoint firstPoint;
  private @Nullable Reading firstReading;
  private @Nullable ReadingType firstType;
  private int pointCount;
  private int readingCount;
  private int typeCount;
  private final List<Waiting> waiting = new ArrayList<>();
  private HeldReadings held = new HeldReadings();
  private int nextTry;
  private final int unstated;

  EspiFeed(MeterDataDelivery delivery, int maxHeld, int maxEntries) throws FormatRefusedException {
    this.unstated = delivery.mark(QualityMark.MEASURED);
    this.delivery = delivery;
    this.maxHeld = maxHeld;
    this.maxEntries = maxEntries;
    this.nextTry = maxHeld / 2;
  }

  /** Where readings wait. */
  HeldReadings held() {
    return held;
  }

  /** Makes sure that one more reading can wait. */
  void checkHeld() throws FormatRefusedException {
    if (held.size >= maxHeld) {
      throw new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED,
          Place.DOCUMENT,
          "More than "
              + maxHeld
              + " readings come before the ReadingType or MeterReading that gives them meaning. Split the feed.");
    }
  }

  /** Takes an entry that is complete. */
  void register(EspiEntry entry) throws FormatRefusedException {
    if (pointCount + readingCount + typeCount > maxEntries) {
      throw new FormatRefusedException(
          RefusalReason.LIMIT_EXCEEDED,
          Place.DOCUMENT,
          "The feed has more than " + maxEntries + " usage points, readings and types. Split it.");
    }
    boolean meaning = false;
    if (entry.serviceKind != null) {
      UsagePoint point = new UsagePoint(entry, entry.serviceKind);
      points.putIfAbsent(entry.self, point);
      entry.related.forEach(link -> pointOfLink.putIfAbsent(link, point));
      firstPoint = firstPoint == null ? point : firstPoint;
      pointCount++;
      meaning = true;
    }
    if (entry.isMeterReading) {
      Reading reading = new Reading(entry);
      readings.putIfAbsent(entry.self, reading);
      entry.related.forEach(link -> readingOfLink.putIfAbsent(link, reading));
      firstReading = firstReading == null ? reading : firstReading;
      readingCount++;
      meaning = true;
    }
    ReadingType type = entry.readingType;
    if (type != null) {
      types.putIfAbsent(entry.self, type);
      firstType = firstType == null ? type : firstType;
      typeCount++;
      meaning = true;
    }
    for (long[] range : entry.held) {
      waiting.add(new Waiting(entry, (int) range[0], (int) range[1], range[2]));
    }
    if (meaning && held.size > nextTry) {
      settleLinked();
    }
  }

  /**
   * The MeterReading of a block by links alone, with its series opened; null while that is not
   * sure.
   */
  @Nullable Reading linked(EspiEntry block) throws FormatRefusedException {
    Reading reading = readingOf(block);
    if (reading == null) {
      return null;
    }
    if (!reading.isSettled()) {
      ReadingType type = typeOf(reading);
      UsagePoint point = pointOf(reading);
      if (type == null || point == null) {
        return null;
      }
      open(reading, type, point);
    }
    return reading;
  }

  private @Nullable Reading readingOf(EspiEntry block) {
    if (!block.up.isEmpty()) {
      Reading reading = readingOfLink.get(block.up);
      if (reading != null) {
        return reading;
      }
    }
    if (block.self.isEmpty()) {
      return null;
    }
    Reading reading = readingOfLink.get(block.self);
    if (reading != null) {
      return reading;
    }
    for (String link : block.related) {
      reading = readings.get(link);
      if (reading != null) {
        return reading;
      }
    }
    return under(block.self, readings);
  }

  private @Nullable ReadingType typeOf(Reading reading) {
    for (String link : reading.entry.related) {
      ReadingType type = types.get(link);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  private @Nullable UsagePoint pointOf(Reading reading) {
    UsagePoint point = pointOfLink.get(reading.entry.self);
    if (point == null) {
      point = pointOfLink.get(reading.entry.up);
    }
    if (point != null) {
      return point;
    }
    for (String link : reading.entry.related) {
      point = points.get(link);
      if (point != null) {
        return point;
      }
    }
    return under(reading.entry.self, points);
  }

  /** The resource in whose path another one lies. */
  private static <T> @Nullable T under(String self, Map<String, T> parents) {
    for (int slash = self.lastIndexOf('/'); slash > 0; slash = self.lastIndexOf('/', slash - 1)) {
      T parent = parents.get(self.substring(0, slash));
      if (parent != null) {
        return parent;
      }
    }
    return null;
  }

  private void settleLinked() throws FormatRefusedException {
    List<Waiting> stay = new ArrayList<>();
    HeldReadings rest = new HeldReadings();
    for (Waiting w : waiting) {
      Reading reading = linked(w.entry);
      if (reading == null) {
        int from = rest.size;
        for (int i = w.from; i < w.to; i++) {
          rest.add(
              held.start[i],
              held.duration[i],
              held.value[i],
              held.scale[i],
              held.mark[i],
              held.cost[i],
              held.costScale[i],
              held.tier[i],
              held.ordinal[i]);
        }
        stay.add(new Waiting(w.entry, from, rest.size, w.blockStart));
      } else {
        tell(w, reading);
      }
    }
    waiting.clear();
    waiting.addAll(stay);
    held = rest;
    nextTry = Math.max(maxHeld / 2, held.size + maxHeld / 8);
  }

  /** Tells what still waits, by links or as the only one of its kind. */
  void end() throws FormatRefusedException {
    for (Waiting w : waiting) {
      Reading reading = linked(w.entry);
      if (reading == null) {
        reading = onlyOne(w.entry);
      }
      long usable = usable(w);
      if (usable == 0) {
        continue;
      }
      if (reading == null) {
        delivery.reject(
            Place.record(held.ordinal[w.from], w.entry.name()),
            RejectionReason.NO_SERIES,
            "No link leads from the block "
                + Quoted.of(w.entry.name())
                + " to a MeterReading, and the feed has "
                + readingCount
                + " of them.",
            usable);
      } else {
        tell(w, reading);
      }
    }
    waiting.clear();
  }

  private @Nullable Reading onlyOne(EspiEntry block) throws FormatRefusedException {
    Reading reading = readingOf(block);
    if (reading == null) {
      if (readingCount > 1) {
        return null;
      }
      if (firstReading == null) {
        // a block by itself: its own link is all that is known of its series
        EspiEntry nameless = new EspiEntry();
        nameless.self = block.up.isEmpty() ? block.self : block.up;
        firstReading = new Reading(nameless);
      }
      reading = firstReading;
    }
    if (!reading.isSettled()) {
      ReadingType type = typeOf(reading);
      if (type == null) {
        type = typeCount == 1 ? firstType : typeCount == 0 ? ReadingType.SILENT : null;
      }
      UsagePoint point = pointOf(reading);
      if (point == null && pointCount == 1) {
        point = firstPoint;
      }
      if (type == null || (point == null && pointCount > 1)) {
        wrong(
            reading,
            RejectionReason.NO_SERIES,
            "No link leads from the MeterReading "
                + Quoted.of(reading.entry.name())
                + " to one of "
                + typeCount
                + " ReadingTypes and one of "
                + pointCount
                + " UsagePoints.");
      } else {
        open(reading, type, point);
      }
    }
    return reading;
  }

  private void open(Reading reading, ReadingType type, @Nullable UsagePoint point)
      throws FormatRefusedException {
    MeasureUnit unit =
        type.uom() == ReadingType.ABSENT ? MeasureUnit.UNSTATED : EspiCodes.unit(type.uom());
    boolean power = type.powerOfTen() >= -WIDEST_POWER && type.powerOfTen() <= WIDEST_POWER;
    if (unit == null || !power) {
      wrong(
          reading,
          RejectionReason.UNKNOWN_UNIT,
          "The ReadingType of "
              + Quoted.of(reading.entry.name())
              + " has the unit code "
              + type.uom()
              + " with power of ten "
              + type.powerOfTen()
              + ", which is not known.");
      return;
    }
    reading.intervalLength = Math.max(0, type.intervalLength());
    Quality usual = EspiCodes.quality(type.defaultQuality());
    if (usual != null) {
      reading.defaultMark =
          delivery.mark(QualityMark.of(usual, String.valueOf(type.defaultQuality())));
    }
    String pointId =
        point == null
            ? reading.entry.self
            : point.entry().self.isEmpty() ? point.entry().id : point.entry().self;
    SeriesKind kind = EspiCodes.kind(type.accumulation(), type.dataQualifier(), unit);
    reading.series =
        delivery.series(
            SeriesHeader.of(pointId)
                .scheme(MarketIdScheme.OWN)
                .channel(reading.entry.self)
                .commodity(
                    EspiCodes.commodity(type.commodity(), point == null ? -1 : point.serviceKind()))
                .direction(EspiCodes.direction(type.flowDirection()))
                .kind(kind)
                .unit(new ScaledUnit(unit, type.powerOfTen()))
                .intervalSeconds(reading.intervalLength)
                .currency(EspiCodes.currency(type.currency()))
                .label(
                    reading.entry.title.isEmpty() && point != null
                        ? point.entry().title
                        : reading.entry.title)
                .build());
  }

  private static void wrong(Reading reading, RejectionReason reason, String why) {
    reading.wrong = reason;
    reading.whyWrong = why;
  }

  /** Readings of a block that were not rejected for themselves already. */
  private long usable(Waiting w) {
    long count = 0;
    for (int i = w.from; i < w.to; i++) {
      count += held.mark[i] == HeldReadings.REJECTED ? 0 : 1;
    }
    return count;
  }

  /** Where the reading after one that was rejected starts, if it gives no start. */
  long after(Reading reading, long start, int duration, long cursor) {
    long from = start == HeldReadings.UNSET ? cursor : start;
    if (from == HeldReadings.UNSET) {
      return cursor;
    }
    return from + (duration < 0 ? reading.intervalLength : duration);
  }

  private void tell(Waiting w, Reading reading) throws FormatRefusedException {
    HeldReadings h = held;
    if (reading.wrong != null) {
      long usable = usable(w);
      if (usable > 0) {
        delivery.reject(
            Place.record(h.ordinal[w.from], w.entry.name()),
            reading.wrong,
            reading.whyWrong,
            usable);
      }
      return;
    }
    long cursor = w.blockStart;
    for (int i = w.from; i < w.to; i++) {
      if (h.mark[i] == HeldReadings.REJECTED) {
        cursor = after(reading, h.start[i], h.duration[i], cursor);
        continue;
      }
      cursor =
          tell(
              reading,
              h.start[i],
              h.duration[i],
              h.value[i],
              h.scale[i],
              h.mark[i],
              h.cost[i],
              h.costScale[i],
              h.tier[i],
              h.ordinal[i],
              cursor,
              w.entry);
    }
  }

  /**
   * Gives one reading to the delivery.
   *
   * @param cursor where the reading starts that gives no start
   * @return where the next one starts that gives none
   */
  long tell(
      Reading reading,
      long start,
      int duration,
      long value,
      int scale,
      int mark,
      long cost,
      int costScale,
      int tier,
      long ordinal,
      long cursor,
      EspiEntry entry) {
    long from = start == HeldReadings.UNSET ? cursor : start;
    int seconds = duration < 0 ? reading.intervalLength : duration;
    if (from == HeldReadings.UNSET || (duration < 0 && seconds == 0)) {
      delivery.reject(
          Place.record(ordinal, entry.name()),
          RejectionReason.BAD_TIME,
          "The reading gives no period, and neither block nor type gives one for it.");
      return cursor;
    }
    int known = mark == unstated && reading.defaultMark >= 0 ? reading.defaultMark : mark;
    delivery.interval(reading.series, from, seconds, value, scale, known, ordinal);
    if (cost != HeldReadings.UNSET) {
      delivery.cost(cost, costScale);
    }
    if (tier != 0) {
      delivery.tier(tier);
    }
    return from + seconds;
  }
}
