package org.wattline.rating.tariff;

import java.util.List;
import org.wattline.rating.json.Doc;

/** One thing that a tariff charges or credits. */
@Doc("One thing that a tariff charges or credits.")
public sealed interface Component
    permits Fixed, Energy, Demand, Reactive, Percentage, Bound, Wallet, OneOff, Instalments {
  Heading heading();

  default String id() {
    return heading().id();
  }

  /** Its dated prices; none where the component is not priced by date. */
  List<PriceVersion> prices();
}
