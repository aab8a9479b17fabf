package org.wattline.billing.contract.moves;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.agreements.NewTerms;

/**
 * An account comes to a point.
 *
 * @param day the first day on which it lives there
 * @param reads what the registers showed then; empty where a meter sends its values
 * @param terms what is agreed; customers choose among the offered products
 */
public record MoveIn(
    @NotNull UUID accountId,
    @NotNull UUID servicePointId,
    @NotNull LocalDate day,
    @NotNull @Size(max = 20) List<@NotNull @Valid RegisterRead> reads,
    @NotNull @Valid NewTerms terms) {}
