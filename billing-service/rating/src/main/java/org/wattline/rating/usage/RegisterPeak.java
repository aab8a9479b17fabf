package org.wattline.rating.usage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.json.Doc;

/** The highest demand that a register recorded over whole days. */
@Doc("The highest demand that a register recorded over whole days.")
public record RegisterPeak(
    @Doc("The first day") LocalDate from,
    @Doc("The first day after") LocalDate to,
    @Doc("The period of the calendar that it watches; all of them when absent")
        @Nullable String period,
    @Doc("kW (kVA, kvar)") Exact kw) {
  public RegisterPeak {
    if (!to.isAfter(from)) {
      throw new IllegalArgumentException("A register watches at least one day");
    }
  }

  public LocalDateRange range() {
    return new LocalDateRange(from, to);
  }
}
