package org.wattline.billing.metering.internal.mappings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.csv.Column;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.ExactlyOne;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** Where the market id of a row's point stands. */
@Doc("Where the market id of the service point stands.")
@ExactlyOne({"name", "names", "position", "id", "preamble"})
public record CsvPoint(
    @Doc("The header's text of its column") @Size(min = 1, max = 80) @Nullable String name,
    @Doc("The same where the header has one of several texts") @Size(min = 1, max = 8)
        @Nullable List<String> names,
    @Doc("The position of its column in the row, from 1") @Range(min = "1", max = "5000")
        @Nullable Integer position,
    @Doc("The id itself: all rows are of one point, which the file does not name")
        @Size(min = 1, max = 40)
        @Nullable String id,
    @Doc("The text before it in a line above the header") @Size(min = 1, max = 80)
        @Nullable String preamble,
    @Doc("The scheme of the id") @Default("\"unstated\"") MarketIdScheme scheme) {

  void to(CsvMapping.Builder mapping) {
    String fixed = id;
    String label = preamble;
    if (fixed != null) {
      mapping.point(fixed, scheme);
    } else if (label != null) {
      mapping.pointFromPreamble(label, scheme);
    } else {
      mapping.point(column(), scheme);
    }
  }

  private Column column() {
    return new CsvColumn(name, names, position, 1).column();
  }
}
