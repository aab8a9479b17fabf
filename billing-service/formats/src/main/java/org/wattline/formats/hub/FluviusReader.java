package org.wattline.formats.hub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.Quoted;

/**
 * Reads the energy data of the Fluvius API (Flanders): head points, sub-points and physical meters,
 * each with quarter-hours, hours, days or months in arrays of their own. Resolutions stay apart.
 */
public final class FluviusReader extends HubReader {

  private static final Map<String, Quality> STATES =
      Map.of(
          "READ", Quality.MEASURED,
          "VAL", Quality.VALIDATED,
          "EST", Quality.ESTIMATED,
          "CALC", Quality.ESTIMATED,
          "NVAL", Quality.PROVISIONAL,
          "EDIT", Quality.SUBSTITUTED,
          "NO_CONS", Quality.MISSING,
          "MISS", Quality.MISSING);

  private static final String ENERGY = "Energy";
  private static final String VERSION = "Fluvius API";

  @Override
  HubDocument document(ReadSettings settings, MeterDataSink sink) {
    return new HubDocument(Format.FLUVIUS_JSON, STATES, settings, sink);
  }

  @Override
  void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    document.header(VERSION, "", "Fluvius", "");
    boolean[] found = new boolean[1];
    json.fields(
        name -> {
          if (name.equals("data")) {
            json.fields(
                inner -> {
                  if (inner.equals("headpoint")) {
                    found[0] = true;
                    new Point(json, document, settings.limits().heldBack(), "", "", "").read();
                  } else if (inner.equals("headpoints")) {
                    found[0] = true;
                    json.items(
                        () ->
                            new Point(json, document, settings.limits().heldBack(), "", "", "")
                                .read());
                  }
                });
          }
        });
    if (!found[0]) {
      throw HubDocument.notMeterData(
          "The answer of the Fluvius API holds no head point with energy data.");
    }
  }

  /** A head point, a sub-point or a physical meter. */
  private static final class Point {
    private final JsonCursor json;
    private final HubDocument document;
    private final int maxHeld;
    private String ean;
    private String energyType;
    private String meter;
    private boolean settled;
    private final List<Held> held = new ArrayList<>();

    private record Held(String array, JsonNode item) {}

    Point(
        JsonCursor json,
        HubDocument document,
        int maxHeld,
        String ean,
        String energyType,
        String meter) {
      this.json = json;
      this.document = document;
      this.maxHeld = maxHeld;
      this.ean = ean;
      this.energyType = energyType;
      this.meter = meter;
    }

    void read() throws IOException, FormatRefusedException {
      boolean nested = !ean.isEmpty();
      String parent = ean;
      json.fields(
          name -> {
            switch (name) {
              case "ean" -> {
                String own = json.text();
                // a sub-point's number counts within its head point
                ean = nested && own.length() < 18 ? parent + "/" + own : own;
              }
              case "energyType" -> energyType = json.text();
              case "meterID" -> meter = json.text();
              case "physicalMeters", "subHeadpoints" ->
                  json.items(
                      () -> new Point(json, document, maxHeld, ean, energyType, meter).read());
              default -> {
                if (name.endsWith(ENERGY) && json.onArray()) {
                  energy(name);
                }
              }
            }
          });
      settled = true;
      for (Held h : held) {
        item(h.array, h.item);
      }
    }

    private void energy(String array) throws IOException, FormatRefusedException {
      settled = !ean.isEmpty() && !energyType.isEmpty();
      json.items(
          () -> {
            JsonNode item = json.node();
            if (settled) {
              item(array, item);
            } else if (held.size() < maxHeld) {
              held.add(new Held(array, item));
            } else {
              throw new FormatRefusedException(
                  RefusalReason.LIMIT_EXCEEDED,
                  Place.DOCUMENT,
                  "More than " + maxHeld + " values come before the point's ean.");
            }
          });
    }

    private void item(String array, JsonNode item) throws FormatRefusedException {
      long start = document.times.instant(item.text("start"));
      long end = document.times.instant(item.text("end"));
      for (JsonNode measurement : item.get("measurements").items()) {
        for (Map.Entry<String, JsonNode> direction : measurement.fields().entrySet()) {
          for (Map.Entry<String, JsonNode> register : direction.getValue().fields().entrySet()) {
            document.next();
            value(array, start, end, direction.getKey(), register.getKey(), register.getValue());
          }
        }
      }
    }

    private void value(
        String array, long start, long end, String way, String register, JsonNode value)
        throws FormatRefusedException {
      String path = array + "/" + way + "/" + register;
      String written = value.text("unit");
      ScaledUnit unit = document.unit(written);
      if (unit == null) {
        document.reject(
            RejectionReason.UNKNOWN_UNIT,
            path,
            "The unit " + Quoted.of(written) + " is not known.");
        return;
      }
      boolean timed = start != IsoTimes.NONE && end != IsoTimes.NONE;
      int series =
          document.series(
              SeriesHeader.of(ean)
                  .scheme(ean.length() == 18 ? MarketIdScheme.EAN18 : MarketIdScheme.OWN)
                  .meter(meter)
                  .channel(way + "/" + register)
                  .commodity(commodity())
                  .direction(direction(way))
                  .unit(unit)
                  .intervalSeconds(seconds(array))
                  .label(array)
                  .build());
      document.interval(
          series,
          start,
          timed ? end - start : IsoTimes.NONE,
          value.text("value"),
          value.text("validationState"),
          path);
    }

    private Commodity commodity() {
      return switch (energyType) {
        case "E" -> Commodity.ELECTRICITY;
        case "G" -> Commodity.GAS;
        default -> Commodity.UNSTATED;
      };
    }

    private static Direction direction(String way) {
      return switch (way) {
        case "offtake" -> Direction.IMPORT;
        case "injection" -> Direction.EXPORT;
        case "production" -> Direction.GENERATION;
        default -> Direction.UNSTATED;
      };
    }

    private static int seconds(String array) {
      return switch (array) {
        case "quarterHourlyEnergy" -> 900;
        case "halfHourlyEnergy" -> 1800;
        case "hourlyEnergy" -> 3600;
        default -> 0;
      };
    }
  }
}
