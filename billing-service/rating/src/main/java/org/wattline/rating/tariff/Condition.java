package org.wattline.rating.tariff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** For whom a component is. */
@Doc("For whom a component is; it is asked day by day, since classes and attributes change.")
public record Condition(
    @Doc("Customer classes; every class when empty") @Default("[]") @Size(max = 50)
        List<String> classes,
    @Doc("Attributes of the account and the values they must have") @Default("{}") @Size(max = 20)
        Map<String, AttributeRange> attributes,
    @Doc("A coupon that the account must hold") @Size(min = 1, max = 64) @Nullable String coupon) {}
