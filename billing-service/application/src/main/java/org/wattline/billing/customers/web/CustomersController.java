package org.wattline.billing.customers.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomerChange;
import org.wattline.billing.contract.customers.CustomersApi;
import org.wattline.billing.contract.customers.NewCustomer;
import org.wattline.billing.customers.AccountRegister;
import org.wattline.billing.customers.CustomerRegister;

@RestController
class CustomersController implements CustomersApi {
  private final CustomerRegister customers;
  private final AccountRegister accounts;
  private final Askers askers;

  CustomersController(CustomerRegister customers, AccountRegister accounts, Askers askers) {
    this.customers = customers;
    this.accounts = accounts;
    this.askers = askers;
  }

  @Override
  public Page<Customer> list(@Nullable String q, @Nullable String cursor, int limit) {
    return customers.list(askers.current(), q, cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Customer register(NewCustomer customer) {
    return customers.register(askers.current(), customer);
  }

  @Override
  public Customer get(UUID id) {
    return customers.get(askers.current(), id);
  }

  @Override
  public Customer change(UUID id, CustomerChange change) {
    return customers.change(askers.current(), id, change);
  }

  @Override
  public Page<Account> accounts(UUID id) {
    return new Page<>(accounts.ofCustomer(askers.current(), id), null);
  }
}
