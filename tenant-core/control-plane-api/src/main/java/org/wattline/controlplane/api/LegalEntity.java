package org.wattline.controlplane.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company that bills in a supplier's name, as registered. */
public record LegalEntity(
    UUID id,
    String name,
    String registrationNumber,
    @Nullable String vatId,
    PostalAddress address,
    Instant createdAt) {}
