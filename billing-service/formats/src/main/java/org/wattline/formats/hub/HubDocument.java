package org.wattline.formats.hub;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.DocumentHeader;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.SeriesNumbers;

/** What the readers of hub documents share: one value at a time, judged in one place. */
final class HubDocument {

  final MeterDataDelivery delivery;
  final IsoTimes times = new IsoTimes();
  final DecimalText decimal = new DecimalText();
  private final SeriesNumbers numbers;
  private final Map<String, Quality> qualities;
  private final Format format;
  private long ordinal;

  /**
   * @param qualities the hub's quality codes; a value without code is measured
   */
  HubDocument(
      Format format, Map<String, Quality> qualities, ReadSettings settings, MeterDataSink sink) {
    this.format = format;
    this.delivery = new MeterDataDelivery(format, Place.Unit.RECORD, settings, sink);
    this.numbers = new SeriesNumbers(delivery);
    this.qualities = Map.copyOf(qualities);
  }

  void header(String version, String reference, String sender, String created) {
    delivery.document(new DocumentHeader(format, version, reference, sender, "", created));
  }

  int series(SeriesHeader header) throws FormatRefusedException {
    return numbers.of(header);
  }

  /** Notes that a record is looked at; its ordinal is its place. */
  long next() {
    return ++ordinal;
  }

  /** The ordinal of the record looked at. */
  long ordinal() {
    return ordinal;
  }

  /** Rejects a value whose place in its period lies beyond the period's end. */
  void beyond(String path, int position) {
    reject(
        RejectionReason.OUT_OF_RANGE,
        path,
        "The position " + position + " lies beyond the end of its period.");
  }

  void reject(RejectionReason reason, String path, String sentence) {
    delivery.reject(Place.record(ordinal, path), reason, sentence);
  }

  /** A unit as the hub writes it; null after a rejection. */
  @Nullable ScaledUnit unit(String written) {
    return written.isEmpty() ? new ScaledUnit(MeasureUnit.UNSTATED, 0) : MeasureUnit.parse(written);
  }

  /** The mark of a code; null where the code is not the hub's. */
  @Nullable QualityMark mark(String code) {
    if (code.isEmpty()) {
      return QualityMark.MEASURED;
    }
    Quality word = qualities.get(code);
    return word == null ? null : QualityMark.of(word, code);
  }

  /**
   * Tells an interval value, or rejects it.
   *
   * @param written the number as written; empty for no value
   * @param code the hub's quality code
   */
  void interval(int series, long start, long seconds, String written, String code, String path)
      throws FormatRefusedException {
    QualityMark mark = mark(code);
    if (start == IsoTimes.NONE || seconds == IsoTimes.NONE) {
      reject(RejectionReason.BAD_TIME, path, "The time of the value is not understood.");
    } else if (seconds < 0 || seconds > Integer.MAX_VALUE) {
      reject(RejectionReason.BAD_INTERVAL, path, "The value's end lies before its start.");
    } else if (mark == null) {
      reject(
          RejectionReason.UNKNOWN_QUALITY,
          path,
          "The quality code " + Quoted.of(code) + " is not known.");
    } else if (written.isEmpty() || mark.quality() == Quality.MISSING) {
      missing(series, start, (int) seconds, written, code, path);
    } else if (!decimal.read(written)) {
      reject(
          RejectionReason.BAD_NUMBER,
          path,
          "The value " + Quoted.of(written) + " is no number of at most 18 digits.");
    } else {
      delivery.interval(
          series,
          start,
          (int) seconds,
          decimal.mantissa(),
          decimal.scale(),
          delivery.mark(mark),
          ordinal);
    }
  }

  private void missing(
      int series, long start, int seconds, String written, String code, String path)
      throws FormatRefusedException {
    boolean zero = written.isEmpty() || (decimal.read(written) && decimal.mantissa() == 0);
    if (!zero) {
      reject(
          RejectionReason.MALFORMED,
          path,
          "The value "
              + Quoted.of(written)
              + " stands beside the quality "
              + Quoted.of(code)
              + ", which says that there is none.");
      return;
    }
    int mark = delivery.mark(QualityMark.of(Quality.MISSING, code));
    delivery.interval(series, start, seconds, IntervalBlock.NO_VALUE, 0, mark, ordinal);
  }

  static FormatRefusedException notMeterData(String sentence) {
    return new FormatRefusedException(RefusalReason.NOT_METER_DATA, Place.DOCUMENT, sentence);
  }
}
