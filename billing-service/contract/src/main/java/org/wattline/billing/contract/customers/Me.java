package org.wattline.billing.contract.customers;

import java.util.List;

/**
 * The asker, as the service knows them.
 *
 * @param name what the asker signs in with
 * @param roles of the realm
 * @param accounts those the asker may act on; empty for staff
 */
public record Me(
    String subject, String name, List<String> roles, String supplier, List<Account> accounts) {}
