/** Customers, their accounts, and the people who may act on an account. */
@NullMarked
package org.wattline.billing.contract.customers;

import org.jspecify.annotations.NullMarked;
