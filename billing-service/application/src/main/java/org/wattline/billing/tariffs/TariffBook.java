package org.wattline.billing.tariffs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.ResolvedTariff;

/**
 * Tells which tariff prices a product when. It checks nobody's rights: that is the caller's to do.
 */
public interface TariffBook {

  /**
   * A product that is known to be there.
   *
   * @throws IllegalArgumentException when there is none of this id
   */
  Product product(UUID productId);

  Optional<Product> find(UUID productId);

  /** The products that new agreements may choose, by code. */
  List<Product> offered();

  /** The first day for which anything is published of a product. */
  Optional<LocalDate> pricedFrom(UUID productId);

  /**
   * The tariff of a product over days, in their order. The days are cut where another version takes
   * effect, unless it continues the one before: then one tariff prices them all, so that tiers and
   * peaks of a cycle do not begin again. Of versions that overlap, the one published last prices,
   * from its own first day on. Days before the first version are in no span.
   *
   * <p>What is answered is shared by all accounts and kept in a cache.
   *
   * @param knownAt the moment whose knowledge counts, of versions and index values alike; now when
   *     null
   * @throws IllegalArgumentException when there is no such product, or more days than {@link
   *     ResolvedTariff#MAX_DAYS}
   */
  List<ResolvedSpan> resolve(UUID productId, LocalDateRange days, @Nullable Instant knownAt);

  /**
   * A document that is not published, bound to days with the lists and index values known now; of a
   * list that changes meanwhile, the version of the first day. Nothing is kept of it.
   *
   * @throws org.wattline.rating.json.InvalidJsonException when it cannot be read
   * @throws IllegalArgumentException when a list that it inherits from is not published
   */
  ResolvedTariff tried(String document, LocalDateRange days);

  /**
   * A tariff bound to days.
   *
   * @param versionId the published version that prices them; of several that continue one another,
   *     the last
   */
  record ResolvedSpan(LocalDateRange days, UUID versionId, ResolvedTariff tariff) {}
}
