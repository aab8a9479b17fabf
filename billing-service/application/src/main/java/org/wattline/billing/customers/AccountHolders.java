package org.wattline.billing.customers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.DeliveryChannel;

/**
 * Tells other modules whose an account is. It checks nobody's rights: that is the caller's to do.
 */
public interface AccountHolders {

  /** An account and its holder in law; the account's role is null. */
  record HeldAccount(Account account, Customer holder) {}

  Optional<HeldAccount> of(UUID accountId);

  /**
   * How an account's documents reach its holder.
   *
   * @param email null where none is known
   */
  record Addressee(UUID accountId, DeliveryChannel delivery, @Nullable String email) {}

  /** Those of many accounts in one query; an account that is not there has none. */
  List<Addressee> addressees(Collection<UUID> accountIds);
}
