package org.wattline.billing.contract.payments;

import java.util.UUID;

/**
 * A card that was kept, as its owner knows it.
 *
 * @param brand such as {@code visa}
 * @param lastDigits the last four
 * @param expiryMonth 1 to 12
 * @param forAutopay whether automatic payment uses it
 */
public record SavedMethod(
    UUID id,
    String brand,
    String lastDigits,
    int expiryMonth,
    int expiryYear,
    boolean forAutopay) {}
