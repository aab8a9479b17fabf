package org.wattline.billing.contract.customers;

import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/** Customers, for staff. */
@HttpExchange("/api/v1/customers")
public interface CustomersApi {

  /**
   * Customers by name.
   *
   * @param q words of a name, an account number, an e-mail address; null for all
   * @param cursor from the page before, or null
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange
  Page<Customer> list(
      @Nullable @RequestParam(required = false) String q,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @PostExchange
  Customer register(@Valid @RequestBody NewCustomer customer);

  @GetExchange("/{id}")
  Customer get(@PathVariable UUID id);

  @PutExchange("/{id}")
  Customer change(@PathVariable UUID id, @Valid @RequestBody CustomerChange change);

  @GetExchange("/{id}/accounts")
  Page<Account> accounts(@PathVariable UUID id);
}
