package org.wattline.billing.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomerChange;
import org.wattline.billing.contract.customers.NewCustomer;

/** Keeps the customers. Staff only. */
public interface CustomerRegister {

  /**
   * Registers a customer.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when a person has no family name, an
   *     organisation no name, or the language is not one of the supplier's
   */
  Customer register(Asker asker, NewCustomer customer);

  /**
   * @throws org.wattline.tenancy.problem.ProblemException when there is none
   */
  Customer get(Asker asker, UUID id);

  /**
   * Replaces a customer's particulars.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when somebody else changed them meanwhile
   */
  Customer change(Asker asker, UUID id, CustomerChange change);

  /**
   * Customers in the order of their names; {@code q} is matched to names, e-mail, account number.
   */
  Page<Customer> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit);
}
