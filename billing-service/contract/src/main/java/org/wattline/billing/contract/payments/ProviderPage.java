package org.wattline.billing.contract.payments;

import java.time.Instant;

/**
 * A page of the payment provider.
 *
 * @param expiresAt after which it takes nothing any more
 */
public record ProviderPage(String url, Instant expiresAt) {}
