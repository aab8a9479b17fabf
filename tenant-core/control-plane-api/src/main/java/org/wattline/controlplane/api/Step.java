package org.wattline.controlplane.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One named step of a job.
 *
 * @param name stable, lower case: {@code role}, {@code schema}, {@code migrations}, {@code realm} …
 * @param attempts how often it was begun
 * @param detail what was done, or why it failed, in a sentence; null before the first attempt
 */
public record Step(
    String name,
    StepState state,
    int attempts,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String detail) {}
