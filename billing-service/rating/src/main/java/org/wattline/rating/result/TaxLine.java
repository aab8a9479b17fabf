package org.wattline.rating.result;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.tariff.Mode;

/** One tax at one rate, over all lines it is on. */
@Doc(
    "One tax at one rate, over all lines and taxes it is on: per cent of the base, rounded once or"
        + " together with the other rates of the tax.")
public record TaxLine(
    @Doc("Names the line within the bill: tax, category and rate") String id,
    @Doc("The tax") String tax,
    @Doc("What the bill calls it") String name,
    @Doc("The same in other languages") @Default("{}") Map<String, String> names,
    @Doc("The tax category") String category,
    @Doc("Per cent; absent where the account is exempt") @Nullable Exact percent,
    @Doc("How the amount came about") Formula formula,
    @Doc("What it is on") Exact base,
    @Doc("The step that the amount was rounded to") Exact step,
    @Doc("What happened between two steps") Mode mode,
    @Doc("Whether it was rounded together with the other rates of its tax") @Default("false")
        boolean together,
    @Doc("The amount as printed") Exact amount) {
  /** The name in a language, or the plain one. */
  public String nameIn(String language) {
    return names.getOrDefault(language, name);
  }

  /** The amount before rounding. */
  public Exact unrounded() {
    return formula.value();
  }
}
