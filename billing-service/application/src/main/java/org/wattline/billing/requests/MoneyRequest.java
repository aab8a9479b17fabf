package org.wattline.billing.requests;

import java.util.UUID;

/**
 * Something that is wanted once.
 *
 * @param about what the key belongs to, such as an account: the same key of another is another
 *     request
 * @param key names it there: 8 to 64 letters, digits, hyphens and underscores
 * @param operation what is to be done, such as {@code pay}
 * @param content what was asked, written as JSON: the same key with another content is refused
 */
public record MoneyRequest(UUID about, String key, String operation, Object content) {}
