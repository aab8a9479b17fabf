package org.wattline.billing.contract.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns automatic payment on or off.
 *
 * @param methodId the saved method to charge; needed to turn it on
 * @param version the version that was read
 */
public record AutopayChange(boolean enabled, @Nullable UUID methodId, int version) {}
