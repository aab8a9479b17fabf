package org.wattline.rating.tariff;

import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** A price that follows an index. */
@Doc(
    "A price that follows an index: index x factor + add, for every interval (or from each date) of the"
        + " index. Negative prices stay negative unless the index has a floor.")
public record IndexPrice(
    @Doc("The index, one of the tariff's `indices`") @Size(min = 1, max = 64) String id,
    @Doc("Multiplies the index value, after it is brought to the component's unit")
        @Default("\"1\"")
        Exact factor,
    @Doc("Added to each unit: the margin") @Default("\"0\"") Exact add) {}
