package org.wattline.rating.proof;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;

/** What one tier took. */
@Doc("What one tier took.")
public record TierPart(
    @Doc("The tier, from 1") int tier,
    @Doc("Where it begins") Exact from,
    @Doc("Where it ends; without end when absent") @Nullable Exact upTo,
    @Doc("The quantity in it") Exact quantity,
    @Doc("Whole blocks in it, where blocks are sold") @Nullable Exact blocks,
    @Doc("Its price") Exact price,
    @Doc("What reaching into it costs once") @Default("\"0\"") Exact flat,
    @Doc("quantity (or blocks) x price + flat") Exact amount) {}
