package org.wattline.billing.contract.payments;

import org.jspecify.annotations.Nullable;

/**
 * A refund among those of all accounts, and whose it is.
 *
 * @param customerName the account's holder
 * @param method the card that it goes back to; null when the provider did not say
 */
public record ListedRefund(
    Refund refund, String accountNumber, String customerName, @Nullable String method) {}
