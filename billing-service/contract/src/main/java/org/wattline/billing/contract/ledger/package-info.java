/**
 * What accounts owe and how it came about; the supplier's books as of any day. Amounts are in the
 * supplier's currency: above zero is owed by the customer, or a debit.
 */
@NullMarked
package org.wattline.billing.contract.ledger;

import org.jspecify.annotations.NullMarked;
