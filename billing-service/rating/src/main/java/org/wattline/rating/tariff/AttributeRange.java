package org.wattline.rating.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Size;

/** Which values of an attribute are meant. */
@Doc("Values of an attribute: one of a list, or numbers between two.")
public record AttributeRange(
    @Doc("The values meant; all when empty") @Default("[]") @Size(max = 100) List<String> in,
    @Doc("The least number, itself meant") @Nullable Exact min,
    @Doc("The number below which the value must be") @Nullable Exact below) {
  /** Whether a value is meant. */
  public boolean accepts(String value) {
    if (!in.isEmpty() && !in.contains(value)) {
      return false;
    }
    if (min == null && below == null) {
      return true;
    }
    Exact number;
    try {
      number = Exact.parse(value);
    } catch (NumberFormatException notANumber) {
      return false;
    }
    return (min == null || number.compareTo(min) >= 0)
        && (below == null || number.compareTo(below) < 0);
  }
}
