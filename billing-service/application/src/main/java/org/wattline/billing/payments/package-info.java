/**
 * Payments by card through Stripe: what was asked for, what Stripe says became of it, saved methods
 * and automatic payment, refunds and disputes.
 *
 * <p>{@link org.wattline.billing.payments.CardPayments} is what customers do, {@link
 * org.wattline.billing.payments.PaymentCare} what staff do. A {@link
 * org.wattline.billing.payments.PaymentState} says where a payment stands; {@link
 * org.wattline.billing.payments.PaymentReceived} tells other modules that money has come. Webhooks
 * are only hints: Stripe is asked, and what it answers is merged, so their order does not matter.
 */
@ApplicationModule(
    displayName = "Payments",
    allowedDependencies = {"access", "audit", "copying", "customers", "ledger", "requests"})
@NullMarked
package org.wattline.billing.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
