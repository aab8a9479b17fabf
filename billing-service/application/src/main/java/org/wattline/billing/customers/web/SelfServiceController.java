package org.wattline.billing.customers.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Me;
import org.wattline.billing.contract.customers.Registration;
import org.wattline.billing.contract.customers.SelfServiceApi;
import org.wattline.billing.customers.AccountRegister;
import org.wattline.billing.customers.Registrations;
import org.wattline.billing.customers.Supplier;
import org.wattline.tenancy.security.Role;

@RestController
class SelfServiceController implements SelfServiceApi {
  private final AccountRegister accounts;
  private final Registrations registrations;
  private final Supplier supplier;
  private final Askers askers;

  SelfServiceController(
      AccountRegister accounts, Registrations registrations, Supplier supplier, Askers askers) {
    this.accounts = accounts;
    this.registrations = registrations;
    this.supplier = supplier;
    this.askers = askers;
  }

  @Override
  public Me me() {
    Asker asker = askers.current();
    List<Account> own =
        asker.isCustomer() ? accounts.list(asker, null, Page.MAX_LIMIT).items() : List.of();
    return new Me(
        asker.subject(),
        asker.name(),
        asker.roles().stream().map(Role::realmRole).sorted().toList(),
        supplier.name(),
        own);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Account register(Registration registration) {
    return registrations.claim(askers.current(), registration);
  }
}
