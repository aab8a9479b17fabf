package org.wattline.billing.customers;

import java.util.UUID;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.customers.AccountRole;

/**
 * The wall between the customers of one supplier: a customer's token reaches that customer's
 * accounts and nothing else. A foreign account is answered like one that does not exist.
 */
public interface AccountAccess {

  /** What is done to an account. */
  enum Purpose {
    READ(AccountRole.VIEWER),
    PAY(AccountRole.PAYER),
    CHANGE(AccountRole.HOLDER);

    private final AccountRole least;

    Purpose(AccountRole least) {
      this.least = least;
    }

    /** Whether a person with the role may do it. */
    public boolean allows(AccountRole role) {
      return role.compareTo(least) <= 0;
    }
  }

  /**
   * Lets the asker pass to an account: staff to any, customers to those they have a role on that
   * allows the purpose.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when there is no such account for the
   *     asker
   * @throws org.wattline.tenancy.problem.ProblemException when the asker may see it, but not do
   *     this
   */
  void require(Asker asker, UUID accountId, Purpose purpose);

  /**
   * Lets the asker pass as {@link #require} does, and tells what to know of the account, all by one
   * statement.
   */
  AccountTerms terms(Asker asker, UUID accountId, Purpose purpose);
}
