package org.wattline.billing.contract.tariffs;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
 * @param detail what is wrong and what would be right
 */
public record DocumentError(String pointer, String detail) {}
