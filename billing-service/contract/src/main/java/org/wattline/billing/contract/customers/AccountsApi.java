package org.wattline.billing.contract.customers;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/** Accounts: a customer reaches those it has a role on, staff all of the supplier's. */
@HttpExchange("/api/v1/accounts")
public interface AccountsApi {

  /**
   * The asker's accounts, or for staff the supplier's, by number.
   *
   * @param limit 1 to {@link Page#MAX_LIMIT}
   */
  @GetExchange
  Page<Account> list(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @PostExchange
  Account open(@Valid @RequestBody NewAccount account);

  @GetExchange("/{id}")
  Account get(@PathVariable UUID id);

  @PutExchange("/{id}/preferences")
  Account prefer(@PathVariable UUID id, @Valid @RequestBody Preferences preferences);

  @GetExchange("/{id}/people")
  List<AccountPerson> people(@PathVariable UUID id);

  /** Ends a person's role; the last holder cannot be removed by a customer. */
  @DeleteExchange("/{id}/people/{personId}")
  void removePerson(@PathVariable UUID id, @PathVariable UUID personId);

  /** Makes a code that lets one more person in; for staff and the account's holder. */
  @PostExchange("/{id}/registration-codes")
  RegistrationCode inviteByCode(
      @PathVariable UUID id, @Valid @RequestBody NewRegistrationCode code);
}
