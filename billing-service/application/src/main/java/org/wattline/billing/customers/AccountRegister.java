package org.wattline.billing.customers;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountPerson;
import org.wattline.billing.contract.customers.NewAccount;
import org.wattline.billing.contract.customers.Preferences;

/** Keeps the accounts and the people on them. */
public interface AccountRegister {

  /** Opens an account today, the supplier's date, and gives it a number. Staff only. */
  Account open(Asker asker, NewAccount account);

  Account get(Asker asker, UUID id);

  /**
   * The account, for somebody who may do this to it.
   *
   * @throws org.wattline.tenancy.problem.ProblemException as {@link AccountAccess#require} does
   */
  Account get(Asker asker, UUID id, AccountAccess.Purpose purpose);

  /** The asker's own accounts, or for staff all, in the order of their numbers. */
  Page<Account> list(Asker asker, @Nullable String cursor, int limit);

  /** A customer's accounts. Staff only. */
  List<Account> ofCustomer(Asker asker, UUID customerId);

  Account prefer(Asker asker, UUID id, Preferences preferences);

  List<AccountPerson> people(Asker asker, UUID id);

  /**
   * Ends a person's role on an account.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when a customer would leave the account
   *     without a holder
   */
  void removePerson(Asker asker, UUID id, UUID personId);
}
