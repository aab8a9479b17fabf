package org.wattline.billing.customers.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.AccountsApi;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.billing.contract.customers.NewRegistrationCode;
import org.wattline.billing.contract.customers.Preferences;
import org.wattline.billing.contract.customers.RegistrationCode;
import org.wattline.billing.customers.AccountRegister;
import org.wattline.billing.customers.Registrations;

@RestController
class AccountsController implements AccountsApi {
  private final AccountRegister accounts;
  private final Registrations registrations;
  private final Askers askers;

  AccountsController(AccountRegister accounts, Registrations registrations, Askers askers) {
    this.accounts = accounts;
    this.registrations = registrations;
    this.askers = askers;
  }

  @Override
  public Page<Account> list(@Nullable String cursor, int limit) {
    return accounts.list(askers.current(), cursor, limit);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Account open(NewAccount account) {
    return accounts.open(askers.current(), account);
  }

  @Override
  public Account get(UUID id) {
    return accounts.get(askers.current(), id);
  }

  @Override
  public Account prefer(UUID id, Preferences preferences) {
    return accounts.prefer(askers.current(), id, preferences);
  }

  @Override
  public List<AccountPerson> people(UUID id) {
    return accounts.people(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void removePerson(UUID id, UUID personId) {
    accounts.removePerson(askers.current(), id, personId);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public RegistrationCode inviteByCode(UUID id, NewRegistrationCode code) {
    return registrations.inviteByCode(askers.current(), id, code.role());
  }
}
