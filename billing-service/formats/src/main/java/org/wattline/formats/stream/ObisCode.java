package org.wattline.formats.stream;

import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;

/**
 * An OBIS code, the meter world's name of a measured thing: {@code 1-1:1.29.0*255}, or its short
 * form {@code 1.8.0}. Source: IEC 62056-61.
 *
 * @param medium group A: 0 abstract, 1 electricity, 5 cooling, 6 heat, 7 gas, 8 and 9 water; -1 in
 *     the short form
 * @param channel group B; -1 in the short form
 * @param quantity group C
 * @param type group D: 6 maximum, 8 time integral (register), 9 and 29 integral of an interval
 * @param tariff group E
 */
public record ObisCode(int medium, int channel, int quantity, int type, int tariff) {

  private static final int LONGEST = 24;
  private static final int LARGEST = 255;
  private static final ScaledUnit KVARH = new ScaledUnit(MeasureUnit.VAR_HOUR, 3);
  private static final ScaledUnit KVAH = new ScaledUnit(MeasureUnit.VOLT_AMPERE_HOUR, 3);
  private static final ScaledUnit KILOWATT = new ScaledUnit(MeasureUnit.WATT, 3);
  private static final ScaledUnit UNSTATED = new ScaledUnit(MeasureUnit.UNSTATED, 0);

  /** Reads a code; null for a text that is none. Group F is not kept. */
  public static @Nullable ObisCode parse(CharSequence text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    int[] groups = {-1, -1, -1, -1, -1};
    String separators = "-:..";
    int start = text.chars().anyMatch(c -> c == ':') ? 0 : 2;
    int group = start;
    int n = -1;
    int i = 0;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        n = (n < 0 ? 0 : n) * 10 + (c - '0');
        if (n > LARGEST) {
          return null;
        }
      } else if (group < 4 && c == separators.charAt(group) && n >= 0) {
        groups[group++] = n;
        n = -1;
      } else if (group == 4 && (c == '*' || c == '.' || c == '&') && n >= 0) {
        break;
      } else {
        return null;
      }
    }
    if (group != 4 || n < 0) {
      return null;
    }
    groups[4] = n;
    return new ObisCode(groups[0], groups[1], groups[2], groups[3], groups[4]);
  }

  public Commodity commodity() {
    return switch (medium) {
      case 1 -> Commodity.ELECTRICITY;
      case 5 -> Commodity.COLD;
      case 6 -> Commodity.HEAT;
      case 7 -> Commodity.GAS;
      case 8, 9 -> Commodity.WATER;
      default -> Commodity.UNSTATED;
    };
  }

  private boolean electric() {
    return medium == 1 || medium == -1;
  }

  /** Import is +A: from the grid. */
  public Direction direction() {
    if (!electric()) {
      return medium >= 5 && medium <= 9 ? Direction.IMPORT : Direction.UNSTATED;
    }
    return switch (quantity) {
      case 1, 3, 9, 21, 41, 61 -> Direction.IMPORT;
      case 2, 4, 10, 22, 42, 62 -> Direction.EXPORT;
      case 16 -> Direction.NET;
      default -> Direction.UNSTATED;
    };
  }

  /** The unit that the code implies where the document gives none. */
  public ScaledUnit impliedUnit() {
    if (!electric()) {
      return UNSTATED;
    }
    boolean demand = type == 4 || type == 5 || type == 6 || type == 2;
    return switch (quantity) {
      case 1, 2, 15, 16 -> demand ? KILOWATT : ScaledUnit.KILOWATT_HOUR;
      case 3, 4, 5, 6, 7, 8 -> demand ? new ScaledUnit(MeasureUnit.VAR, 3) : KVARH;
      case 9, 10 -> demand ? new ScaledUnit(MeasureUnit.VOLT_AMPERE, 3) : KVAH;
      default -> UNSTATED;
    };
  }

  /** What a single reading of the code is. */
  public SeriesKind readingKind() {
    return switch (type) {
      case 2, 6, 16, 26 -> SeriesKind.MAXIMUM_DEMAND;
      case 7 -> SeriesKind.INSTANTANEOUS;
      case 4, 5 -> SeriesKind.AVERAGE_RATE;
      default -> SeriesKind.CUMULATIVE;
    };
  }
}
