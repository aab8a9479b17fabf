package org.wattline.billing.contract.tariffs;

/**
 * What became of a field of an imported rate.
 *
 * @param fate such as {@code REPRESENTED} or {@code NOT_REPRESENTED}
 * @param pointer where in the rate, as a JSON pointer
 */
public record UrdbField(String fate, String pointer, String sentence) {}
