package org.wattline.formats.nem;

import org.jspecify.annotations.Nullable;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;

/**
 * NEM quality methods: a flag, and for what is not actual two digits for the method ({@code S14}).
 * Source: AEMO, Meter Data File Format Specification NEM12 and NEM13, quality flags.
 */
final class NemQuality {

  /** The flag of a day whose 400 records give a quality each to ranges of intervals. */
  static final char VARIABLE = 'V';

  private static final int LONGEST = 3;

  private NemQuality() {}

  /** Whether a field has the form of a quality method. */
  static boolean isMethod(String code) {
    if (code.isEmpty() || code.length() > LONGEST) {
      return false;
    }
    for (int i = 1; i < code.length(); i++) {
      if (code.charAt(i) < '0' || code.charAt(i) > '9') {
        return false;
      }
    }
    return "AEFNSV".indexOf(code.charAt(0)) >= 0;
  }

  /** The mark of a method with its reason; null for a code that is none, or variable. */
  static @Nullable QualityMark mark(String code, String reason, String description) {
    if (!isMethod(code)) {
      return null;
    }
    Quality quality =
        switch (code.charAt(0)) {
          case 'A' -> Quality.VALIDATED;
          case 'E' -> Quality.ESTIMATED;
          case 'F', 'S' -> Quality.SUBSTITUTED;
          case 'N' -> Quality.MISSING;
          default -> null;
        };
    if (quality == null) {
      return null;
    }
    String detail =
        description.isEmpty()
            ? reason
            : reason.isEmpty() ? description : reason + " " + description;
    return new QualityMark(quality, code, detail);
  }
}
