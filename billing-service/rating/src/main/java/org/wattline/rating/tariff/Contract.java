package org.wattline.rating.tariff;

import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** What a contracted power does to the billed demand. */
@Doc(
    "What a contracted power does: billed = max(measured, floorPercent of contracted) + factor x"
        + " (measured above overPercent of contracted); with excessOnly, the second part alone.")
public record Contract(
    @Doc(
            "The attribute that holds the contracted kW; with periods, `name.period` is looked for"
                + " first; the value of the first day billed in a cycle holds for its demand")
        @Default("\"contractedKw\"")
        @Size(min = 1, max = 64)
        String attribute,
    @Doc("Per cent of the contracted power that is billed at least")
        @Default("\"0\"")
        @Range(min = "0", max = "1000")
        Exact floorPercent,
    @Doc("Per cent of the contracted power above which excess begins")
        @Default("\"100\"")
        @Range(min = "0", max = "1000")
        Exact overPercent,
    @Doc("How many times excess is billed on top") @Default("\"1\"") @Range(min = "0", max = "100")
        Exact factor,
    @Doc("What of the power above that counts as excess") @Default("\"highest\"") ExcessKind excess,
    @Doc("Whether only the excess is billed") @Default("false") boolean excessOnly) {
  /** The attribute that holds the contracted kW of one period. */
  public static String attributeOf(String attribute, String period) {
    return attribute + "." + period;
  }
}
