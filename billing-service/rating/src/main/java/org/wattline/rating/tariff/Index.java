package org.wattline.rating.tariff;

import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** An index that prices may follow. */
@Doc(
    "An index that prices may follow. Its values come with the reference data, in the tariff's currency.")
public record Index(
    @Doc("What it is") @Default("\"\"") @Size(max = 200) String name,
    @Doc("How it gives its values") @Default("\"interval\"") IndexKind type,
    @Doc("The unit that its values are for") @Default("\"mwh\"") EnergyUnit unit,
    @Doc("The least value that counts, as 0 where negative prices are not passed on")
        @Nullable Exact floor,
    @Doc("The greatest value that counts") @Nullable Exact cap) {}
