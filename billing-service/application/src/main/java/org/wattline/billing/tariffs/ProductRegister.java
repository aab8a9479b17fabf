package org.wattline.billing.tariffs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.tariffs.NewProduct;
import org.wattline.billing.contract.tariffs.ProductChange;
import org.wattline.billing.contract.tariffs.PublishedTariff;
import org.wattline.billing.contract.tariffs.TariffVersion;

/**
 * Keeps the products and shows what is published of them. A customer sees offered products that
 * have a tariff in force and are for every class or for one of theirs; others are answered like
 * products that do not exist.
 */
public interface ProductRegister {

  Page<org.wattline.billing.contract.tariffs.Product> list(
      Asker asker, @Nullable String q, @Nullable String cursor, int limit);

  org.wattline.billing.contract.tariffs.Product get(Asker asker, UUID id);

  org.wattline.billing.contract.tariffs.Product create(Asker asker, NewProduct product);

  org.wattline.billing.contract.tariffs.Product change(Asker asker, UUID id, ProductChange change);

  /** Published versions, newest first; to customers the one in force. */
  List<TariffVersion> versions(Asker asker, UUID id);

  PublishedTariff version(Asker asker, UUID versionId);
}
