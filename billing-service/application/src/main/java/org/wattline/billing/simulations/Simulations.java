package org.wattline.billing.simulations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.tariffs.TariffComparison;
import org.wattline.billing.contract.tariffs.TestBill;
import org.wattline.billing.contract.tariffs.TestBillRequest;

/** Prices usage by tariffs that it was not billed by. */
public interface Simulations {

  /** Tries a product's draft beside what is published of it. Staff only. */
  TestBill test(Asker asker, UUID productId, TestBillRequest request);

  /** What an agreement's usage would have cost on each tariff that it may have. */
  TariffComparison compare(
      Asker asker, UUID agreementId, LocalDate from, LocalDate to, @Nullable String language);
}
