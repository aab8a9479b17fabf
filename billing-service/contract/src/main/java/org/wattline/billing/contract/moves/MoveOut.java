package org.wattline.billing.contract.moves;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.PostalAddress;

/**
 * An account leaves a point.
 *
 * @param agreementId the supply that ends
 * @param day the first day on which the account no longer lives there
 * @param reads what the registers showed then; empty where a meter sends its values
 * @param forwardingAddress where the final bill goes; the customer's address when null
 */
public record MoveOut(
    @NotNull UUID agreementId,
    @NotNull LocalDate day,
    @NotNull @Size(max = 20) List<@NotNull @Valid RegisterRead> reads,
    @Nullable @Valid PostalAddress forwardingAddress) {}
