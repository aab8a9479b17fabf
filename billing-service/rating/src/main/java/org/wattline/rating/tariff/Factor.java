package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;

/** A factor from a date on. */
@Doc("A factor from a date on.")
public record Factor(
    @Doc("The first day") LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
    @Doc("When it became known") @Nullable Instant recordedAt,
    @Doc("Multiplies the quantity") Exact factor)
    implements Dated {
  public Factor {
    Dated.requireOrdered(from, to);
  }
}
