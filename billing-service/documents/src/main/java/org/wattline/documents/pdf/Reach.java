package org.wattline.documents.pdf;

import java.util.stream.IntStream;

/**
 * How far a letter's characters reach. The parts of a face that are embedded go by it rather than
 * by each letter's own characters: so they are cut once and not for every letter.
 */
enum Reach {
  /** Western Europe: Latin-1 and the signs that are usual in print. */
  WESTERN,

  /** Europe in Latin letters. */
  LATIN,

  /** All that the face has. */
  WHOLE;

  private static final int ASCII = 0x20;
  private static final int LATIN_1_END = 0x100;
  private static final int LATIN_END = 0x250;
  private static final String USUAL = "–—‘’‚“”„†•…‰‹›€™ŒœŠšŽžŸ";

  /** The smallest that has this character. */
  static Reach of(int character) {
    if (character < LATIN_1_END || USUAL.indexOf(character) >= 0) {
      return WESTERN;
    }
    return character < LATIN_END ? LATIN : WHOLE;
  }

  Reach and(Reach other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Every character in it that a face may have a glyph for. */
  IntStream characters() {
    return IntStream.range(ASCII, Character.MAX_VALUE).filter(c -> of(c).compareTo(this) <= 0);
  }
}
