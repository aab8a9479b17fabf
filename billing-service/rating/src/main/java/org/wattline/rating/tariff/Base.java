package org.wattline.rating.tariff;

import java.util.List;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** The list that a tariff inherits from. */
@Doc(
    "The list that a tariff inherits from: its calendars, indices, channels, taxes and components, in its"
        + " order, unless the tariff has its own of the same name or id. New components follow.")
public record Base(
    @Doc("The id of the base tariff") @Pattern(Heading.ID) String tariff,
    @Doc("Components that are not inherited") @Default("[]") @Size(max = 200) List<String> omit,
    @Doc("Changes to inherited prices, one after the other") @Default("[]") @Size(max = 100)
        List<Adjustment> adjust,
    @Doc("Single prices that replace inherited ones, after the changes")
        @Default("[]")
        @Size(max = 2000)
        List<PriceOverride> overrides) {}
