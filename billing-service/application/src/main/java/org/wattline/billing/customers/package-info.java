/**
 * Customers (people and organisations), the accounts that they are billed on, and the people who
 * may act on an account.
 *
 * <p>{@link org.wattline.billing.customers.CustomerRegister} and {@link
 * org.wattline.billing.customers.AccountRegister} keep them; {@link
 * org.wattline.billing.customers.AccountAccess} is the wall between customers of one supplier,
 * asked by every module before it shows or changes anything of an account.
 */
@ApplicationModule(
    displayName = "Customers",
    allowedDependencies = {"access", "audit", "copying"})
@NullMarked
package org.wattline.billing.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
