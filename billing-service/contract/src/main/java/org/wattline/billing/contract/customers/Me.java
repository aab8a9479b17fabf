package org.wattline.billing.contract.customers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The asker, as the service knows them.
 *
 * @param name to be greeted by
 * @param roles of the realm
 * @param accounts those the asker may act on; empty for staff
 */
public record Me(
    String subject,
    String name,
    @Nullable String email,
    List<String> roles,
    String supplier,
    List<Account> accounts) {}
