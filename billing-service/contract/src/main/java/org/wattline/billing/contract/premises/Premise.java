package org.wattline.billing.contract.premises;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that is supplied, or that holds such places.
 *
 * @param parentId the premise that it is part of, or null
 * @param version to be sent back with a change
 */
public record Premise(
    UUID id,
    @Nullable UUID parentId,
    PremiseKind kind,
    @Nullable String name,
    PremiseAddress address,
    @Nullable Position position,
    int version) {}
