package org.wattline.billing.contract.deliveries;

import org.jspecify.annotations.Nullable;

/**
 * One document of a delivery.
 *
 * @param ordinal from 1
 * @param name of the entry in its archive; empty for a delivery that is no archive
 * @param format as recognised, such as {@code NEM12}; null where it is none that is known
 * @param formatVersion as the document states it; may be empty
 * @param refusal the code of the reason why nothing of it is kept; null where it was read
 * @param place where in the document that was found
 * @param sentence the refusal, for a person
 */
public record DeliveryDocument(
    int ordinal,
    String name,
    @Nullable String format,
    String formatVersion,
    long records,
    @Nullable String refusal,
    @Nullable String place,
    @Nullable String sentence) {}
