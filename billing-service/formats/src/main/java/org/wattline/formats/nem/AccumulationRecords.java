package org.wattline.formats.nem;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
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

/** NEM13's 250 records: a register's previous and current reading and the quantity between. */
final class AccumulationRecords {

  private static final int MARKET_OFFSET = 36_000;
  private static final int LEAST_FIELDS = 19;

  private final DelimitedRows rows;
  private final MeterDataDelivery delivery;
  private final NemSeries series;
  private final DecimalText decimal = new DecimalText();
  private final TimePattern moment = TimePattern.of("yyyyMMdd[HHmm][ss]");
  private @Nullable String fault;
  private RejectionReason reason = RejectionReason.MALFORMED;

  AccumulationRecords(DelimitedRows rows, MeterDataDelivery delivery) {
    this.rows = rows;
    this.delivery = delivery;
    this.series = new NemSeries(delivery);
  }

  /** Takes the 250 record that the rows stand on. */
  void record() throws FormatRefusedException {
    if (rows.size() < LEAST_FIELDS || rows.isEmpty(1) || rows.isEmpty(4)) {
      throw NemReader.refused(
          rows, RefusalReason.MALFORMED, "The 250 record has too few fields, or no NMI or suffix.");
    }
    fault = null;
    String written = rows.text(19);
    ScaledUnit unit = NemSeries.unit(written);
    if (unit == null) {
      wrong(RejectionReason.UNKNOWN_UNIT, "The unit " + Quoted.of(written) + " is not known.");
    }
    BigDecimal previous = rows.isEmpty(8) ? null : number(8, "previous read");
    long previousAt = rows.isEmpty(9) ? Long.MIN_VALUE : time(9, "previous read");
    QualityMark previousMark = quality(10);
    BigDecimal current = rows.isEmpty(13) ? null : number(13, "current read");
    long currentAt = time(14, "current read");
    QualityMark currentMark = quality(15);
    BigDecimal quantity = rows.isEmpty(18) ? null : number(18, "quantity");
    if (fault != null || unit == null) {
      delivery.reject(Place.line(rows.line(), 0, "250"), reason, String.valueOf(fault));
      return;
    }
    int number =
        series.number(
            rows.text(1),
            rows.text(4),
            rows.text(3),
            rows.text(6),
            written,
            unit,
            direction(rows.text(7)),
            0,
            SeriesKind.CUMULATIVE);
    QualityMark mark =
        current == null && currentMark.quality() != Quality.MISSING
            ? new QualityMark(Quality.MISSING, currentMark.code(), currentMark.detail())
            : currentMark;
    delivery.registerRead(
        new RegisterRead(
            number,
            currentAt,
            false,
            mark.quality() == Quality.MISSING ? null : current,
            mark,
            "",
            rows.text(16),
            previousAt == Long.MIN_VALUE
                ? null
                : new RegisterRead.Previous(previousAt, previous, previousMark, quantity),
            rows.line()));
  }

  /** E is energy from the grid to the customer, I into the grid. */
  private static Direction direction(String indicator) {
    return switch (indicator) {
      case "E" -> Direction.IMPORT;
      case "I" -> Direction.EXPORT;
      default -> Direction.UNSTATED;
    };
  }

  private @Nullable BigDecimal number(int field, String what) {
    if (decimal.read(rows.bytes(), rows.start(field), rows.end(field), (byte) '.', (byte) 0)) {
      return BigDecimal.valueOf(decimal.mantissa(), decimal.scale());
    }
    wrong(
        RejectionReason.BAD_NUMBER,
        "The " + what + " " + Quoted.of(rows.text(field)) + " is no number.");
    return null;
  }

  private long time(int field, String what) {
    if (!rows.isEmpty(field) && moment.read(rows.bytes(), rows.start(field), rows.end(field))) {
      return moment.local() - MARKET_OFFSET;
    }
    wrong(
        RejectionReason.BAD_TIME,
        "The time of the " + what + ", " + Quoted.of(rows.text(field)) + ", is not understood.");
    return 0;
  }

  private QualityMark quality(int field) {
    String code = rows.text(field);
    if (code.isEmpty()) {
      return QualityMark.MEASURED;
    }
    QualityMark mark = NemQuality.mark(code, rows.text(field + 1), rows.text(field + 2));
    if (mark == null) {
      wrong(
          RejectionReason.UNKNOWN_QUALITY,
          "The quality method " + Quoted.of(code) + " is not known.");
      return QualityMark.MEASURED;
    }
    return mark;
  }

  private void wrong(RejectionReason why, String sentence) {
    if (fault == null) {
      fault = sentence;
      reason = why;
    }
  }
}
