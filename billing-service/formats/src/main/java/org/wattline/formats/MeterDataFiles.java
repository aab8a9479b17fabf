package org.wattline.formats;

import java.io.IOException;
import java.io.InputStream;
import org.wattline.formats.stream.SafeArchive;
import org.wattline.formats.stream.TextBytes;

/** The door: unpacks a delivery, tells each document's format, and reads it. */
public final class MeterDataFiles {

  private MeterDataFiles() {}

  /**
   * Reads a delivery: one document of any known format, plain, gzipped, or many in a zip.
   *
   * @param in read to its end, not closed
   * @param receiver told of each document; one refused document does not touch the others
   * @throws FormatRefusedException when the archive itself is broken or unsafe: keep nothing of the
   *     delivery
   */
  public static void read(InputStream in, ReadSettings settings, DocumentReceiver receiver)
      throws IOException, FormatRefusedException {
    int[] ordinal = new int[1];
    SafeArchive.unpack(
        in,
        settings.limits(),
        (name, document) -> one(document, name, ++ordinal[0], settings, receiver));
  }

  private static void one(
      InputStream document,
      String name,
      int ordinal,
      ReadSettings settings,
      DocumentReceiver receiver)
      throws IOException {
    byte[] head = document.readNBytes(FormatDetection.HEAD);
    DocumentPart part = new DocumentPart(ordinal, name, null);
    try {
      Format format =
          settings.csvMapping() == null
              ? FormatDetection.detect(head, settings.csvMappings())
              : Format.CSV;
      part = new DocumentPart(ordinal, name, format);
      MeterDataSink sink = receiver.begin(part);
      ReadOutcome outcome =
          FormatDetection.readerOf(format).read(TextBytes.joined(head, document), settings, sink);
      receiver.read(part, outcome);
    } catch (FormatRefusedException e) {
      receiver.refused(part, e);
    }
  }

  /**
   * Reads a single document, plain or gzipped.
   *
   * @return its account
   * @throws FormatRefusedException when it is refused, or when the delivery holds several documents
   */
  public static ReadOutcome readOne(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    Single single = new Single(sink);
    read(in, settings, single);
    return single.outcome();
  }

  /** Takes the first document and refuses a second. */
  private static final class Single implements DocumentReceiver {
    private final MeterDataSink sink;
    private @org.jspecify.annotations.Nullable ReadOutcome outcome;
    private @org.jspecify.annotations.Nullable FormatRefusedException refusal;

    Single(MeterDataSink sink) {
      this.sink = sink;
    }

    @Override
    public MeterDataSink begin(DocumentPart part) {
      return sink;
    }

    @Override
    public void read(DocumentPart part, ReadOutcome read) {
      outcome = read;
      several(part);
    }

    @Override
    public void refused(DocumentPart part, FormatRefusedException why) {
      if (refusal == null) {
        refusal = why;
      }
      several(part);
    }

    private void several(DocumentPart part) {
      if (part.ordinal() > 1) {
        refusal =
            new FormatRefusedException(
                RefusalReason.LIMIT_EXCEEDED,
                Place.DOCUMENT,
                "One document was expected and the archive holds several.");
      }
    }

    ReadOutcome outcome() throws FormatRefusedException {
      FormatRefusedException refused = refusal;
      ReadOutcome read = outcome;
      if (refused != null) {
        throw refused;
      }
      if (read == null) {
        throw new FormatRefusedException(
            RefusalReason.TRUNCATED, Place.DOCUMENT, "The delivery is empty.");
      }
      return read;
    }
  }
}
