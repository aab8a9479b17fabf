package org.wattline.formats;

/**
 * Receives the documents of a delivery one after the other: {@code begin}, what the sink is told,
 * then {@code read} or {@code refused}.
 */
public interface DocumentReceiver {

  /** A document begins; what it says goes to the sink returned. */
  MeterDataSink begin(DocumentPart part);

  /** The document was read to its end. */
  void read(DocumentPart part, ReadOutcome outcome);

  /** The document is refused; what its sink was told must not be kept. */
  void refused(DocumentPart part, FormatRefusedException why);
}
