package org.wattline.rating.result;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;

/** A tax that is on a line. */
@Doc("A tax that is on a line, at the rate of the line's days: a line never spans two rates.")
public record TaxShare(
    @Doc("The tax") String tax,
    @Doc("Per cent; absent where the account is exempt") @Nullable Exact percent,
    @Doc("The tax line that holds it") String line) {}
