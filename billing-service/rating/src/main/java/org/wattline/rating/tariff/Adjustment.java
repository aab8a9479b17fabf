package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** A change to the prices of a base list. */
@Doc(
    "A change to inherited prices: price x factor + add, in the component's own unit. Bands,"
        + " amounts of one-off items and totals of instalments are not prices; a price that is"
        + " another's highest follows that one.")
public record Adjustment(
    @Doc("Ids of components; every inherited one when empty") @Default("[]") @Size(max = 200)
        List<String> components,
    @Doc("Multiplies each price") @Default("\"1\"") Exact factor,
    @Doc("Added to each price") @Default("\"0\"") Exact add,
    @Doc("The first day; always when absent") @Nullable LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to) {
  /** The change to one component. */
  public PriceOverride on(String component) {
    return new PriceOverride(
        component, null, null, from == null ? LocalDate.MIN : from, to, null, null, factor, add);
  }
}
