package org.wattline.billing.metering.internal.mappings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.Quality;
import org.wattline.formats.csv.QualityColumn;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** Where the quality of a value stands. */
@Doc("Where the quality of a value stands, and what the operator's codes mean.")
public record CsvQuality(
    @Doc(
            "Its column; absent where a wide row has qualities beside its values, or the file has none")
        @Nullable CsvColumn column,
    @Doc("The operator's codes, compared without case; an unknown one is a rejection")
        @Default("{}")
        @Size(max = CsvCodes.MOST)
        Map<String, Quality> codes,
    @Doc("What an empty cell means, and all values where the file has no qualities")
        @Default("\"measured\"")
        Quality empty,
    @Doc("A second column, whose text is kept beside the code") @Nullable CsvColumn detail,
    @Doc("Texts of the second column that overrule a good quality")
        @Default("{}")
        @Size(max = CsvCodes.MOST)
        Map<String, Quality> detailCodes) {

  public CsvQuality {
    if (column != null && codes.isEmpty()) {
      throw new IllegalArgumentException("A column of qualities needs codes");
    }
    if (detail == null && !detailCodes.isEmpty()) {
      throw new IllegalArgumentException("detailCodes are those of the detail column");
    }
  }

  QualityColumn qualityColumn() {
    return new QualityColumn(
        column == null ? null : column.column(),
        codes,
        empty,
        detail == null ? null : detail.column(),
        detailCodes);
  }
}
