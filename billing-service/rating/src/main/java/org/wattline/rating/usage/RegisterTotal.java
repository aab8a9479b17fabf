package org.wattline.rating.usage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.json.Doc;

/** What a register counted over whole days. */
@Doc("What a register counted over whole days.")
public record RegisterTotal(
    @Doc("The first day") LocalDate from,
    @Doc("The first day after") LocalDate to,
    @Doc("The period of the calendar that it counts; all of them when absent")
        @Nullable String period,
    @Doc("kWh (kvarh, m³)") Exact quantity) {
  public RegisterTotal {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("A register counts at least one day");
    }
  }

  public LocalDateRange range() {
    return new LocalDateRange(from, to);
  }
}
