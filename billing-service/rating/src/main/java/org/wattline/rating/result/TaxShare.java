package org.wattline.rating.result;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;
import org.wattline.rating.proof.Formula;

/** What one tax rate takes of a line. */
@Doc("The part of a line (or of a tax on it) that one tax rate is on.")
public record TaxShare(
    @Doc("The tax") String tax,
    @Doc("Per cent; absent where the account is exempt") @Nullable Exact percent,
    @Doc("The tax category") String category,
    @Doc("The part of the line's amount, rounded or not as the tariff says") Exact base,
    @Doc("How the part was found: the share of the line, 1 for all of it") Formula share) {}
