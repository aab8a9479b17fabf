package org.wattline.formats.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.Steps;

/**
 * One series of a bulk document: its words, then {@code values}, {@code readings} or {@code reads}.
 */
final class BulkSeries {

  private static final int LONGEST = Integer.MAX_VALUE;

  /** Counts records over the series of a document. */
  static final class Counter {
    private long records;
  }

  private final JsonCursor json;
  private final MeterDataDelivery delivery;
  private final Counter counter;
  private final IsoTimes times = new IsoTimes();
  private final DecimalText decimal = new DecimalText();

  private String point = "";
  private MarketIdScheme scheme = MarketIdScheme.UNSTATED;
  private String meter = "";
  private String channel = "";
  private Commodity commodity = Commodity.UNSTATED;
  private Direction direction = Direction.UNSTATED;
  private SeriesKind kind = SeriesKind.QUANTITY;
  private @Nullable ScaledUnit unit;
  private @Nullable IntervalText interval;
  private @Nullable ZoneId zone;
  private String currency = "";
  private QualityMark usual = QualityMark.MEASURED;
  private long start = IsoTimes.NONE;
  private int number = -1;

  BulkSeries(JsonCursor json, MeterDataDelivery delivery, ReadSettings settings, Counter counter) {
    this.json = json;
    this.delivery = delivery;
    this.counter = counter;
    this.zone = settings.zone();
  }

  void read() throws IOException, FormatRefusedException {
    if (!json.onObject()) {
      throw malformed("series", "A series is an object.");
    }
    json.fields(
        name -> {
          switch (name) {
            case "values" -> values();
            case "readings" -> {
              open();
              json.items(() -> reading(json.node()));
            }
            case "reads" -> {
              open();
              json.items(() -> registerRead(json.node()));
            }
            default -> word(name);
          }
        });
  }

  private void word(String name) throws IOException, FormatRefusedException {
    if (number >= 0) {
      throw malformed(
          name, "The series' words come before its values; " + Quoted.of(name) + " comes after.");
    }
    String text = json.text();
    switch (name) {
      case "point" -> point = text;
      case "scheme" -> scheme = constant(MarketIdScheme.class, name, text);
      case "meter" -> meter = text;
      case "channel" -> channel = text;
      case "commodity" -> commodity = constant(Commodity.class, name, text);
      case "direction" -> direction = constant(Direction.class, name, text);
      case "kind" -> kind = constant(SeriesKind.class, name, text);
      case "unit" -> {
        unit = MeasureUnit.parse(text);
        if (unit == null) {
          throw malformed(name, "The unit " + Quoted.of(text) + " is not known.");
        }
      }
      case "interval" -> {
        interval = IntervalText.parse(text);
        if (interval == null) {
          throw malformed(
              name, "The interval " + Quoted.of(text) + " is no ISO 8601 duration like PT15M.");
        }
      }
      case "zone" -> {
        try {
          zone = ZoneId.of(text);
        } catch (DateTimeException e) {
          throw malformed(name, "The zone " + Quoted.of(text) + " is not known.");
        }
      }
      case "currency" -> currency = text;
      case "quality" -> usual = QualityMark.of(constant(Quality.class, name, text), "");
      case "start" -> {
        start = times.instant(text);
        if (start == IsoTimes.NONE) {
          throw malformed(name, "The start " + Quoted.of(text) + " is no time with offset.");
        }
      }
      default -> throw malformed(name, "The field " + Quoted.of(name) + " is not of a series.");
    }
  }

  private <E extends Enum<E>> E constant(Class<E> type, String name, String text)
      throws FormatRefusedException {
    String upper = text.toUpperCase(Locale.ROOT);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(upper)) {
        return value;
      }
    }
    throw malformed(name, "The " + name + " " + Quoted.of(text) + " is not known.");
  }

  private void open() throws FormatRefusedException {
    if (number >= 0) {
      return;
    }
    ScaledUnit known = unit;
    if (point.isEmpty() && meter.isEmpty()) {
      throw malformed("point", "The series names no point and no meter before its values.");
    }
    if (known == null) {
      throw malformed("unit", "The series names no unit before its values.");
    }
    number =
        delivery.series(
            SeriesHeader.of(point)
                .scheme(scheme)
                .meter(meter)
                .channel(channel)
                .commodity(commodity)
                .direction(direction)
                .kind(kind)
                .unit(known)
                .intervalSeconds(interval == null ? 0 : interval.seconds())
                .zone(zone)
                .currency(currency)
                .build());
  }

  /** Values one after the other from the start; null is a missing one. */
  private void values() throws IOException, FormatRefusedException {
    open();
    IntervalText step = interval;
    if (step == null || start == IsoTimes.NONE) {
      throw malformed("values", "Values need an interval and a start before them.");
    }
    ZoneId local = zone;
    if (step.isCalendar() && local == null) {
      throw malformed("zone", "An interval of days or months needs a zone before the values.");
    }
    Steps steps = new Steps(local == null ? ZoneOffset.UTC : local);
    int ordinary = delivery.mark(usual);
    int missing = delivery.mark(QualityMark.MISSING);
    int[] n = new int[1];
    json.items(
        () -> {
          long from = steps.at(start, step, n[0]);
          long to = steps.at(start, step, n[0] + 1);
          if (++n[0] >= 5_000_000) {
            throw malformed("values", "A series has at most 5 million values. Split it.");
          }
          value(from, (int) (to - from), ordinary, missing);
        });
  }

  private void value(long from, int seconds, int ordinary, int missing)
      throws IOException, FormatRefusedException {
    counter.records++;
    if (json.onNull()) {
      delivery.interval(number, from, seconds, IntervalBlock.NO_VALUE, 0, missing, counter.records);
      return;
    }
    String text = json.text();
    if (decimal.read(text)) {
      delivery.interval(
          number, from, seconds, decimal.mantissa(), decimal.scale(), ordinary, counter.records);
    } else {
      reject(
          RejectionReason.BAD_NUMBER,
          "values",
          "The value " + Quoted.of(text) + " is no number of at most 18 digits.");
    }
  }

  /**
   * {@code {"start", "end" or the series' interval, "value", "quality", "code", "detail", "cost",
   * "tier"}}.
   */
  private void reading(JsonNode item) throws FormatRefusedException {
    counter.records++;
    long from = times.instant(item.text("start"));
    long to = times.instant(item.text("end"));
    IntervalText step = interval;
    if (from != IsoTimes.NONE && !item.has("end") && step != null) {
      ZoneId local = zone;
      if (step.isCalendar() && local == null) {
        throw malformed("zone", "An interval of days or months needs a zone before the readings.");
      }
      to = new Steps(local == null ? ZoneOffset.UTC : local).at(from, step, 1);
    }
    QualityMark mark = mark(item);
    String text = item.text("value");
    String cost = item.text("cost");
    if (from == IsoTimes.NONE || to == IsoTimes.NONE) {
      reject(RejectionReason.BAD_TIME, "readings", "The start or end is no time with offset.");
    } else if (to < from || to - from > LONGEST) {
      reject(RejectionReason.BAD_INTERVAL, "readings", "The end lies before the start.");
    } else if (mark == null) {
      reject(
          RejectionReason.UNKNOWN_QUALITY,
          "readings",
          "The quality " + Quoted.of(item.text("quality")) + " is not known.");
    } else if (!cost.isEmpty() && !decimal.read(cost)) {
      reject(
          RejectionReason.BAD_NUMBER, "readings", "The cost " + Quoted.of(cost) + " is no number.");
    } else if (text.isEmpty() || mark.quality() == Quality.MISSING) {
      int missing = delivery.mark(new QualityMark(Quality.MISSING, mark.code(), mark.detail()));
      if (text.isEmpty()) {
        delivery.interval(
            number, from, (int) (to - from), IntervalBlock.NO_VALUE, 0, missing, counter.records);
      } else {
        reject(RejectionReason.MALFORMED, "readings", "A value stands beside the quality MISSING.");
      }
    } else if (!decimal.read(text)) {
      reject(
          RejectionReason.BAD_NUMBER,
          "readings",
          "The value " + Quoted.of(text) + " is no number of at most 18 digits.");
    } else {
      delivery.interval(
          number,
          from,
          (int) (to - from),
          decimal.mantissa(),
          decimal.scale(),
          delivery.mark(mark),
          counter.records);
      if (!cost.isEmpty() && decimal.read(cost)) {
        delivery.cost(decimal.mantissa(), decimal.scale());
      }
      String tier = item.text("tier");
      if (tier.matches("[0-9]{1,4}")) {
        delivery.tier(Integer.parseInt(tier));
      }
    }
  }

  private @Nullable QualityMark mark(JsonNode item) {
    String code = item.text("code");
    String detail = item.text("detail");
    if (!item.has("quality")) {
      return code.isEmpty() && detail.isEmpty()
          ? usual
          : new QualityMark(usual.quality(), code, detail);
    }
    String upper = item.text("quality").toUpperCase(Locale.ROOT);
    for (Quality quality : Quality.values()) {
      if (quality.name().equals(upper)) {
        return new QualityMark(quality, code, detail);
      }
    }
    return null;
  }

  /** {@code {"at", "value", "quality", "code", "detail", "type", "reason"}}. */
  private void registerRead(JsonNode item) throws FormatRefusedException {
    counter.records++;
    long at = times.instant(item.text("at"));
    QualityMark mark = mark(item);
    if (at == IsoTimes.NONE) {
      reject(
          RejectionReason.BAD_TIME,
          "reads",
          "The time " + Quoted.of(item.text("at")) + " is no time with offset.");
    } else if (mark == null) {
      reject(
          RejectionReason.UNKNOWN_QUALITY,
          "reads",
          "The quality " + Quoted.of(item.text("quality")) + " is not known.");
    } else if (mark.quality() == Quality.MISSING || !decimal.read(item.text("value"))) {
      reject(
          RejectionReason.BAD_NUMBER,
          "reads",
          "The value " + Quoted.of(item.text("value")) + " is no number.");
    } else {
      delivery.registerRead(
          new RegisterRead(
              number,
              at,
              false,
              BigDecimal.valueOf(decimal.mantissa(), decimal.scale()),
              mark,
              item.text("type"),
              item.text("reason"),
              null,
              counter.records));
    }
  }

  private void reject(RejectionReason reason, String path, String sentence) {
    delivery.reject(Place.record(counter.records, path), reason, sentence);
  }

  private FormatRefusedException malformed(String path, String sentence) {
    return new FormatRefusedException(RefusalReason.MALFORMED, json.place(path), sentence);
  }
}
