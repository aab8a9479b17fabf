package org.wattline.formats;

/**
 * A document is refused as a whole. Whatever the sink was told of it must not be kept. The only
 * exception that a reader throws for a document's content, whatever the bytes.
 */
public final class FormatRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;
  private final transient Place place;
  private final String sentence;

  /**
   * @param reason the code
   * @param place where the reader stood
   * @param sentence what is wrong and what to do, for a person
   */
  public FormatRefusedException(RefusalReason reason, Place place, String sentence) {
    super(sentence);
    this.reason = reason;
    this.place = place;
    this.sentence = sentence;
  }

  public FormatRefusedException(
      RefusalReason reason, Place place, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
    this.place = place;
    this.sentence = sentence;
  }

  /** What is wrong, for a person. */
  @Override
  public String getMessage() {
    return sentence;
  }

  public RefusalReason reason() {
    return reason;
  }

  /** Where the reader stood. */
  public Place place() {
    return place;
  }

  @Override
  public String toString() {
    return reason + " at " + place + ": " + sentence;
  }
}
