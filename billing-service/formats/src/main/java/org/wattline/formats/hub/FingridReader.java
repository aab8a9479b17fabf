package org.wattline.formats.hub;

import java.io.IOException;
import java.time.ZoneId;
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
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.Steps;

/** Reads the time series answers of Fingrid Datahub (Finland). */
public final class FingridReader extends HubReader {

  private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

  private static final Map<String, Quality> QUALITIES =
      Map.of(
          "OK", Quality.VALIDATED,
          "136", Quality.VALIDATED,
          "99", Quality.ESTIMATED,
          "Z01", Quality.SUBSTITUTED,
          "Z02", Quality.PROVISIONAL,
          "Z03", Quality.MISSING,
          "MISSING", Quality.MISSING);

  private final Steps steps = new Steps(HELSINKI);

  @Override
  HubDocument document(ReadSettings settings, MeterDataSink sink) {
    return new HubDocument(Format.FINGRID_JSON, QUALITIES, settings, sink);
  }

  @Override
  void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    boolean[] found = new boolean[1];
    StringBuilder others = new StringBuilder();
    json.fields(
        root -> {
          if (!root.startsWith("RetrieveTimeSeriesData")) {
            others.append(others.isEmpty() ? "" : ", ").append(root);
            return;
          }
          json.fields(
              name -> {
                if (name.equals("Header")) {
                  JsonNode header = json.node();
                  document.header(
                      header.text("DocumentType"),
                      header.text("Identification"),
                      header.get("JuridicalSenderParty").text("Identification"),
                      header.text("Creation"));
                } else if (name.equals("Transaction")) {
                  transaction(json, document, settings, found, others);
                }
              });
        });
    if (!found[0]) {
      throw HubDocument.notMeterData(
          "The answer of the data hub holds no time series"
              + (others.isEmpty() ? "." : ": " + Quoted.of(others) + "."));
    }
  }

  private void transaction(
      JsonCursor json,
      HubDocument document,
      ReadSettings settings,
      boolean[] found,
      StringBuilder others)
      throws IOException, FormatRefusedException {
    json.fields(
        name -> {
          if (name.equals("TimeSeries")) {
            found[0] = true;
            if (json.onArray()) {
              json.items(() -> new TimeSeries(json, document, settings.limits().heldBack()).read());
            } else {
              new TimeSeries(json, document, settings.limits().heldBack()).read();
            }
          } else {
            String text = json.text();
            others
                .append(others.isEmpty() ? "" : ", ")
                .append(name)
                .append(text.isEmpty() ? "" : " ")
                .append(text);
          }
        });
  }

  /** One series: its fields, and its observations, which wait where they come first. */
  private final class TimeSeries {
    private final JsonCursor json;
    private final HubDocument document;
    private final int maxHeld;
    private String point = "";
    private String resolution = "";
    private String unit = "";
    private String readingType = "";
    private String product = "";
    private final List<JsonNode> held = new ArrayList<>();

    TimeSeries(JsonCursor json, HubDocument document, int maxHeld) {
      this.json = json;
      this.document = document;
      this.maxHeld = maxHeld;
    }

    void read() throws IOException, FormatRefusedException {
      json.fields(
          name -> {
            switch (name) {
              case "MeteringPointEAN" -> point = json.text();
              case "ResolutionDuration" -> resolution = json.text();
              case "UnitType" -> unit = json.text();
              case "ReadingType" -> readingType = json.text();
              case "ProductType" -> product = json.text();
              case "Observations" -> json.items(this::observation);
              default -> {
                // the period asked for
              }
            }
          });
      for (JsonNode observation : held) {
        observation(observation);
      }
    }

    private void observation() throws IOException, FormatRefusedException {
      JsonNode observation = json.node();
      if (!point.isEmpty() && !resolution.isEmpty() && !unit.isEmpty() && !readingType.isEmpty()) {
        observation(observation);
      } else if (held.size() < maxHeld) {
        held.add(observation);
      } else {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.DOCUMENT,
            "More than " + maxHeld + " observations come before their series' unit.");
      }
    }

    private void observation(JsonNode observation) throws FormatRefusedException {
      document.next();
      ScaledUnit scaled = document.unit(unit);
      IntervalText step = IntervalText.parse(resolution);
      if (scaled == null) {
        document.reject(
            RejectionReason.UNKNOWN_UNIT,
            "Observation",
            "The unit " + Quoted.of(unit) + " is not known.");
        return;
      }
      if (step == null) {
        document.reject(
            RejectionReason.BAD_INTERVAL,
            "Observation",
            "The resolution " + Quoted.of(resolution) + " is not understood.");
        return;
      }
      long start = document.times.instant(observation.text("PeriodStartTime"));
      int series =
          document.series(
              SeriesHeader.of(point)
                  .scheme(MarketIdScheme.EAN18)
                  .channel(readingType)
                  .commodity(
                      product.equals("8716867000030") ? Commodity.ELECTRICITY : Commodity.UNSTATED)
                  .direction(
                      switch (readingType) {
                        case "BN01" -> Direction.IMPORT;
                        case "BN02" -> Direction.EXPORT;
                        default -> Direction.UNSTATED;
                      })
                  .unit(scaled)
                  .intervalSeconds(step.seconds())
                  .zone(HELSINKI)
                  .build());
      document.interval(
          series,
          start,
          start == IsoTimes.NONE ? IsoTimes.NONE : steps.at(start, step, 1) - start,
          observation.text("Quantity"),
          observation.text("Quality"),
          "Observation");
    }
  }
}
