package org.wattline.billing.contract.vee;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Channels and days that were judged together.
 *
 * @param reason {@code DELIVERY} or {@code REPROCESS}
 * @param findings what the rules said of them
 * @param estimates values that were estimated and took effect
 * @param failed chunks of channels that could not be judged
 */
public record VeeRun(
    UUID id,
    String reason,
    boolean done,
    String startedBy,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int channels,
    long days,
    long findings,
    long estimates,
    int failed) {}
