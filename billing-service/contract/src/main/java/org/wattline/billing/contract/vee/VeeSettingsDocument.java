package org.wattline.billing.contract.vee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the supplier validates and estimates.
 *
 * @param version 0 for the defaults
 * @param document JSON, see the reference
 */
public record VeeSettingsDocument(
    int version, String document, @Nullable Instant recordedAt, @Nullable String recordedBy) {}
