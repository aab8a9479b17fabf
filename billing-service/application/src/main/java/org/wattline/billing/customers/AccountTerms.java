package org.wattline.billing.customers;

import java.util.UUID;

/**
 * What whoever moves an account's money must know of it.
 *
 * @param currency ISO 4217
 * @param language of its documents: two letters
 */
public record AccountTerms(UUID id, String currency, String language) {}
