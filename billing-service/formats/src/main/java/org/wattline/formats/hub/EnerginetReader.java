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
import org.wattline.formats.Remark;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.Steps;

/** Reads the MyEnergyData market documents of Energinet (Denmark), one per metering point. */
public final class EnerginetReader extends HubReader {

  private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

  /** Source: IEC 62325-451 code list of quantity qualities. */
  private static final Map<String, Quality> QUALITIES =
      Map.of(
          "A01", Quality.SUBSTITUTED,
          "A02", Quality.MISSING,
          "A03", Quality.ESTIMATED,
          "A04", Quality.MEASURED,
          "A05", Quality.PROVISIONAL,
          "A06", Quality.ESTIMATED);

  private final Steps steps = new Steps(COPENHAGEN);

  @Override
  HubDocument document(ReadSettings settings, MeterDataSink sink) {
    return new HubDocument(Format.ENERGINET_JSON, QUALITIES, settings, sink);
  }

  @Override
  void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    boolean[] found = new boolean[1];
    json.fields(
        name -> {
          if (name.equals("result")) {
            json.items(() -> result(json, document, settings, found));
          } else if (name.equals("MyEnergyData_MarketDocument")) {
            found[0] = true;
            marketDocument(json, document, settings);
          }
        });
    if (!found[0]) {
      throw HubDocument.notMeterData(
          "The answer of Energinet holds no MyEnergyData market document.");
    }
  }

  private void result(JsonCursor json, HubDocument document, ReadSettings settings, boolean[] found)
      throws IOException, FormatRefusedException {
    String[] outcome = {"", "", ""};
    json.fields(
        name -> {
          switch (name) {
            case "MyEnergyData_MarketDocument" -> {
              found[0] = true;
              marketDocument(json, document, settings);
            }
            case "success" -> outcome[0] = json.text();
            case "errorText" -> outcome[1] = json.text();
            case "id" -> outcome[2] = json.text();
            default -> {
              // codes and traces for the hub's own people
            }
          }
        });
    if (outcome[0].equals("false")) {
      document.delivery.remark(
          Place.DOCUMENT,
          Remark.Kind.PASSED_OVER,
          "The hub has no data of the point "
              + Quoted.of(outcome[2])
              + ": "
              + Quoted.of(outcome[1])
              + ".");
    }
  }

  private void marketDocument(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    String[] envelope = {"", ""};
    boolean[] told = new boolean[1];
    json.fields(
        name -> {
          switch (name) {
            case "mRID" -> envelope[0] = json.text();
            case "createdDateTime" -> envelope[1] = json.text();
            case "TimeSeries" -> {
              told[0] = true;
              document.header("MyEnergyData", envelope[0], "Energinet", envelope[1]);
              json.items(() -> new TimeSeries(json, document, settings.limits().heldBack()).read());
            }
            default -> {
              // parties and the period asked for
            }
          }
        });
    if (!told[0]) {
      document.header("MyEnergyData", envelope[0], "Energinet", envelope[1]);
    }
  }

  /** One series: its fields, and its periods, which wait where they come first. */
  private final class TimeSeries {
    private final JsonCursor json;
    private final HubDocument document;
    private final int maxHeld;
    private String id = "";
    private String businessType = "";
    private String unit = "";
    private String point = "";
    private final List<JsonNode> held = new ArrayList<>();
    private long heldPoints;

    TimeSeries(JsonCursor json, HubDocument document, int maxHeld) {
      this.json = json;
      this.document = document;
      this.maxHeld = maxHeld;
    }

    void read() throws IOException, FormatRefusedException {
      json.fields(
          name -> {
            switch (name) {
              case "mRID" -> id = json.text();
              case "businessType" -> businessType = json.text();
              case "measurement_Unit.name" -> unit = json.text();
              case "MarketEvaluationPoint" -> point = json.node().get("mRID").text("name");
              case "Period" -> json.items(this::period);
              default -> {
                // curve type A01: one point per position
              }
            }
          });
      for (JsonNode period : held) {
        period(period);
      }
    }

    private void period() throws IOException, FormatRefusedException {
      JsonNode period = json.node();
      if (!unit.isEmpty() && !businessType.isEmpty() && !(point.isEmpty() && id.isEmpty())) {
        period(period);
        return;
      }
      heldPoints += period.get("Point").items().size();
      if (heldPoints > maxHeld) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            Place.DOCUMENT,
            "More than " + maxHeld + " values come before their series' unit.");
      }
      held.add(period);
    }

    private void period(JsonNode period) throws FormatRefusedException {
      ScaledUnit scaled = document.unit(unit);
      IntervalText step = IntervalText.parse(resolution(period.text("resolution")));
      long start = document.times.instant(period.get("timeInterval").text("start"));
      long end = document.times.instant(period.get("timeInterval").text("end"));
      for (JsonNode value : period.get("Point").items()) {
        document.next();
        String written = value.text("position");
        int position = written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : 0;
        if (scaled == null) {
          document.reject(
              RejectionReason.UNKNOWN_UNIT,
              "Point",
              "The unit " + Quoted.of(unit) + " is not known.");
        } else if (step == null || start == IsoTimes.NONE || position < 1) {
          document.reject(
              RejectionReason.BAD_TIME,
              "Point",
              "The resolution, the start of the period or the position "
                  + Quoted.of(written)
                  + " is not understood.");
        } else {
          int series = document.series(header(scaled, step));
          long from = steps.at(start, step, position - 1);
          if (end != IsoTimes.NONE && from >= end) {
            document.beyond("Point", position);
            continue;
          }
          document.interval(
              series,
              from,
              steps.at(start, step, position) - from,
              value.text("out_Quantity.quantity"),
              value.text("out_Quantity.quality"),
              "Point");
        }
      }
    }

    private SeriesHeader header(ScaledUnit scaled, IntervalText step) {
      return SeriesHeader.of(point.isEmpty() ? id : point)
          .scheme(MarketIdScheme.EAN18)
          .commodity(Commodity.ELECTRICITY)
          .direction(
              switch (businessType) {
                case "A04" -> Direction.IMPORT;
                case "A01" -> Direction.EXPORT;
                default -> Direction.UNSTATED;
              })
          .channel(businessType)
          .unit(scaled)
          .intervalSeconds(step.seconds())
          .zone(COPENHAGEN)
          .build();
    }
  }

  /** The hub writes a day and a month also as PT1D and PT1M, which ISO reads otherwise. */
  private static String resolution(String written) {
    return switch (written) {
      case "PT1D" -> "P1D";
      case "PT1M", "P1M" -> "P1M";
      case "PT1Y", "P1Y" -> "P1Y";
      default -> written;
    };
  }
}
