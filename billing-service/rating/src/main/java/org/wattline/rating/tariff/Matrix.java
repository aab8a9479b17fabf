package org.wattline.rating.tariff;

import java.util.List;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** A schedule of months by equal parts of the day. */
@Doc(
    "A schedule of twelve months by equal parts of the day (24 hours, 48 halves or 96 quarters). Each number"
        + " is the place of a period in `periods`, from 0.")
public record Matrix(
    @Doc("Monday to Friday, January first") @Size(min = 12, max = 12) List<List<Integer>> weekday,
    @Doc("Saturday and Sunday, January first") @Size(min = 12, max = 12)
        List<List<Integer>> weekend) {
  public Matrix {
    for (List<List<Integer>> side : List.of(weekday, weekend)) {
      for (List<Integer> row : side) {
        if (row.size() != 24 && row.size() != 48 && row.size() != 96) {
          throw new IllegalArgumentException("A row has 24, 48 or 96 entries, not " + row.size());
        }
      }
    }
  }
}
