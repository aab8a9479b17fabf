package org.wattline.billing.metering.internal.mappings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.csv.Column;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.ExactlyOne;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** A column by its name or by its position. */
@Doc("A column, by its name in the header or by its position.")
@ExactlyOne({"name", "names", "position"})
public record CsvColumn(
    @Doc("The header's text, compared without case and surrounding blanks") @Size(min = 1, max = 80)
        @Nullable String name,
    @Doc("The same where the header has one of several texts") @Size(min = 1, max = 8)
        @Nullable List<String> names,
    @Doc("Its position in the row, from 1") @Range(min = "1", max = "5000")
        @Nullable Integer position,
    @Doc("Which of several columns of that name, from 1")
        @Default("1")
        @Range(min = "1", max = "100")
        int occurrence) {

  Column column() {
    Integer at = position;
    if (at != null) {
      return Column.at(at - 1);
    }
    List<String> several = names;
    return new Column(several == null ? List.of(String.valueOf(name)) : several, occurrence, -1);
  }
}
