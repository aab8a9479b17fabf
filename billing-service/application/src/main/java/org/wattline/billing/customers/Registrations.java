package org.wattline.billing.customers;

import java.util.UUID;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.Registration;
import org.wattline.billing.contract.customers.RegistrationCode;

/** Lets people in to accounts: a code is given out, and claimed once by a signed-in person. */
public interface Registrations {

  /** Makes a code; staff, or the account's holder. It is shown once and kept as a hash. */
  RegistrationCode inviteByCode(Asker asker, UUID accountId, AccountRole role);

  /**
   * Claims an account with its number and a code.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when number and code do not fit; which of
   *     the two is not told
   * @throws org.wattline.tenancy.problem.ProblemException after too many attempts by the asker or
   *     on the account
   */
  Account claim(Asker asker, Registration registration);
}
