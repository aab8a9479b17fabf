package org.wattline.billing.contract.deliveries;

/**
 * Records of a delivery that cannot be used.
 *
 * @param document the document's ordinal
 * @param place where in the document
 * @param reason a code, such as {@code BAD_TIME}
 * @param sentence what is wrong, for a person
 * @param records how many records it costs
 */
public record DeliveryRejection(
    int document, String place, String reason, String sentence, long records) {}
