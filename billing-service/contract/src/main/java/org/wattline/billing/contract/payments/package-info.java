/**
 * Payments: how a customer pays by card, what became of each payment, saved methods and automatic
 * payment, and what staff do about refunds and disputes.
 */
@NullMarked
package org.wattline.billing.contract.payments;

import org.jspecify.annotations.NullMarked;
