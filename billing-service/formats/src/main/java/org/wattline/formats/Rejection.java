package org.wattline.formats;

/**
 * Records of a document that cannot be used.
 *
 * @param place where they are
 * @param reason the code
 * @param sentence what is wrong, for a person
 * @param records how many records it costs: 1, or all values of a row that fell as a whole
 */
public record Rejection(Place place, RejectionReason reason, String sentence, long records) {
  public Rejection {
    if (records < 1) {
      throw new IllegalArgumentException("a rejection is of at least one record: " + records);
    }
  }
}
