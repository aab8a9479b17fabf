package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;

/** An amount in parts. */
@Kind("instalments")
@Doc(
    "An amount spread over equal parts. Part k is round(total x k / count) - round(total x (k-1) / count), so"
        + " the parts come to the total.")
public record Instalments(
    @Flat Heading heading,
    @Doc("The whole amount; negative for a credit") Exact total,
    @Doc("How many parts") @Range(min = "1", max = "600") int count,
    @Doc("The day the first part falls due; later parts on the same day of the month, or its last")
        LocalDate first,
    @Doc("Months between two parts") @Default("1") @Range(min = "1", max = "12") int everyMonths)
    implements Component {
  @Override
  public List<PriceVersion> prices() {
    return List.of();
  }
}
