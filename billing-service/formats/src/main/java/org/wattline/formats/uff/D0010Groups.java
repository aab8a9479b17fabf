package org.wattline.formats.uff;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.DelimitedRows;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.SeriesClock;
import org.wattline.formats.stream.TimePattern;

/**
 * The groups of a D0010: 026 MPAN with its validation status, 028 meter with its reading type, 030
 * register reading, 032 validation of that reading. A reading waits for its validation.
 */
final class D0010Groups {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private record Key(String mpan, String meter, String register) {}

  private final DelimitedRows rows;
  private final MeterDataDelivery delivery;
  private final LabelClock clock = new LabelClock(LONDON);
  private final SeriesClock anyOrder = new SeriesClock();
  private final TimePattern moment = TimePattern.of("yyyyMMdd[HHmm][ss]");
  private final DecimalText decimal = new DecimalText();
  private final Map<Key, Integer> series = new HashMap<>();

  private String mpan = "";
  private String status = "";
  private String meter = "";
  private String type = "";
  private @Nullable Waiting waiting;

  private record Waiting(
      int series,
      long at,
      BigDecimal value,
      String flag,
      String method,
      long line,
      String type,
      String status) {}

  D0010Groups(DelimitedRows rows, MeterDataDelivery delivery) {
    this.rows = rows;
    this.delivery = delivery;
  }

  /** Takes the group that the rows stand on. */
  void group() throws FormatRefusedException {
    switch (rows.text(0)) {
      case "026" -> {
        close();
        mpan = rows.text(1);
        status = rows.text(2);
        meter = "";
      }
      case "027", "029", "031", "033" -> {
        // site visit details and free text: nothing about the reading itself
      }
      case "028" -> {
        close();
        meter = rows.text(1);
        type = rows.text(2);
      }
      case "030" -> {
        close();
        reading();
      }
      case "032" -> close(rows.text(1), rows.text(2));
      default ->
          throw D0010Reader.refused(
              rows,
              RefusalReason.MALFORMED,
              "The group " + Quoted.of(rows.text(0)) + " is not of D0010.");
    }
  }

  private void reading() throws FormatRefusedException {
    if (mpan.isEmpty() || meter.isEmpty()) {
      reject(
          RejectionReason.NO_SERIES,
          "The reading follows no 026 with an MPAN and 028 with a meter.");
      return;
    }
    if (rows.isEmpty(2) || !moment.read(rows.bytes(), rows.start(2), rows.end(2))) {
      reject(
          RejectionReason.BAD_TIME,
          "The reading time " + Quoted.of(rows.text(2)) + " is not understood.");
      return;
    }
    clock.atStart(moment.local(), anyOrder, true);
    if (rows.isEmpty(3)
        || !decimal.read(rows.bytes(), rows.start(3), rows.end(3), (byte) '.', (byte) 0)) {
      reject(
          RejectionReason.BAD_NUMBER, "The reading " + Quoted.of(rows.text(3)) + " is no number.");
      return;
    }
    // a register with a date or number of maximum demand resets shows demand, not energy
    boolean demand = !rows.isEmpty(4) || !rows.isEmpty(5);
    waiting =
        new Waiting(
            series(rows.text(1), demand),
            clock.start(),
            BigDecimal.valueOf(decimal.mantissa(), decimal.scale()),
            rows.text(6),
            rows.text(7),
            rows.line(),
            type,
            status);
  }

  private int series(String register, boolean demand) throws FormatRefusedException {
    Key key = new Key(mpan, meter, register);
    Integer known = series.get(key);
    if (known != null) {
      return known;
    }
    int number =
        delivery.series(
            SeriesHeader.of(mpan)
                .scheme(MarketIdScheme.MPAN)
                .meter(meter)
                .channel(register)
                .commodity(Commodity.ELECTRICITY)
                .kind(demand ? SeriesKind.MAXIMUM_DEMAND : SeriesKind.CUMULATIVE)
                .unit(new ScaledUnit(MeasureUnit.UNSTATED, 0))
                .zone(LONDON)
                .build());
    series.put(key, number);
    return number;
  }

  private void reject(RejectionReason reason, String sentence) {
    delivery.reject(Place.line(rows.line(), 0, "030"), reason, sentence);
  }

  /** Tells the reading that waits, without a validation of its own. */
  void close() {
    close("", "");
  }

  private void close(String reason, String validation) {
    Waiting w = waiting;
    waiting = null;
    if (w == null) {
      return;
    }
    String code =
        w.status
            + (w.flag.isEmpty() ? "" : "/" + w.flag)
            + (validation.isEmpty() ? "" : "/" + validation);
    delivery.registerRead(
        new RegisterRead(
            w.series,
            w.at,
            false,
            w.value,
            new QualityMark(quality(w, validation), code, w.method),
            w.type,
            reason,
            null,
            w.line));
  }

  /**
   * Failed or withdrawn readings are invalid, deemed and estimated ones are estimates; of the
   * others the MPAN's validation status speaks.
   */
  private static Quality quality(Waiting w, String validation) {
    if (w.flag.equals("F")
        || w.status.equals("F")
        || validation.equals("F")
        || w.type.equals("W")) {
      return Quality.INVALID;
    }
    return switch (w.type) {
      case "D", "E", "O" -> Quality.ESTIMATED;
      case "Q" -> Quality.SUBSTITUTED;
      default -> w.status.equals("V") ? Quality.VALIDATED : Quality.MEASURED;
    };
  }
}
