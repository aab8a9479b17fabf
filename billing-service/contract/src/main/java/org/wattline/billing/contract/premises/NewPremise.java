package org.wattline.billing.contract.premises;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A premise to be registered, or what is to hold of it.
 *
 * @param parentId the premise that it is part of, or null
 * @param name as people call it, or null
 */
public record NewPremise(
    @Nullable UUID parentId,
    @NotNull PremiseKind kind,
    @Nullable @Size(max = 120) String name,
    @NotNull @Valid PremiseAddress address,
    @Nullable @Valid Position position) {}
