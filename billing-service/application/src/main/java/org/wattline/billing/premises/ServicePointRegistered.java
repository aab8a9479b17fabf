package org.wattline.billing.premises;

import java.util.UUID;

/**
 * A service point came to be known. Told within the transaction that registers it.
 *
 * @param marketId without blanks, upper case
 */
public record ServicePointRegistered(UUID id, String marketId) {}
