/** Tests of customers and accounts, through the contract. */
@NullMarked
package org.wattline.billing.customers;

import org.jspecify.annotations.NullMarked;
