package org.wattline.formats.espi;

import java.io.IOException;
import java.io.InputStream;
import org.wattline.formats.DocumentHeader;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.DecimalText;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.XmlCursor;

/** Reads Green Button feeds and single entries, electricity, gas and water alike. */
public final class EspiReader implements MeterDataReader {

  /** The namespace of ESPI resources. */
  public static final String ESPI = "http://naesb.org/espi";

  /** The namespace of Atom. */
  public static final String ATOM = "http://www.w3.org/2005/Atom";

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
    XmlCursor xml = XmlCursor.open(counted);
    try {
      MeterDataDelivery delivery =
          new MeterDataDelivery(Format.GREEN_BUTTON, Place.Unit.RECORD, settings, sink);
      EspiFeed feed =
          new EspiFeed(delivery, settings.limits().heldBack(), 3 * settings.limits().series());
      new Walk(xml, feed, delivery).root();
      feed.end();
      return delivery.finish(counted.count());
    } finally {
      xml.close();
    }
  }

  /** One walk through a document. */
  private static final class Walk {
    private final XmlCursor xml;
    private final EspiFeed feed;
    private final MeterDataDelivery delivery;
    private final BlockParser blocks;
    private final DecimalText decimal = new DecimalText();

    Walk(XmlCursor xml, EspiFeed feed, MeterDataDelivery delivery) throws FormatRefusedException {
      this.xml = xml;
      this.feed = feed;
      this.delivery = delivery;
      this.blocks = new BlockParser(xml, feed, delivery);
    }

    void root() throws IOException, FormatRefusedException {
      String namespace = xml.namespace();
      if (namespace.equals(ATOM) && xml.name().equals("feed")) {
        feed();
      } else if (namespace.equals(ATOM) && xml.name().equals("entry")) {
        delivery.document(DocumentHeader.of(Format.GREEN_BUTTON, "ESPI entry"));
        entry();
      } else if (namespace.equals(ESPI)) {
        delivery.document(DocumentHeader.of(Format.GREEN_BUTTON, "ESPI resource"));
        EspiEntry bare = new EspiEntry();
        resource(bare);
        feed.register(bare);
      } else {
        boolean known = xml.name().equals("feed") || namespace.startsWith("http://naesb.org/");
        throw new FormatRefusedException(
            known ? RefusalReason.UNKNOWN_VERSION : RefusalReason.NOT_METER_DATA,
            xml.place(xml.name()),
            "The root element "
                + Quoted.of("{" + namespace + "}" + xml.name())
                + " is no feed or entry of Green Button usage.");
      }
    }

    private void feed() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      String id = "";
      String updated = "";
      String title = "";
      boolean told = false;
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "id" -> id = xml.string();
          case "updated" -> updated = xml.string();
          case "title" -> title = xml.string();
          case "entry" -> {
            if (!told) {
              told = true;
              delivery.document(
                  new DocumentHeader(Format.GREEN_BUTTON, "ESPI feed", id, title, "", updated));
            }
            entry();
          }
          default -> xml.skip();
        }
      }
      if (!told) {
        delivery.document(
            new DocumentHeader(Format.GREEN_BUTTON, "ESPI feed", id, title, "", updated));
      }
    }

    private void entry() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      EspiEntry entry = new EspiEntry();
      boolean empty = true;
      String loose = "";
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "id" -> entry.id = xml.string();
          case "title" -> entry.title = xml.string();
          case "link" -> link(entry);
          case "content" -> {
            int content = xml.depth();
            while (xml.nextChildOrText(content)) {
              empty = false;
              resource(entry);
            }
            loose = xml.lastText().strip();
          }
          default -> xml.skip();
        }
      }
      if (empty && !loose.isEmpty()) {
        boolean block =
            entry.selfType.endsWith("IntervalBlock") || entry.self.contains("/IntervalBlock");
        if (block) {
          blocks.broken(
              entry, "The content of the IntervalBlock is the text " + Quoted.of(loose) + ".");
        }
      }
      feed.register(entry);
    }

    private void link(EspiEntry entry) throws IOException, FormatRefusedException {
      String rel = xml.attribute("rel");
      String href = xml.attribute("href");
      String type = xml.attribute("type");
      if (href != null && rel != null) {
        String normal = EspiEntry.normal(href);
        switch (rel) {
          case "self" -> {
            entry.self = normal;
            entry.selfType = type == null ? "" : type;
          }
          case "up" -> entry.up = normal;
          case "related" -> {
            if (entry.related.size() >= EspiEntry.MAX_RELATED) {
              throw new FormatRefusedException(
                  RefusalReason.LIMIT_EXCEEDED,
                  xml.place("link"),
                  "An entry has more than " + EspiEntry.MAX_RELATED + " links.");
            }
            entry.related.add(normal);
          }
          default -> {
            // alternate, edit and others say nothing about meaning
          }
        }
      }
      xml.skip();
    }

    private void resource(EspiEntry entry) throws IOException, FormatRefusedException {
      String name = xml.name();
      if (!xml.namespace().equals(ESPI)) {
        boolean ours =
            switch (name) {
              case "UsagePoint", "MeterReading", "ReadingType", "IntervalBlock" -> true;
              default -> false;
            };
        if (ours) {
          throw new FormatRefusedException(
              RefusalReason.UNKNOWN_VERSION,
              xml.place(name),
              "The "
                  + name
                  + " is of the namespace "
                  + Quoted.of(xml.namespace())
                  + ", not of "
                  + ESPI
                  + ".");
        }
        xml.skip();
        return;
      }
      switch (name) {
        case "UsagePoint" -> usagePoint(entry);
        case "MeterReading" -> {
          entry.isMeterReading = true;
          xml.skip();
        }
        case "ReadingType" -> entry.readingType = readingType();
        case "IntervalBlock" -> blocks.block(entry);
        default -> xml.skip();
      }
    }

    private void usagePoint(EspiEntry entry) throws IOException, FormatRefusedException {
      int depth = xml.depth();
      int kind = ReadingType.ABSENT;
      while (xml.nextChild(depth)) {
        if (xml.name().equals("ServiceCategory")) {
          int inner = xml.depth();
          while (xml.nextChild(inner)) {
            if (xml.name().equals("kind")) {
              kind = code();
            } else {
              xml.skip();
            }
          }
        } else {
          xml.skip();
        }
      }
      entry.serviceKind = kind;
    }

    private ReadingType readingType() throws IOException, FormatRefusedException {
      int depth = xml.depth();
      int accumulation = ReadingType.ABSENT;
      int commodity = ReadingType.ABSENT;
      int currency = ReadingType.ABSENT;
      int dataQualifier = ReadingType.ABSENT;
      int defaultQuality = ReadingType.ABSENT;
      int flowDirection = ReadingType.ABSENT;
      int intervalLength = 0;
      int powerOfTen = 0;
      int uom = ReadingType.ABSENT;
      while (xml.nextChild(depth)) {
        switch (xml.name()) {
          case "accumulationBehaviour" -> accumulation = code();
          case "commodity" -> commodity = code();
          case "currency" -> currency = code();
          case "dataQualifier" -> dataQualifier = code();
          case "defaultQuality" -> defaultQuality = code();
          case "flowDirection" -> flowDirection = code();
          case "intervalLength" -> intervalLength = Math.max(0, code());
          case "powerOfTenMultiplier" -> {
            int code = code();
            powerOfTen = code == ReadingType.ABSENT ? 0 : code;
          }
          case "uom" -> uom = code();
          default -> xml.skip();
        }
      }
      return new ReadingType(
          accumulation,
          commodity,
          currency,
          dataQualifier,
          defaultQuality,
          flowDirection,
          intervalLength,
          powerOfTen,
          uom);
    }

    /**
     * A code: a whole number; absent where the element is empty, never equal to a code where
     * broken.
     */
    private int code() throws IOException, FormatRefusedException {
      if (xml.text() == 0) {
        return ReadingType.ABSENT;
      }
      boolean whole = decimal.read(xml.chars(), xml.textLength()) && decimal.scale() == 0;
      if (!whole || Math.abs(decimal.mantissa()) > Integer.MAX_VALUE) {
        return Integer.MIN_VALUE;
      }
      return (int) decimal.mantissa();
    }
  }
}
