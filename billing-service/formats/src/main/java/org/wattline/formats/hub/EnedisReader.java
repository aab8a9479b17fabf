package org.wattline.formats.hub;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wattline.formats.Commodity;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataSink;
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
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.LabelClock;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.SeriesClock;

/**
 * Reads metering data of Enedis (France): load curves, whose points are labelled with the Paris
 * time of their end and each say their own length; daily quantities; daily maxima with their
 * moment.
 */
public final class EnedisReader extends HubReader {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int DAY = 86_400;

  /** Natures of a point: raw, corrected, derived, reconstructed, outage. */
  private static final Map<String, Quality> NATURES =
      Map.ofEntries(
          Map.entry("BRUT", Quality.MEASURED),
          Map.entry("B", Quality.MEASURED),
          Map.entry("C", Quality.SUBSTITUTED),
          Map.entry("K", Quality.SUBSTITUTED),
          Map.entry("D", Quality.SUBSTITUTED),
          Map.entry("H", Quality.ESTIMATED),
          Map.entry("P", Quality.ESTIMATED),
          Map.entry("E", Quality.ESTIMATED),
          Map.entry("S", Quality.MEASURED),
          Map.entry("T", Quality.MEASURED),
          Map.entry("F", Quality.MEASURED),
          Map.entry("G", Quality.MEASURED),
          Map.entry("R", Quality.MISSING));

  @Override
  HubDocument document(ReadSettings settings, MeterDataSink sink) {
    return new HubDocument(Format.ENEDIS_JSON, NATURES, settings, sink);
  }

  @Override
  void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    boolean[] found = new boolean[1];
    StringBuilder others = new StringBuilder();
    json.fields(
        name -> {
          if (name.equals("meter_reading")) {
            found[0] = true;
            new Reading(json, document, settings.limits().heldBack()).read();
          } else {
            String text = json.text();
            others
                .append(others.isEmpty() ? "" : ", ")
                .append(name)
                .append(text.isEmpty() ? "" : " ")
                .append(text);
          }
        });
    if (!found[0]) {
      throw HubDocument.notMeterData(
          "The answer of Enedis holds no meter_reading, but " + Quoted.of(others) + ".");
    }
  }

  /** One meter_reading: its type, and its points, which wait where they come first. */
  private static final class Reading {
    private final JsonCursor json;
    private final HubDocument document;
    private final int maxHeld;
    private final LabelClock clock = new LabelClock(PARIS);
    private final SeriesClock seen = new SeriesClock();
    private String point = "";
    private String quality = "";
    private String unit = "";
    private String kind = "";
    private String aggregate = "";
    private String period = "";
    private boolean typed;
    private final List<JsonNode> held = new ArrayList<>();

    Reading(JsonCursor json, HubDocument document, int maxHeld) {
      this.json = json;
      this.document = document;
      this.maxHeld = maxHeld;
    }

    void read() throws IOException, FormatRefusedException {
      boolean[] told = new boolean[1];
      json.fields(
          name -> {
            switch (name) {
              case "usage_point_id" -> point = json.text();
              case "quality" -> quality = json.text();
              case "reading_type" -> {
                JsonNode type = json.node();
                unit = type.text("unit");
                kind = type.text("measurement_kind");
                aggregate = type.text("aggregate");
                period = type.text("measuring_period");
                typed = true;
              }
              case "interval_reading" -> {
                told[0] = true;
                document.header(
                    "Enedis " + (period.isEmpty() ? "load curve" : period), "", "Enedis", "");
                json.items(this::item);
              }
              default -> {
                // the period asked for
              }
            }
          });
      if (!told[0]) {
        document.header("Enedis", "", "Enedis", "");
      }
      typed = true;
      for (JsonNode item : held) {
        item(item);
      }
    }

    private void item() throws IOException, FormatRefusedException {
      JsonNode item = json.node();
      if (typed && !point.isEmpty()) {
        item(item);
      } else if (held.size() < maxHeld) {
        held.add(item);
      } else {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.DOCUMENT,
            "More than " + maxHeld + " points come before their reading_type.");
      }
    }

    private void item(JsonNode item) throws FormatRefusedException {
      document.next();
      ScaledUnit scaled = document.unit(unit);
      if (scaled == null) {
        document.reject(
            RejectionReason.UNKNOWN_UNIT,
            "reading_type",
            "The unit " + Quoted.of(unit) + " is not known.");
        return;
      }
      String date = item.text("date");
      String nature = item.text("measure_type");
      String code = nature.isEmpty() ? quality : nature;
      long local = document.times.local(date);
      String length = item.text("interval_length");
      if (aggregate.equals("maximum")) {
        maximum(item, scaled, local, code);
      } else if (!length.isEmpty() || local != IsoTimes.NONE) {
        curve(item, scaled, local, length, code);
      } else {
        daily(item, scaled, document.times.day(date), code);
      }
    }

    private SeriesHeader.Builder header(ScaledUnit scaled) {
      return SeriesHeader.of(point)
          .scheme(MarketIdScheme.PRM)
          .commodity(Commodity.ELECTRICITY)
          .channel(aggregate)
          .unit(scaled)
          .zone(PARIS);
    }

    private SeriesKind rateOrQuantity() {
      return kind.equals("power") ? SeriesKind.AVERAGE_RATE : SeriesKind.QUANTITY;
    }

    private void curve(JsonNode item, ScaledUnit scaled, long local, String length, String code)
        throws FormatRefusedException {
      IntervalText step = IntervalText.parse(length.isEmpty() ? "PT30M" : length);
      if (step == null || step.isCalendar() || local == IsoTimes.NONE) {
        document.reject(
            RejectionReason.BAD_TIME,
            "interval_reading",
            "The date "
                + Quoted.of(item.text("date"))
                + " or the length "
                + Quoted.of(length)
                + " is not understood.");
        return;
      }
      if (!clock.atEnd(local, step.seconds(), seen, false)) {
        document.reject(
            RejectionReason.TIME_DOES_NOT_EXIST,
            "interval_reading",
            "The local time "
                + Quoted.of(item.text("date"))
                + " does not exist: the clock was moved forward.");
        return;
      }
      seen.passed(clock.start());
      int series =
          document.series(
              header(scaled).kind(rateOrQuantity()).intervalSeconds(step.seconds()).build());
      document.interval(
          series, clock.start(), step.seconds(), item.text("value"), code, "interval_reading");
    }

    private void daily(JsonNode item, ScaledUnit scaled, long day, String code)
        throws FormatRefusedException {
      IntervalText step = IntervalText.parse(period.isEmpty() ? "P1D" : period);
      if (day == IsoTimes.NONE || step == null || step.days() != 1) {
        document.reject(
            RejectionReason.BAD_TIME,
            "interval_reading",
            "The date "
                + Quoted.of(item.text("date"))
                + " or the period "
                + Quoted.of(period)
                + " is not understood.");
        return;
      }
      long start = clock.startOfDay(day * DAY, 0);
      int series = document.series(header(scaled).kind(rateOrQuantity()).label("daily").build());
      document.interval(
          series,
          start,
          clock.startOfDay(day * DAY, 1) - start,
          item.text("value"),
          code,
          "interval_reading");
    }

    private void maximum(JsonNode item, ScaledUnit scaled, long local, String code)
        throws FormatRefusedException {
      String written = item.text("value");
      QualityMark mark = document.mark(code);
      if (local == IsoTimes.NONE || mark == null || !document.decimal.read(written)) {
        document.reject(
            RejectionReason.MALFORMED,
            "interval_reading",
            "The maximum "
                + Quoted.of(written)
                + " at "
                + Quoted.of(item.text("date"))
                + " is not understood.");
        return;
      }
      BigDecimal value = BigDecimal.valueOf(document.decimal.mantissa(), document.decimal.scale());
      clock.atStart(local, new SeriesClock(), true);
      int series =
          document.series(header(scaled).kind(SeriesKind.MAXIMUM_DEMAND).label("daily").build());
      document.delivery.registerRead(
          new RegisterRead(
              series,
              clock.start(),
              false,
              mark.quality() == Quality.MISSING ? null : value,
              mark,
              "daily maximum",
              "",
              null,
              document.ordinal()));
    }
  }
}
