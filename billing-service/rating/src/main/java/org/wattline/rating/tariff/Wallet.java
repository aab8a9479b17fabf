package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** Credit in money that may only be spent on some lines. */
@Kind("wallet")
@Doc(
    "Net billing: credits that other components earn may be spent only on some lines, up to what those come"
        + " to; the rest is carried to later cycles or lapses. The line is: earned and kept back, less spent,"
        + " less paid out.")
public record Wallet(
    @Flat Heading heading,
    @Doc("Components whose credits go into the wallet; only components written before this one")
        @Size(min = 1, max = 100)
        List<String> earnedBy,
    @Doc(
            "Components, or `group:energy`, that credit may be spent on; only those written before this one")
        @Size(min = 1, max = 100)
        List<String> spentOn,
    @Doc(
            "Whether it takes what the netted energy of these components is settled for at their true-up, instead"
                + " of their lines: that is then not paid out but spent here")
        @Default("false")
        boolean settlements,
    @Doc("Whether credit can be spent in the cycle that earns it") @Default("true")
        boolean spendAtOnce,
    @Doc("Whether unspent credit is carried to the next cycle; it lapses otherwise")
        @Default("true")
        boolean carried,
    @Doc("After how many months carried credit lapses, counted from the end of its cycle")
        @Range(min = "1", max = "120")
        @Nullable Integer expiryMonths,
    @Doc("The month, 1 to 12, at the end of whose cycle the wallet is settled; never when absent")
        @Range(min = "1", max = "12")
        @Nullable Integer trueUpMonth,
    @Doc("What happens to what is left then") @Default("\"pay\"") Settlement settlement)
    implements Component {
  @Override
  public List<PriceVersion> prices() {
    return List.of();
  }
}
