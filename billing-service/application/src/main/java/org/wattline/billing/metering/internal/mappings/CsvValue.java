package org.wattline.billing.metering.internal.mappings;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Direction;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.csv.CodeMap;
import org.wattline.formats.csv.Length;
import org.wattline.formats.csv.ValueColumn;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** A column of values in a long file. */
@Doc("A column of values in a file with a row for each moment.")
public record CsvValue(
    @Flat CsvColumn column,
    @Doc("The unit of the values, or of those whose text is not among `unitCodes`")
        @Nullable CsvUnit unit,
    @Doc("A column that says the unit in codes of its own") CsvCodes.@Nullable UnitCodes unitCodes,
    @Doc("A column that writes the unit, as kWh or m3") @Nullable CsvColumn unitColumn,
    @Doc("What a number means; `cumulative` is a register's count at the row's moment or day")
        @Default("\"quantity\"")
        SeriesKind kind,
    @Doc("Tells its series from those of the row's other values, such as an OBIS code")
        @Default("\"\"")
        @Size(max = 40)
        String channel,
    @Doc("Which way; that of the whole file when absent") @Nullable Direction direction,
    @Doc("The length of its intervals; that of the whole file when absent")
        @Nullable CsvInterval interval,
    @Doc("A column that says the length of its intervals, as `15min`, `PT1H` or `60` minutes")
        @Nullable CsvColumn intervalColumn,
    @Doc("Texts that say that there is no record") @Default("[]") @Size(max = 20)
        List<String> absent,
    @Doc("Whether an empty cell is a missing value or no record") @Default("\"missing\"")
        EmptyCell empty,
    @Doc("A column with what the value cost") @Nullable CsvColumn cost,
    @Doc("The currency of the costs") @Pattern("[A-Z]{3}") @Nullable Currency currency) {

  /** What an empty cell is. */
  public enum EmptyCell {
    /** A record of a value that is not there. */
    MISSING,
    /** No record. */
    ABSENT
  }

  public CsvValue {
    if (unit == null && unitCodes == null && unitColumn == null) {
      throw new IllegalArgumentException("A value has a unit, unitCodes or a unitColumn");
    }
    if (unitColumn != null && (unit != null || unitCodes != null)) {
      throw new IllegalArgumentException("A unitColumn stands alone: unit and unitCodes go");
    }
    if (interval != null && intervalColumn != null) {
      throw new IllegalArgumentException("Either interval or intervalColumn");
    }
    if ((cost == null) != (currency == null)) {
      throw new IllegalArgumentException("cost and currency go together");
    }
    if (kind == SeriesKind.MAXIMUM_DEMAND) {
      throw new IllegalArgumentException(
          "A CSV has no maximum-demand; average-rate is the mean rate of each interval");
    }
  }

  ValueColumn valueColumn() {
    CsvUnit fixed = unit;
    CsvCodes.UnitCodes codes = unitCodes;
    CsvColumn ofCost = cost;
    Currency money = currency;
    Direction way = direction;
    return new ValueColumn(
        column.column(),
        channel,
        kind,
        way == null ? null : CodeMap.fixed(way),
        codes != null ? codes.map(fixed) : fixed == null ? null : CodeMap.fixed(fixed.unit()),
        unitColumn == null ? null : unitColumn.column(),
        length(),
        Set.copyOf(absent),
        empty == EmptyCell.MISSING,
        ofCost == null ? null : ofCost.column(),
        money == null ? "" : money.getCurrencyCode());
  }

  private @Nullable Length length() {
    CsvColumn said = intervalColumn;
    if (said != null) {
      return new Length.Said(said.column());
    }
    CsvInterval fixed = interval;
    return fixed == null ? null : fixed.length();
  }
}
