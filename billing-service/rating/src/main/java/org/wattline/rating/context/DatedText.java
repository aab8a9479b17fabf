package org.wattline.rating.context;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** A value from a date on. */
@Doc("A value from a date on.")
public record DatedText(
    @Doc("The first day; always when absent") @Nullable LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
    @Doc("The value") @Size(max = 200) String value) {
  public DatedText {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("'to' is before 'from': it is the first day after");
    }
  }

  public static DatedText always(String value) {
    return new DatedText(null, null, value);
  }

  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
  }
}
