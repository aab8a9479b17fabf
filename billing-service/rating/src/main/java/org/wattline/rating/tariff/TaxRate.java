package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** A tax rate from a date on. */
@Doc("A tax rate from a date on, for tax categories and customer classes.")
public record TaxRate(
    @Doc("The first day") LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
    @Doc("When it became known") @Nullable Instant recordedAt,
    @Doc("Per cent") @Range(min = "0", max = "1000") Exact percent,
    @Doc("Tax categories it is for; every category when empty") @Default("[]") @Size(max = 50)
        List<String> categories,
    @Doc("Customer classes it is for; every class when empty") @Default("[]") @Size(max = 50)
        List<String> classes)
    implements Dated {
  public TaxRate {
    Dated.requireOrdered(from, to);
  }
}
