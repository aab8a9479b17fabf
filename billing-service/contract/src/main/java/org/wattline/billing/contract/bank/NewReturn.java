package org.wattline.billing.contract.bank;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * An outgoing entry is the return of an incoming one of the same amount.
 *
 * @param returnOf the incoming entry
 * @param version the outgoing entry's, as it was read
 */
public record NewReturn(@NotNull UUID returnOf, @Min(0) int version) {}
