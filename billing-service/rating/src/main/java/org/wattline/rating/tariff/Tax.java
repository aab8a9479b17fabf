package org.wattline.rating.tariff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Size;

/** A tax on lines and on other taxes. */
@Doc(
    "A tax on the lines of its categories, and on other taxes. For each category and rate it makes one"
        + " tax line of the bill, rounded once. Taxes are worked out in the order written.")
public record Tax(
    @Doc("Names the tax") @Pattern(Heading.ID) String id,
    @Doc("What the bill calls it") @Size(min = 1, max = 200) String name,
    @Doc("The same in other languages, by ISO 639 code") @Default("{}") @Size(max = 50)
        Map<String, String> names,
    @Doc(
            "Tax categories of the lines it is on; a line of such a category that no rate covers is"
                + " refused. Every category when empty")
        @Default("[]")
        @Size(max = 50)
        List<String> categories,
    @Doc("Taxes written before this one that it is on too: tax on tax")
        @Default("[]")
        @Size(max = 20)
        List<String> onTaxes,
    @Doc("The tax category under which it is on those taxes")
        @Default("\"standard\"")
        @Pattern(Heading.ID)
        String onTaxesAs,
    @Doc("An attribute of the account that exempts from it when `true`, by days")
        @Size(min = 1, max = 64)
        @Nullable String exemption,
    @Doc("What a rate that changes inside a line means") @Default("\"supply-date\"")
        TaxChange onChange,
    @Doc("How its lines are rounded; the tariff's rule when absent")
        @Nullable RoundingRule rounding,
    @Doc(
            "Whether its rates are rounded together: each of its lines then comes to the rounded"
                + " sum of the lines up to it, less that of those before")
        @Default("false")
        boolean roundTogether,
    @Doc(
            "Rates from date to date; of those that fit a line's day, category and class, one that"
                + " names the class counts before one that names the category, and that before a"
                + " general one; then the one recorded last, then the one that starts last")
        @Size(min = 1, max = 500)
        List<TaxRate> rates) {}
