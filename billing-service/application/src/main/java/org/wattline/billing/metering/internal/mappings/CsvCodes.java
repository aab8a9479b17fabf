package org.wattline.billing.metering.internal.mappings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.csv.CodeMap;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Size;

/** Columns whose texts are codes for something. */
final class CsvCodes {
  static final int MOST = 100;

  private CsvCodes() {}

  /** A column that says what flows. */
  @Doc("A column whose texts say what flows.")
  public record CommodityCodes(
      @Flat CsvColumn column,
      @Doc("What its texts mean, compared without case") @Size(min = 1, max = MOST)
          Map<String, Commodity> codes) {
    CodeMap<Commodity> map(@Nullable Commodity otherwise) {
      return new CodeMap<>(column.column(), codes, otherwise);
    }
  }

  /** A column that says which way. */
  @Doc("A column whose texts say which way, seen from the customer.")
  public record DirectionCodes(
      @Flat CsvColumn column,
      @Doc("What its texts mean, compared without case") @Size(min = 1, max = MOST)
          Map<String, Direction> codes) {
    CodeMap<Direction> map(@Nullable Direction otherwise) {
      return new CodeMap<>(column.column(), codes, otherwise);
    }
  }

  /** A column that says the unit. */
  @Doc("A column whose texts say the unit in words of their own.")
  public record UnitCodes(
      @Flat CsvColumn column,
      @Doc("What its texts mean, compared without case") @Size(min = 1, max = MOST)
          Map<String, CsvUnit> codes) {
    CodeMap<ScaledUnit> map(@Nullable CsvUnit otherwise) {
      Map<String, ScaledUnit> units = new HashMap<>();
      codes.forEach((code, unit) -> units.put(code, unit.unit()));
      return new CodeMap<>(column.column(), units, otherwise == null ? null : otherwise.unit());
    }
  }

  /** A column that says the source's tier. */
  @Doc("A column with the source's own time-of-use tier.")
  public record TierCodes(
      @Flat CsvColumn column,
      @Doc("The numbers of its texts, from 1; 0 for no tier") @Size(min = 1, max = MOST)
          Map<String, Integer> codes) {}
}
