package org.wattline.formats.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Map;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.IntervalText;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.ObisCode;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.Steps;
import org.wattline.formats.stream.XmlCursor;

/**
 * Reads ConsumptionRecord messages of the Austrian market's EDA. Its other messages are not meter
 * data, and a version of the schema that is not known is refused by name.
 */
public final class EdaReader implements MeterDataReader {

  /** Namespaces of EDA messages begin like this. */
  public static final String EDA = "http://www.ebutilities.at/schemata/";

  private static final String RECORD = EDA + "customerprocesses/consumptionrecord/";
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  /** L1 measured, L2 a reliable substitute, L3 an unreliable one. */
  private static final Map<String, Quality> METHODS =
      Map.of("L1", Quality.VALIDATED, "L2", Quality.SUBSTITUTED, "L3", Quality.ESTIMATED);

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
    XmlCursor xml = XmlCursor.open(counted);
    try {
      String version = version(xml);
      HubDocument document =
          new HubDocument(Format.EDA_CONSUMPTION_RECORD, METHODS, settings, sink);
      new Walk(xml, document, settings.counts(), version).root();
      return document.delivery.finish(counted.count());
    } finally {
      xml.close();
    }
  }

  private static String version(XmlCursor xml) throws FormatRefusedException {
    String namespace = xml.namespace();
    if (!namespace.startsWith(EDA)) {
      throw new FormatRefusedException(
          RefusalReason.UNKNOWN_FORMAT,
          xml.place(xml.name()),
          "The document is no message of EDA.");
    }
    if (!namespace.startsWith(RECORD)) {
      throw new FormatRefusedException(
          RefusalReason.NOT_METER_DATA,
          xml.place(xml.name()),
          "The message is " + Quoted.of(xml.name()) + ", not a ConsumptionRecord.");
    }
    String version = namespace.substring(RECORD.length());
    return switch (version) {
      case "01p20", "01p21", "01p30", "01p31", "01p40", "01p41" -> version;
      default ->
          throw new FormatRefusedException(
              RefusalReason.UNKNOWN_VERSION,
              xml.place(xml.name()),
              "The ConsumptionRecord is of version "
                  + Quoted.of(version)
                  + ", which is not known.");
    };
  }

  /** One walk through a document. */
  private static final class Walk {
    private final XmlCursor xml;
    private final HubDocument document;
    private final ReadSettings.AnnouncedCounts counts;
    private final String version;
    private final Steps steps = new Steps(VIENNA);
    private String sender = "";
    private String created = "";
    private String point = "";
    private String interval = "";
    private String announced = "";

    Walk(XmlCursor xml, HubDocument document, ReadSettings.AnnouncedCounts counts, String version) {
      this.xml = xml;
      this.document = document;
      this.counts = counts;
      this.version = version;
    }

    void root() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "MarketParticipantDirectory" -> participants();
          case "ProcessDirectory" -> process();
          default -> xml.skip();
        }
      }
    }

    private void participants() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      while (xml.nextChild(depth)) {
        if (!xml.name().equals("RoutingHeader")) {
          xml.skip();
          continue;
        }
        int header = xml.depth();
        while (xml.nextChild(header)) {
          switch (xml.name()) {
            case "Sender" -> sender = address();
            case "DocumentCreationDateTime" -> created = xml.string();
            default -> xml.skip();
          }
        }
      }
    }

    private String address() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      String address = "";
      while (xml.nextChild(depth)) {
        if (xml.name().equals("MessageAddress")) {
          address = xml.string();
        } else {
          xml.skip();
        }
      }
      return address;
    }

    private void process() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      String message = "";
      boolean told = false;
      point = "";
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "MessageId" -> message = xml.string();
          case "MeteringPoint" -> point = xml.string();
          case "Energy" -> {
            if (!told) {
              told = true;
              document.header("ConsumptionRecord " + version, message, sender, created);
            }
            energy();
          }
          default -> xml.skip();
        }
      }
      if (!told) {
        document.header("ConsumptionRecord " + version, message, sender, created);
      }
    }

    private void energy() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      interval = "";
      announced = "";
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "MeteringIntervall" -> interval = xml.string();
          case "NumberOfMeteringIntervall" -> announced = xml.string();
          case "EnergyData" -> values();
          default -> xml.skip();
        }
      }
    }

    private void values() throws IOException, FormatRefusedException {
      String code = String.valueOf(xml.attribute("MeterCode"));
      String written = String.valueOf(xml.attribute("UOM"));
      ScaledUnit unit = document.unit(written);
      int depth = xml.depth();
      long held = 0;
      while (xml.nextChild(depth)) {
        if (xml.name().equals("EP")) {
          held++;
          position(code, written, unit);
        } else {
          xml.skip();
        }
      }
      counted(held, code);
    }

    private void counted(long held, String code) throws FormatRefusedException {
      if (announced.isEmpty() || announced.equals(String.valueOf(held))) {
        return;
      }
      boolean fewer = announced.matches("[0-9]{1,9}") && Long.parseLong(announced) > held;
      String sentence =
          "The record announces "
              + Quoted.of(announced)
              + " intervals of "
              + Quoted.of(code)
              + " and holds "
              + held
              + ".";
      if (fewer && counts == ReadSettings.AnnouncedCounts.REFUSE) {
        throw new FormatRefusedException(
            RefusalReason.COUNT_MISMATCH,
            xml.place("EnergyData"),
            sentence + " Ask for the whole record.");
      }
      document.delivery.remark(
          Place.record(document.ordinal(), code), Remark.Kind.COUNT_DIFFERS, sentence);
    }

    private void position(
        String code, String written, @org.jspecify.annotations.Nullable ScaledUnit unit)
        throws IOException, FormatRefusedException {
      int depth = xml.depth();
      String from = "";
      String to = "";
      String method = "";
      String value = "";
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "DTF" -> from = xml.string();
          case "DTT" -> to = xml.string();
          case "MM" -> method = xml.string();
          case "BQ" -> value = xml.string();
          default -> xml.skip();
        }
      }
      document.next();
      if (unit == null) {
        document.reject(
            RejectionReason.UNKNOWN_UNIT,
            code,
            "The unit " + Quoted.of(written) + " is not known.");
        return;
      }
      IntervalText step =
          switch (interval) {
            case "QH" -> new IntervalText(900, 0, 0);
            case "H" -> new IntervalText(3600, 0, 0);
            case "D" -> new IntervalText(0, 1, 0);
            default -> new IntervalText(0, 0, 1);
          };
      long start = document.times.instant(from);
      long end = document.times.instant(to);
      if (to.isEmpty() && start != IsoTimes.NONE && !interval.isEmpty()) {
        end = steps.at(start, step, 1);
      }
      ObisCode obis =
          ObisCode.parse(code.indexOf(' ') < 0 ? code : code.substring(0, code.indexOf(' ')));
      int series =
          document.series(
              SeriesHeader.of(point)
                  .scheme(MarketIdScheme.ZAEHLPUNKT_AT)
                  .channel(code)
                  .commodity(obis == null ? Commodity.UNSTATED : obis.commodity())
                  .direction(obis == null ? Direction.UNSTATED : obis.direction())
                  .unit(unit)
                  .intervalSeconds(step.seconds())
                  .zone(VIENNA)
                  .build());
      boolean timed = start != IsoTimes.NONE && end != IsoTimes.NONE;
      document.interval(series, start, timed ? end - start : IsoTimes.NONE, value, method, code);
    }
  }
}
