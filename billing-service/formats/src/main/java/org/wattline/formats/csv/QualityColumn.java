package org.wattline.formats.csv;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Quality;

/**
 * Where a value's quality comes from.
 *
 * @param column null where the file has none: every value is then of quality {@code empty}
 * @param codes the operator's codes, compared without case; an unknown one is a rejection
 * @param empty what an empty cell means
 * @param detail a second column whose text is kept as the mark's detail; null for none
 * @param detailCodes details that overrule a good quality ({@code Voorlopig}: provisional)
 */
public record QualityColumn(
    @Nullable Column column,
    Map<String, Quality> codes,
    Quality empty,
    @Nullable Column detail,
    Map<String, Quality> detailCodes) {

  public QualityColumn {
    codes = Map.copyOf(codes);
    detailCodes = Map.copyOf(detailCodes);
  }

  /** No quality in the file: values are measured. */
  public static final QualityColumn NONE =
      new QualityColumn(null, Map.of(), Quality.MEASURED, null, Map.of());

  public static QualityColumn of(Column column, Map<String, Quality> codes) {
    return new QualityColumn(column, codes, Quality.MEASURED, null, Map.of());
  }

  /** Adds a second column that says more. */
  public QualityColumn detail(Column detailColumn, Map<String, Quality> overruling) {
    return new QualityColumn(column, codes, empty, detailColumn, overruling);
  }
}
