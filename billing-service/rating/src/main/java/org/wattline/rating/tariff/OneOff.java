package org.wattline.rating.tariff;

import java.time.LocalDate;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;

/** An amount on a day. */
@Kind("one-off")
@Doc("An amount on one day: a connection fee, a welcome credit.")
public record OneOff(
    @Flat Heading heading,
    @Doc("The day it falls due") LocalDate on,
    @Doc("The amount; negative for a credit") Exact amount)
    implements Component {
  @Override
  public List<PriceVersion> prices() {
    return List.of();
  }
}
