package org.wattline.rating.result;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.tariff.ComponentGroup;
import org.wattline.rating.tariff.Mode;

/** One line of a bill, with its proof. */
@Doc("One line of a bill, with its proof.")
public record Line(
    @Doc("Names the line within the bill: component, then the first day of its range") String id,
    @Doc("The component") String component,
    @Doc("What the bill calls it") String name,
    @Doc("The same in other languages") @Default("{}") Map<String, String> names,
    @Doc("Where it stands on the bill") ComponentGroup group,
    @Doc("The first day") LocalDate from,
    @Doc("The first day after") LocalDate to,
    @Doc("What was charged for, where that is one quantity") @Nullable Exact quantity,
    @Doc("Its unit") @Nullable Unit unit,
    @Doc("How the amount came about") Formula formula,
    @Doc("The step that the amount was rounded to") Exact step,
    @Doc("What happened between two steps") Mode mode,
    @Doc("The amount as printed") Exact amount,
    @Doc("The tax category") String taxCategory,
    @Doc("What the taxes are on") @Default("[]") List<TaxShare> taxes,
    @Doc("What it was computed from") @Default("[]") List<Evidence> evidence) {
  /** The amount before rounding. */
  public Exact unrounded() {
    return formula.value();
  }

  /** The name in a language, or the plain one. */
  public String nameIn(String language) {
    return names.getOrDefault(language, name);
  }

  /** Whether any interval behind it was estimated. */
  public boolean estimated() {
    return evidence.stream().anyMatch(each -> !each.estimates().isEmpty());
  }
}
