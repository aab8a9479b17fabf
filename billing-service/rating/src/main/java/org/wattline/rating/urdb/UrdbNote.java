package org.wattline.rating.urdb;

/**
 * What became of one field of a URDB rate.
 *
 * @param fate what the importer did with it
 * @param pointer where it stands, as an RFC 6901 JSON pointer into the document that was read
 * @param sentence what it means for the bill, and what to do where something is to be done
 */
public record UrdbNote(Fate fate, String pointer, String sentence) {

  /** From harmless to fatal. */
  public enum Fate {
    /** Text that names or describes the rate and changes no amount. */
    INFORMATION,
    /** In the tariff, with nothing lost. */
    REPRESENTED,
    /** In the tariff, under a reading or with a need that the sentence states. */
    CONDITION,
    /** Not in the tariff: a strict import refuses, a lenient one goes on and lists it. */
    NOT_REPRESENTED,
    /** The document contradicts itself or the format: every import refuses. */
    INVALID
  }

  @Override
  public String toString() {
    return pointer + ": " + sentence;
  }
}
