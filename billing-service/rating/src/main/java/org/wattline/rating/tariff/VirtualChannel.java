package org.wattline.rating.tariff;

import java.util.List;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** A channel made of others, interval by interval. */
@Doc(
    "A channel made of others, interval by interval: net import is load less generation, at least zero.")
public record VirtualChannel(
    @Doc("Channels added") @Size(min = 1, max = 10) List<String> plus,
    @Doc("Channels taken off") @Default("[]") @Size(max = 10) List<String> minus,
    @Doc("Whether an interval that comes to less than nothing counts as nothing") @Default("false")
        boolean atLeastZero) {}
