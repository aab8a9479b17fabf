package org.wattline.billing.contract.tariffs;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What usage comes to by other prices, on the same code as bills. */
@HttpExchange("/api/v1")
public interface SimulationsApi {

  /**
   * Tries a product's draft, or a document that is not saved yet, on real or given usage, beside
   * what is published. Staff only. What is wrong with the document is answered as by saving it.
   */
  @PostExchange("/products/{id}/draft/test-bills")
  TestBill test(@PathVariable UUID id, @Valid @RequestBody TestBillRequest request);

  /**
   * What the usage of an agreement would have cost on each offered tariff of its class. Customers
   * ask for their own agreements.
   *
   * @param to the first day after, at most 366 days later
   * @param language of the names: two letters
   */
  @GetExchange("/agreements/{id}/tariff-comparison")
  TariffComparison compare(
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @Nullable @RequestParam(required = false) String language);
}
