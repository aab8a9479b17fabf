package org.wattline.billing.contract.premises;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The flats of a building, made in one go: each takes the building's address and place.
 *
 * @param units what tells each from the others, such as {@code Bus 12}: the address's second line
 * @param kind of each
 */
public record Replication(
    @NotEmpty @Size(max = 500) List<@NotNull @Size(min = 1, max = 120) String> units,
    @NotNull PremiseKind kind) {}
