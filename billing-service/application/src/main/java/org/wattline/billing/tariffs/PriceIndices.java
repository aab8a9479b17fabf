package org.wattline.billing.tariffs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.tariffs.IndexDayValue;
import org.wattline.billing.contract.tariffs.IndexPrices;
import org.wattline.billing.contract.tariffs.IndexUpload;
import org.wattline.billing.contract.tariffs.NewPriceIndex;
import org.wattline.billing.contract.tariffs.PriceIndex;

/**
 * Keeps the indices that prices follow, every revision of their values. Anyone of the supplier's
 * reads.
 */
public interface PriceIndices {
  List<PriceIndex> list(Asker asker);

  PriceIndex create(Asker asker, NewPriceIndex index);

  IndexUpload upload(Asker asker, String code, IndexPrices prices);

  IndexPrices prices(Asker asker, String code, Instant from, Instant to, @Nullable Instant knownAt);

  IndexUpload values(Asker asker, String code, List<IndexDayValue> values);

  List<IndexDayValue> values(Asker asker, String code, @Nullable Instant knownAt);
}
