package org.wattline.formats.json;

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
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.Quoted;

/**
 * Reads {@code {"format": "wattline-meter-data", "version": 1, "series": [...]}}. Format and
 * version come before the series, and a series' words before its values, so that any length streams
 * through.
 */
public final class BulkJsonReader implements MeterDataReader {

  /** What the field {@code format} says. */
  public static final String NAME = "wattline-meter-data";

  private static final String VERSION = "1";

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
    JsonCursor json = JsonCursor.open(counted);
    try {
      MeterDataDelivery delivery =
          new MeterDataDelivery(Format.WATTLINE_JSON, Place.Unit.RECORD, settings, sink);
      new Walk(json, delivery, settings).root();
      json.end();
      return delivery.finish(counted.count());
    } finally {
      json.close();
    }
  }

  /** One walk through a document. */
  private static final class Walk {
    private final JsonCursor json;
    private final MeterDataDelivery delivery;
    private final ReadSettings settings;
    private String format = "";
    private String version = "";
    private String reference = "";
    private String sender = "";
    private String created = "";
    private boolean hasSeries;

    Walk(JsonCursor json, MeterDataDelivery delivery, ReadSettings settings) {
      this.json = json;
      this.delivery = delivery;
      this.settings = settings;
    }

    void root() throws IOException, FormatRefusedException {
      json.fields(
          name -> {
            switch (name) {
              case "format" -> format = json.text();
              case "version" -> version = json.text();
              case "reference" -> reference = json.text();
              case "sender" -> sender = json.text();
              case "created" -> created = json.text();
              case "series" -> series();
              default ->
                  throw new FormatRefusedException(
                      RefusalReason.MALFORMED,
                      json.place(name),
                      "The field " + Quoted.of(name) + " is not of the bulk format.");
            }
          });
      if (!hasSeries) {
        checkVersion();
        throw new FormatRefusedException(
            RefusalReason.MALFORMED, Place.DOCUMENT, "The document has no series.");
      }
    }

    private void checkVersion() throws FormatRefusedException {
      if (!format.equals(NAME)) {
        throw new FormatRefusedException(
            RefusalReason.UNKNOWN_FORMAT,
            json.place("format"),
            "Before the series, the field format says "
                + NAME
                + "; here it says "
                + Quoted.of(format)
                + ".");
      }
      if (!version.equals(VERSION)) {
        throw new FormatRefusedException(
            RefusalReason.UNKNOWN_VERSION,
            json.place("version"),
            "The version is " + Quoted.of(version) + "; known is " + VERSION + ".");
      }
    }

    private void series() throws IOException, FormatRefusedException {
      checkVersion();
      if (!json.onArray()) {
        throw new FormatRefusedException(
            RefusalReason.MALFORMED, json.place("series"), "The field series is an array.");
      }
      if (!hasSeries) {
        hasSeries = true;
        delivery.document(
            new DocumentHeader(
                Format.WATTLINE_JSON,
                "wattline-meter-data/" + version,
                reference,
                sender,
                "",
                created));
      }
      BulkSeries.Counter counter = new BulkSeries.Counter();
      json.items(() -> new BulkSeries(json, delivery, settings, counter).read());
    }
  }
}
