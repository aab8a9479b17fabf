package org.wattline.billing.metering.internal.usage;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;

/** Usage as a Green Button feed (NAESB ESPI 1.0 in Atom). Values are whole numbers of 10^power. */
final class GreenButtonFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ESPI = "http://naesb.org/espi";

  /** Digits below the shown unit: mWh, millilitres. */
  private static final int DIGITS = 6;

  private final XMLStreamWriter xml;
  private final UUID point;
  private final String updated;

  private GreenButtonFeed(XMLStreamWriter xml, UUID point, Instant updated) {
    this.xml = xml;
    this.point = point;
    this.updated = updated.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }

  static byte[] write(UUID point, List<UsageSeries> all, Instant updated) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      new GreenButtonFeed(xml, point, updated).feed(all);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A feed could not be written", e);
    }
    return bytes.toByteArray();
  }

  private void feed(List<UsageSeries> all) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    atom("id", "urn:uuid:" + id("feed"));
    atom("title", "Usage");
    atom("updated", updated);
    String self = "UsagePoint/" + point;
    begin("point", self, "UsagePoint");
    espiStart("UsagePoint");
    xml.writeStartElement("ServiceCategory");
    espi("kind", String.valueOf(kind(all)));
    xml.writeEndElement();
    end();
    for (int i = 0; i < all.size(); i++) {
      UsageSeries series = all.get(i);
      String reading = self + "/MeterReading/" + (i + 1);
      begin("time " + i, "LocalTimeParameters/" + (i + 1), "LocalTimeParameters");
      localTime(series);
      end();
      begin("reading " + i, reading, "MeterReading");
      xml.writeEmptyElement("MeterReading");
      xml.writeDefaultNamespace(ESPI);
      xml.writeEndElement();
      xml.writeEndElement();
      begin("type " + i, "ReadingType/" + (i + 1), "ReadingType");
      type(series);
      end();
      begin("block " + i, reading + "/IntervalBlock/1", "IntervalBlock");
      block(series);
      end();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static int kind(List<UsageSeries> all) {
    boolean volume = !all.isEmpty() && all.getFirst().unit().equals("m3");
    return volume ? 1 : 0;
  }

  private void localTime(UsageSeries series) throws XMLStreamException {
    var rules = ZoneId.of(series.zone()).getRules();
    Instant start = series.size() == 0 ? Instant.EPOCH : series.start(0);
    espiStart("LocalTimeParameters");
    // no rule of a clock change fits the four bytes that ESPI has: the times below are absolute
    espi("dstEndRule", "FFFFFFFF");
    espi("dstOffset", String.valueOf(rules.getDaylightSavings(start).toSeconds()));
    espi("dstStartRule", "FFFFFFFF");
    espi("tzOffset", String.valueOf(rules.getStandardOffset(start).getTotalSeconds()));
  }

  private void type(UsageSeries series) throws XMLStreamException {
    espiStart("ReadingType");
    espi("accumulationBehaviour", "4");
    espi("commodity", series.unit().equals("m3") ? "7" : "1");
    if (series.currency() != null) {
      espi(
          "currency",
          String.valueOf(java.util.Currency.getInstance(series.currency()).getNumericCode()));
    }
    espi("flowDirection", series.direction() == RegisterDirection.EXPORT ? "19" : "1");
    if (series.size() > 0) {
      espi("intervalLength", String.valueOf(series.starts()[1] - series.starts()[0]));
    }
    espi(
        "powerOfTenMultiplier",
        String.valueOf(series.unit().startsWith("k") ? 3 - DIGITS : -DIGITS));
    espi("uom", String.valueOf(unit(series.unit())));
  }

  private static int unit(String unit) {
    return switch (unit) {
      case "kWh" -> 72;
      case "kvarh" -> 73;
      case "kVAh" -> 71;
      case "m3" -> 42;
      case "l" -> 134;
      default -> 0;
    };
  }

  private void block(UsageSeries series) throws XMLStreamException {
    espiStart("IntervalBlock");
    if (series.size() > 0) {
      xml.writeStartElement("interval");
      espi("duration", String.valueOf(series.starts()[series.size()] - series.starts()[0]));
      espi("start", String.valueOf(series.starts()[0]));
      xml.writeEndElement();
    }
    for (int i = 0; i < series.size(); i++) {
      BigDecimal value = series.values()[i];
      if (value == null) {
        continue;
      }
      xml.writeStartElement("IntervalReading");
      BigDecimal[] costs = series.costs();
      BigDecimal cost = costs == null ? null : costs[i];
      if (cost != null) {
        espi("cost", whole(cost, 5));
      }
      xml.writeStartElement("ReadingQuality");
      espi("quality", String.valueOf(quality(series.quality(i))));
      xml.writeEndElement();
      xml.writeStartElement("timePeriod");
      espi("duration", String.valueOf(series.starts()[i + 1] - series.starts()[i]));
      espi("start", String.valueOf(series.starts()[i]));
      xml.writeEndElement();
      espi("value", whole(value, DIGITS));
      xml.writeEndElement();
    }
  }

  private static String whole(BigDecimal value, int digits) {
    return value.movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The code that the reader of these feeds takes for the same quality. */
  private static int quality(UsageQuality quality) {
    return switch (quality) {
      case VALIDATED -> 17;
      case MEASURED -> 14;
      case PROVISIONAL -> 16;
      case ESTIMATED -> 8;
      case SUBSTITUTED -> 7;
      case INVALID, MISSING -> 10;
    };
  }

  private void begin(String what, String self, String title) throws XMLStreamException {
    xml.writeStartElement("entry");
    atom("id", "urn:uuid:" + id(what));
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", "self");
    xml.writeAttribute("href", self);
    if (title.equals("UsagePoint")) {
      link(self + "/MeterReading");
      link("LocalTimeParameters/1");
    } else if (title.equals("MeterReading")) {
      link(self + "/IntervalBlock");
      link("ReadingType/" + self.substring(self.lastIndexOf('/') + 1));
    }
    atom("title", title);
    atom("published", updated);
    atom("updated", updated);
    xml.writeStartElement("content");
  }

  private void link(String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", "related");
    xml.writeAttribute("href", href);
  }

  /** Ends the resource, the content and the entry. */
  private void end() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private String id(String what) {
    return UUID.nameUUIDFromBytes((point + " " + what).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void atom(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void espiStart(String name) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeDefaultNamespace(ESPI);
  }

  private void espi(String name, String text) throws XMLStreamException {
    atom(name, text);
  }
}
