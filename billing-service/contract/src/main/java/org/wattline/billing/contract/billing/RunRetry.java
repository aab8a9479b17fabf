package org.wattline.billing.contract.billing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Accounts to compute again, with what is known now.
 *
 * @param accountIds parked or drafted ones; all that are parked when empty
 */
public record RunRetry(@NotNull @Size(max = 1000) List<@NotNull UUID> accountIds) {}
