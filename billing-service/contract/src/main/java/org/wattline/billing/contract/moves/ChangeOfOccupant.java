package org.wattline.billing.contract.moves;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.customers.PostalAddress;

/**
 * One account leaves a point and another comes, on the same day and with the same reads.
 *
 * @param agreementId the supply that ends
 * @param day the first day of the newcomer
 * @param accountId the newcomer's account
 */
public record ChangeOfOccupant(
    @NotNull UUID agreementId,
    @NotNull LocalDate day,
    @NotNull @Size(max = 20) List<@NotNull @Valid RegisterRead> reads,
    @Nullable @Valid PostalAddress forwardingAddress,
    @NotNull UUID accountId,
    @NotNull @Valid NewTerms terms) {}
