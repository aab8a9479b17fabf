package org.wattline.formats;

import java.io.IOException;
import java.io.InputStream;

/** Reads one format. Readers hold no state between documents and may be shared by threads. */
public interface MeterDataReader {

  /**
   * Reads one document to its end. The stream is not closed.
   *
   * @param in the unpacked document
   * @param settings zone of local times, limits, tolerance
   * @param sink told what the document says
   * @return the account: records read = given to the sink + rejected
   * @throws FormatRefusedException when the document as a whole cannot be trusted; what the sink
   *     was told must not be kept
   * @throws IOException when the stream itself fails
   */
  ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException;
}
