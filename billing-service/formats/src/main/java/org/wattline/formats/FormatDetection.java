package org.wattline.formats;

import java.io.IOException;
import org.wattline.formats.csv.CsvReader;
import org.wattline.formats.csv.ReadyMappings;

/** Tells a document's format from its first bytes. */
public final class FormatDetection {

  /** First bytes that are enough to tell. */
  public static final int HEAD = 1 << 15;

  private FormatDetection() {}

  /**
   * Tells the format.
   *
   * @param head the first {@link #HEAD} bytes, or all of a shorter document
   * @throws FormatRefusedException when it is none that has a reader; what is recognised but no
   *     meter data is named
   */
  public static Format detect(byte[] head) throws IOException, FormatRefusedException {
    String text =
        new String(
                head, 0, Math.min(head.length, 2048), java.nio.charset.StandardCharsets.ISO_8859_1)
            .strip();
    if (text.startsWith("<") || text.startsWith("\u00ef\u00bb\u00bf<")) {
      return Format.GREEN_BUTTON;
    }
    if (ReadyMappings.knows(head)) {
      return Format.CSV;
    }
    throw new FormatRefusedException(
        RefusalReason.UNKNOWN_FORMAT,
        Place.DOCUMENT,
        "The first bytes are of no known format. A CSV needs a mapping.");
  }

  static MeterDataReader readerOf(Format format) {
    return switch (format) {
      case GREEN_BUTTON -> new org.wattline.formats.espi.EspiReader();
      default -> new CsvReader();
    };
  }
}
