package org.wattline.billing.contract.customers;

import java.time.Instant;

/**
 * A code that lets one person in to an account, once. Shown when it is made and never again.
 *
 * @param code to be typed beside the account number
 */
public record RegistrationCode(
    String accountNumber, String code, AccountRole role, Instant expiresAt) {}
