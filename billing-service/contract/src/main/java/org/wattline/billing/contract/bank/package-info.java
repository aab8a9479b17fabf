/**
 * Bank transfers: the supplier's bank accounts, the bank's files, their entries, and to which
 * account each belongs.
 */
@NullMarked
package org.wattline.billing.contract.bank;

import org.jspecify.annotations.NullMarked;
