package org.wattline.billing.contract.tariffs;

/**
 * Publishes a submitted draft.
 *
 * @param version the version of the draft that was read
 */
public record Approval(int version) {}
