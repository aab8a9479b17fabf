package org.wattline.formats.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.Steps;
import org.wattline.formats.stream.XmlCursor;

/**
 * Reads validated historical data as a CIM market document, versions 0.82 and 1.04. In the later
 * one the point follows its values, so a series' values wait for its end.
 */
public final class CimReader implements MeterDataReader {

  /** The namespace of version 0.82. */
  public static final String V0_82 = "http://www.eddie.energy/VHD/EDD01/20240614";

  /** The namespace of version 1.04, spelt as its publisher spells it. */
  public static final String V1_04 = "https//eddie.energy/CIM/VHD_v1.04";

  /** Source: IEC 62325-451 code list of quantity qualities. */
  private static final Map<String, Quality> QUALITIES =
      Map.of(
          "A01", Quality.SUBSTITUTED,
          "A02", Quality.MISSING,
          "A03", Quality.ESTIMATED,
          "A04", Quality.MEASURED,
          "A05", Quality.PROVISIONAL,
          "A06", Quality.ESTIMATED);

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
    XmlCursor xml = XmlCursor.open(counted);
    try {
      String version = version(xml);
      HubDocument document = new HubDocument(Format.CIM_VHD, QUALITIES, settings, sink);
      ZoneId zone = settings.zone();
      new Walk(
              xml,
              document,
              settings.limits().heldBack(),
              zone == null ? ZoneOffset.UTC : zone,
              version)
          .envelope();
      return document.delivery.finish(counted.count());
    } finally {
      xml.close();
    }
  }

  private static String version(XmlCursor xml) throws FormatRefusedException {
    String namespace = xml.namespace();
    return switch (namespace) {
      case V0_82 -> "0.82";
      case V1_04, "https://eddie.energy/CIM/VHD_v1.04" -> "1.04";
      default ->
          throw new FormatRefusedException(
              RefusalReason.UNKNOWN_VERSION,
              xml.place(xml.name()),
              "The market document is of "
                  + Quoted.of(namespace)
                  + ", not of a version known here.");
    };
  }

  /** One walk through a document. */
  private static final class Walk {
    private final XmlCursor xml;
    private final HubDocument document;
    private final int maxHeld;
    private final Steps steps;
    private final String version;
    private TimeSeries current = new TimeSeries();
    private boolean told;
    private String reference = "";
    private String created = "";

    /** One point of one period. */
    private record Value(
        long start, long end, String resolution, int position, String quantity, String quality) {}

    /** What is gathered of a series until its end. */
    private static final class TimeSeries {
      String businessType = "";
      String direction = "";
      String unit = "";
      String point = "";
      String commodity = "";
      final List<Value> values = new ArrayList<>();
    }

    Walk(XmlCursor xml, HubDocument document, int maxHeld, ZoneId zone, String version) {
      this.xml = xml;
      this.document = document;
      this.maxHeld = maxHeld;
      this.steps = new Steps(zone);
      this.version = version;
    }

    void envelope() throws IOException, FormatRefusedException {
      boolean found = false;
      int depth = xml.depth();
      if (xml.name().endsWith("MarketDocument")) {
        marketDocument();
        return;
      }
      while (xml.nextChild(depth)) {
        if (xml.name().endsWith("MarketDocument")) {
          found = true;
          marketDocument();
        } else {
          xml.skip();
        }
      }
      if (!found) {
        throw new FormatRefusedException(
            RefusalReason.NOT_METER_DATA, Place.DOCUMENT, "The envelope holds no market document.");
      }
    }

    private void marketDocument() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      told = false;
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "mRID" -> reference = xml.string();
          case "createdDateTime" -> created = xml.string();
          case "TimeSeriesList" -> {
            int list = xml.depth();
            while (xml.nextChild(list)) {
              timeSeriesOrSkip();
            }
          }
          default -> timeSeriesOrSkip();
        }
      }
      tellHeader();
    }

    private void tellHeader() {
      if (!told) {
        told = true;
        document.header("VHD " + version, reference, "", created);
      }
    }

    private void timeSeriesOrSkip() throws IOException, FormatRefusedException {
      if (!xml.name().equals("TimeSeries")) {
        xml.skip();
        return;
      }
      tellHeader();
      current = new TimeSeries();
      int depth = xml.depth();
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "businessType" -> current.businessType = xml.string();
          case "flowDirection.direction" -> current.direction = xml.string();
          case "energy_Measurement_Unit.name" -> current.unit = xml.string();
          case "marketEvaluationPoint.mRID" -> current.point = valueOrText();
          case "marketEvaluationPoint.meterReadings.readings.ReadingType.commodity",
              "marketEvaluationPoint.meterReadings.readings.readingType.commodity" ->
              current.commodity = xml.string();
          case "Series_PeriodList" -> {
            int list = xml.depth();
            while (xml.nextChild(list)) {
              periodOrSkip();
            }
          }
          default -> periodOrSkip();
        }
      }
      tell();
    }

    /** An id is the element's text, or in a child named value. */
    private String valueOrText() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      String value = "";
      while (xml.nextChildOrText(depth)) {
        if (xml.name().equals("value")) {
          value = xml.string();
        } else {
          xml.skip();
        }
      }
      return value.isEmpty() ? xml.lastText().strip() : value;
    }

    private void periodOrSkip() throws IOException, FormatRefusedException {
      if (!xml.name().equals("Period") && !xml.name().equals("Series_Period")) {
        xml.skip();
        return;
      }
      int first = current.values.size();
      long[] interval = {IsoTimes.NONE, IsoTimes.NONE};
      String resolution = "";
      int depth = xml.depth();
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "resolution" -> resolution = xml.string();
          case "timeInterval" -> timeInterval(interval);
          case "Point" -> point();
          case "PointList" -> {
            int list = xml.depth();
            while (xml.nextChild(list)) {
              if (xml.name().equals("Point")) {
                point();
              } else {
                xml.skip();
              }
            }
          }
          default -> xml.skip();
        }
      }
      List<Value> values = current.values;
      for (int i = first; i < values.size(); i++) {
        Value v = values.get(i);
        values.set(
            i, new Value(interval[0], interval[1], resolution, v.position, v.quantity, v.quality));
      }
    }

    /** Start and end of a period. */
    private void timeInterval(long[] interval) throws IOException, FormatRefusedException {
      int depth = xml.depth();
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "start" -> interval[0] = document.times.instant(xml.string());
          case "end" -> interval[1] = document.times.instant(xml.string());
          default -> xml.skip();
        }
      }
    }

    private void point() throws IOException, FormatRefusedException {
      if (current.values.size() >= maxHeld) {
        throw new FormatRefusedException(
            RefusalReason.LIMIT_EXCEEDED,
            xml.place("Point"),
            "One series holds more than " + maxHeld + " values. Split it.");
      }
      int depth = xml.depth();
      int position = 0;
      String quantity = "";
      String quality = "";
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "position" -> {
            String text = xml.string();
            position = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
          }
          case "energy_Quantity.quantity" -> quantity = xml.string();
          case "energy_Quantity.quality" -> quality = xml.string();
          default -> xml.skip();
        }
      }
      current.values.add(new Value(IsoTimes.NONE, IsoTimes.NONE, "", position, quantity, quality));
    }

    private void tell() throws FormatRefusedException {
      ScaledUnit unit = unit(current.unit);
      for (Value v : current.values) {
        document.next();
        IntervalText step = IntervalText.parse(v.resolution);
        if (unit == null) {
          document.reject(
              RejectionReason.UNKNOWN_UNIT,
              "Point",
              "The unit " + Quoted.of(current.unit) + " is not known.");
        } else if (step == null || v.start == IsoTimes.NONE || v.position < 1) {
          document.reject(
              RejectionReason.BAD_TIME,
              "Point",
              "The resolution, the start of the period or the position is not understood.");
        } else {
          long from = steps.at(v.start, step, v.position - 1);
          if (v.end != IsoTimes.NONE && from >= v.end) {
            document.beyond("Point", v.position);
            continue;
          }
          long to = steps.at(v.start, step, v.position);
          document.interval(
              document.series(header(unit, step)), from, to - from, v.quantity, v.quality, "Point");
        }
      }
    }

    private SeriesHeader header(ScaledUnit unit, IntervalText step) {
      boolean rate = unit.unit() == MeasureUnit.WATT || unit.unit() == MeasureUnit.VAR;
      return SeriesHeader.of(current.point)
          .scheme(MarketIdScheme.UNSTATED)
          .channel(current.businessType)
          .commodity(
              switch (current.commodity) {
                case "0", "1", "2" -> Commodity.ELECTRICITY;
                case "7", "8" -> Commodity.GAS;
                case "9", "14" -> Commodity.WATER;
                case "10", "12" -> Commodity.HEAT;
                default -> Commodity.UNSTATED;
              })
          .direction(
              switch (current.direction.isEmpty() ? current.businessType : current.direction) {
                case "A02", "A04" -> Direction.IMPORT;
                case "A01" -> Direction.EXPORT;
                default -> Direction.UNSTATED;
              })
          .kind(rate ? SeriesKind.AVERAGE_RATE : SeriesKind.QUANTITY)
          .unit(unit)
          .intervalSeconds(step.seconds())
          .build();
    }

    /** UN/ECE codes, and units as written. */
    private @org.jspecify.annotations.Nullable ScaledUnit unit(String code) {
      return switch (code) {
        case "MTQ" -> ScaledUnit.CUBIC_METRE;
        case "KWT" -> new ScaledUnit(MeasureUnit.WATT, 3);
        case "MAW" -> new ScaledUnit(MeasureUnit.WATT, 6);
        case "K3" -> new ScaledUnit(MeasureUnit.VAR_HOUR, 3);
        case "WHR" -> new ScaledUnit(MeasureUnit.WATT_HOUR, 0);
        default -> document.unit(code);
      };
    }
  }
}
