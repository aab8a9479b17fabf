package org.wattline.billing.metering.internal.vee;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.metering.internal.days.OwnMark;
import org.wattline.formats.QualityMark;
import org.wattline.vee.Standing;

/** What marks are worth to validation, by their numbers. Belongs to one thread and one supplier. */
final class Standings {
  private static final byte UNKNOWN = -1;

  private final MarkBook book;
  private byte[] standings = new byte[64];
  private @Nullable String[] texts = new @Nullable String[64];

  Standings(MarkBook book) {
    this.book = book;
    Arrays.fill(standings, UNKNOWN);
    standings[MarkBook.UNTOLD] = Standing.GAP;
  }

  MarkBook book() {
    return book;
  }

  byte of(int mark) {
    if (mark >= standings.length) {
      int before = standings.length;
      standings = Arrays.copyOf(standings, Math.max(mark + 1, before * 2));
      texts = Arrays.copyOf(texts, standings.length);
      Arrays.fill(standings, before, standings.length, UNKNOWN);
    }
    byte known = standings[mark];
    if (known == UNKNOWN) {
      QualityMark of = book.mark(mark);
      known = standing(of);
      standings[mark] = known;
      String text = (of.code() + " " + of.detail()).strip();
      texts[mark] = text.isEmpty() || OwnMark.of(of) != OwnMark.NONE ? null : text;
    }
    return known;
  }

  /** The operator's code and words of a mark whose standing was asked for; null for none. */
  @Nullable String text(int mark) {
    return texts[mark];
  }

  private static byte standing(QualityMark mark) {
    return switch (mark.quality()) {
      case MISSING, INVALID -> Standing.GAP;
      case ESTIMATED ->
          OwnMark.of(mark) == OwnMark.NONE ? Standing.ESTIMATED : Standing.OWN_ESTIMATE;
      case VALIDATED, MEASURED, PROVISIONAL, SUBSTITUTED -> Standing.ACTUAL;
    };
  }
}
