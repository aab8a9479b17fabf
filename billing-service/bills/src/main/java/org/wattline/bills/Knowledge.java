package org.wattline.bills;

import java.util.List;
import java.util.UUID;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.usage.Usage;

/** What was known at one moment of tariffs and usage. All of it was fetched before. */
public interface Knowledge {
  /** The tariff of a product, cut where its structure changes; days that have none are left out. */
  List<TariffSpan> tariff(UUID productId, LocalDateRange days);

  /** What was used at a point. */
  Usage usage(UUID servicePointId, LocalDateRange days);

  /** Whether any of it was estimated before it came here. */
  boolean estimated(UUID servicePointId, LocalDateRange days);

  /** A tariff, resolved for exactly these days. */
  record TariffSpan(LocalDateRange days, ResolvedTariff tariff) {}
}
