package org.wattline.formats.hub;

import java.io.IOException;
import java.io.InputStream;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.JsonCursor;

/** Opens and closes a JSON document around what is particular to one hub. */
abstract sealed class HubReader implements MeterDataReader
    permits DatadisReader,
        EnedisReader,
        EnerginetReader,
        FingridReader,
        FluviusReader,
        MijnAansluitingReader {

  @Override
  public final ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
    JsonCursor json = JsonCursor.open(counted);
    try {
      HubDocument document = document(settings, sink);
      read(json, document, settings);
      json.end();
      return document.delivery.finish(counted.count());
    } finally {
      json.close();
    }
  }

  abstract HubDocument document(ReadSettings settings, MeterDataSink sink);

  /** Reads the root value that the cursor stands on. */
  abstract void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException;
}
