/**
 * Bank transfers: the structured references that bills ask payers to give, the bank's files, and
 * which account each of their entries pays.
 *
 * <p>{@link org.wattline.billing.payments.bank.PaymentReference} is what stands on a bill; {@link
 * org.wattline.billing.payments.bank.PaymentReferences} gives new ones.
 */
@NamedInterface("bank")
@NullMarked
package org.wattline.billing.payments.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
