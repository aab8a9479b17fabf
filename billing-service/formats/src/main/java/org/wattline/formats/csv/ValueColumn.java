package org.wattline.formats.csv;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Direction;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesKind;

/**
 * A column of values and what is particular to it.
 *
 * @param column where the values are
 * @param channel tells its series from those of the row's other value columns; may be empty
 * @param kind what its numbers mean
 * @param direction null takes the mapping's
 * @param unit fixed or from a column; null reads the text of {@code unitColumn}
 * @param unitColumn the column whose text is the unit, where {@code unit} is null
 * @param length null takes the mapping's
 * @param absent cell texts that say "no record here" (not "no value")
 * @param emptyIsMissing whether an empty cell is a record of quality MISSING, or no record
 * @param cost a column of costs; null for none
 * @param currency ISO letters of the costs
 */
public record ValueColumn(
    Column column,
    String channel,
    SeriesKind kind,
    @Nullable CodeMap<Direction> direction,
    @Nullable CodeMap<ScaledUnit> unit,
    @Nullable Column unitColumn,
    @Nullable Length length,
    Set<String> absent,
    boolean emptyIsMissing,
    @Nullable Column cost,
    String currency) {

  public ValueColumn {
    Objects.requireNonNull(column, "column");
    absent = Set.copyOf(absent);
    if ((unit == null) == (unitColumn == null)) {
      throw new IllegalArgumentException("a unit comes from a table or from a column");
    }
  }

  /** Quantities of a fixed unit; an empty cell is a missing value. */
  public static ValueColumn of(Column column, ScaledUnit unit) {
    return new ValueColumn(
        column,
        "",
        SeriesKind.QUANTITY,
        null,
        CodeMap.fixed(unit),
        null,
        null,
        Set.of(),
        true,
        null,
        "");
  }

  /** Quantities whose unit another column writes. */
  public static ValueColumn withUnitFrom(Column column, Column unitColumn) {
    return new ValueColumn(
        column, "", SeriesKind.QUANTITY, null, null, unitColumn, null, Set.of(), true, null, "");
  }

  public ValueColumn channel(String value) {
    return new ValueColumn(
        column,
        value,
        kind,
        direction,
        unit,
        unitColumn,
        length,
        absent,
        emptyIsMissing,
        cost,
        currency);
  }

  public ValueColumn kind(SeriesKind value) {
    return new ValueColumn(
        column,
        channel,
        value,
        direction,
        unit,
        unitColumn,
        length,
        absent,
        emptyIsMissing,
        cost,
        currency);
  }

  public ValueColumn direction(Direction value) {
    return new ValueColumn(
        column,
        channel,
        kind,
        CodeMap.fixed(value),
        unit,
        unitColumn,
        length,
        absent,
        emptyIsMissing,
        cost,
        currency);
  }

  public ValueColumn unit(CodeMap<ScaledUnit> value) {
    return new ValueColumn(
        column,
        channel,
        kind,
        direction,
        value,
        null,
        length,
        absent,
        emptyIsMissing,
        cost,
        currency);
  }

  public ValueColumn length(Length value) {
    return new ValueColumn(
        column,
        channel,
        kind,
        direction,
        unit,
        unitColumn,
        value,
        absent,
        emptyIsMissing,
        cost,
        currency);
  }

  /** Cell texts that say that there is no record. */
  public ValueColumn absent(String... texts) {
    return new ValueColumn(
        column,
        channel,
        kind,
        direction,
        unit,
        unitColumn,
        length,
        Set.of(texts),
        emptyIsMissing,
        cost,
        currency);
  }

  /** An empty cell is no record rather than a missing value. */
  public ValueColumn emptyIsAbsent() {
    return new ValueColumn(
        column, channel, kind, direction, unit, unitColumn, length, absent, false, cost, currency);
  }

  public ValueColumn cost(Column costColumn, String iso) {
    return new ValueColumn(
        column,
        channel,
        kind,
        direction,
        unit,
        unitColumn,
        length,
        absent,
        emptyIsMissing,
        costColumn,
        iso);
  }
}
